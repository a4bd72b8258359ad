// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// The shapes that network servers have: sessions, subscribers, pools, caches.
// What is right and what is not stand side by side.

#include <rt/rt.hpp>

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

struct stream {
  rt::task<std::string> read();
  rt::task<> write(std::string_view data);
  void shutdown();
};

//===--- Chat: a room, and participants that come and go ------------------===//

class participant : public std::enable_shared_from_this<participant> {
  stream stream_;
  std::deque<std::string> outbox_;
  bool open_ = true;

public:
  void deliver(std::string text) { outbox_.push_back(std::move(text)); }

  rt::task<> write() {
    auto self = shared_from_this();
    while (open_) {
      if (outbox_.empty()) {
        co_await rt::sleep_for(1ms);
        continue;
      }
      // Delivering leaves the elements of a deque where they are.
      auto &next = outbox_.front();
      co_await stream_.write(next);
      if (next.empty())
        open_ = false;
      outbox_.pop_front();
    }
  }
};

class chat_room {
  std::unordered_set<std::shared_ptr<participant>> participants_;
  std::deque<std::string> recent_;

public:
  void join(std::shared_ptr<participant> p) {
    for (const std::string &text : recent_)
      p->deliver(text);
    participants_.insert(std::move(p));
  }
  void leave(const std::shared_ptr<participant> &p) { participants_.erase(p); }

  void deliver(const std::string &text) {
    for (auto &p : participants_)
      p->deliver(text);
  }

  rt::task<> shutdown() {
    for (auto &p : participants_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'participants_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'shutdown' is suspended here
// CHECK-NEXT: :[[@LINE-11]]:69: note: function 'leave' erases from 'participants_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'participants_', or hold a lock that those who change it take
      co_await p->write();
  }

  rt::task<> shutdownOfThose() {
    auto those = std::exchange(participants_, {});
    for (auto &p : those)
      co_await p->write();
  }
};

//===--- Sessions in a map ------------------------------------------------===//

struct user {
  std::string name;
  stream peer;
  std::chrono::steady_clock::time_point seen;
};

class gateway {
  std::unordered_map<int, user> users_;
  std::map<std::string, int> byName_;
  int next_ = 0;

public:
  int connected(user u) {
    byName_[u.name] = next_;
    users_.emplace(next_, std::move(u));
    return next_++;
  }
  void disconnected(int id) {
    auto it = users_.find(id);
    if (it == users_.end())
      return;
    byName_.erase(it->second.name);
    users_.erase(it);
  }

  rt::task<> serve(int id) {
    auto &u = users_.at(id);
    for (;;) {
      std::string request = co_await u.peer.read();
      u.seen = std::chrono::steady_clock::now();
// CHECK:      :[[@LINE-1]]:7: warning: reference 'u' is used after a suspension, in which 'users_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:15: note: reference 'u' into 'users_' is made here
// CHECK-NEXT: :[[@LINE-4]]:29: note: coroutine 'serve' is suspended here
// CHECK-NEXT: :[[@LINE-11]]:12: note: function 'disconnected' erases from 'users_'
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'users_' again after the suspension, or keep a copy
      if (request.empty())
        break;
    }
    disconnected(id);
  }

  rt::task<> serveOnceMore(int id) {
    for (;;) {
      auto it = users_.find(id);
      if (it == users_.end())
        break;
      std::string request = co_await it->second.peer.read();
      it = users_.find(id);
      if (it == users_.end() || request.empty())
        break;
      it->second.seen = std::chrono::steady_clock::now();
    }
  }

  rt::task<> expire() {
    auto now = std::chrono::steady_clock::now();
    for (auto it = users_.begin(); it != users_.end();) {
      if (now - it->second.seen < 60s) {
        ++it;
        continue;
      }
      co_await it->second.peer.write("bye");
      it = users_.erase(it);
// CHECK:      :[[@LINE-1]]:25: warning: iterator 'it' is used after a suspension, in which 'users_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-8]]:20: note: iterator 'it' into 'users_' is made here
// CHECK-NEXT: :[[@LINE-4]]:7: note: coroutine 'expire' is suspended here
// CHECK-NEXT: :[[@LINE-44]]:12: note: function 'disconnected' erases from 'users_'
// CHECK-NEXT: :[[@LINE-5]]:25: note: look it up in 'users_' again after the suspension, or keep a copy
    }
  }

  rt::task<> expireByName() {
    std::vector<int> old;
    for (auto &[id, u] : users_)
      if (u.name.empty())
        old.push_back(id);
    for (int id : old) {
      if (auto it = users_.find(id); it != users_.end()) {
        co_await it->second.peer.write("bye");
        disconnected(id);
      }
    }
  }

  rt::task<bool> tell(std::string name, std::string text) {
    auto entry = byName_.find(name);
    if (entry == byName_.end())
      co_return false;
    int id = entry->second;
    co_await users_.at(id).peer.write(text);
    co_return users_.contains(id);
  }
};

//===--- A pool of connections --------------------------------------------===//

struct connection {
  bool busy = false;
  stream peer;
  rt::task<bool> ping();
};

class connection_pool {
  std::vector<std::unique_ptr<connection>> all_;
  std::vector<connection> spare_;
  connection *preferred_ = nullptr;

public:
  void grow() {
    all_.push_back(std::make_unique<connection>());
    spare_.emplace_back();
  }

  // Growing moves the pointers and not the connections.
  rt::task<> useOne() {
    connection &c = *all_.front();
    c.busy = true;
    co_await c.peer.write("x");
    c.busy = false;
  }

  rt::task<> useSpare() {
    auto spare = std::find_if(spare_.begin(), spare_.end(),
                              [](const connection &c) { return !c.busy; });
    if (spare == spare_.end())
      co_return;
    spare->busy = true;
    co_await spare->peer.write("x");
    spare->busy = false;
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'spare' is used after a suspension, in which 'spare_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-8]]:18: note: iterator 'spare' into 'spare_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'useSpare' is suspended here
// CHECK-NEXT: :[[@LINE-22]]:12: note: function 'grow' adds to 'spare_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'spare_' again after the suspension, or keep a copy
  }

  rt::task<> usePreferred() {
    connection &c = *preferred_;
    co_await c.peer.write("x");
    c.busy = false;
  }

  rt::task<> health() {
    for (auto &c : all_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'all_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:12: note: coroutine 'health' is suspended here
// CHECK-NEXT: :[[@LINE-37]]:10: note: function 'grow' adds to 'all_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'all_', or hold a lock that those who change it take
      if (!co_await c->ping())
        c->busy = true;
  }

  rt::task<> healthByIndex() {
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (!co_await all_[i]->ping())
        break;
  }
};

//===--- A cache that loads -----------------------------------------------===//

class file_cache {
  struct entry {
    std::string content;
    unsigned hits = 0;
  };
  std::unordered_map<std::string, entry> entries_;
  unsigned generation_ = 0;
  rt::mutex loading_;

  static rt::task<std::string> load(std::string path);

public:
  void invalidate() {
    entries_.clear();
    ++generation_;
  }

  rt::task<std::string> get(std::string path) {
    auto [it, isNew] = entries_.try_emplace(path);
    if (isNew)
      it->second.content = co_await load(path);
    ++it->second.hits;
// CHECK:      :[[@LINE-1]]:7: warning: iterator 'it' is used after a suspension, in which 'entries_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:24: note: iterator 'it' into 'entries_' is made here
// CHECK-NEXT: :[[@LINE-4]]:28: note: coroutine 'get' is suspended here
// CHECK-NEXT: :[[@LINE-12]]:14: note: function 'invalidate' erases from 'entries_'
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'entries_' again after the suspension, or keep a copy
    co_return it->second.content;
  }

  rt::task<std::string> getLoaded(std::string path) {
    if (auto it = entries_.find(path); it != entries_.end()) {
      ++it->second.hits;
      co_return it->second.content;
    }
    std::string content = co_await load(path);
    auto &e = entries_[path];
    e.content = content;
    co_return content;
  }

  rt::task<> refresh(std::string path) {
    entry &e = entries_[path];
    unsigned before = generation_;
    std::string content = co_await load(path);
    if (before == generation_)
      e.content = std::move(content);
  }

  rt::task<> refreshAlone(std::string path) {
    auto lock = co_await loading_.scoped_lock();
    entry &e = entries_[path];
    e.content = co_await load(path);
  }
};

//===--- Callbacks change it ----------------------------------------------===//

struct event_source {
  std::function<void(int)> onGone;
};

class watcher {
  std::map<int, std::string> names_;

  static rt::task<> report(const std::string &name);

public:
  explicit watcher(event_source &source) {
    source.onGone = [this](int id) { names_.erase(id); };
  }

  rt::task<> run() {
    for (auto &[id, name] : names_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'names_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'run' is suspended here
// CHECK-NEXT: :[[@LINE-7]]:45: note: this lambda erases from 'names_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'names_', or hold a lock that those who change it take
      co_await report(name);
  }
};

class ticker {
  std::vector<std::function<rt::task<>()>> handlers_;

public:
  void on(std::function<rt::task<>()> handler) {
    handlers_.push_back(std::move(handler));
  }

  // A handler may add another one.
  rt::task<> tick() {
    for (auto &handler : handlers_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'handlers_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'tick' is suspended here
// CHECK-NEXT: :[[@LINE-8]]:15: note: function 'on' adds to 'handlers_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'handlers_', or hold a lock that those who change it take
      co_await handler();
  }

  rt::task<> tickSafely() {
    auto handlers = handlers_;
    for (auto &handler : handlers)
      co_await handler();
  }
};
