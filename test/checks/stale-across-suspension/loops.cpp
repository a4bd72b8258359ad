// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-stale-across-suspension %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-stale-across-suspension reports of loops over shared containers.

#include <rt/rt.hpp>

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <ranges>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct session {
  int id = 0;
  rt::task<> send(const std::string &text);
  rt::task<> close();
  bool idle() const;
};

rt::task<> save();

class vector_loops {
  std::vector<std::shared_ptr<session>> sessions_;

public:
  void add(std::shared_ptr<session> s) { sessions_.push_back(std::move(s)); }

  rt::task<> reference(const std::string &text) {
    for (auto &s : sessions_)
      co_await s->send(text);
  }

  rt::task<> copies(const std::string &text) {
    for (auto s : sessions_)
      co_await s->send(text);
  }

  rt::task<> iterators() {
    for (auto it = sessions_.begin(); it != sessions_.end(); ++it)
      co_await (*it)->close();
  }

  rt::task<> twoIterators() {
    for (auto it = sessions_.begin(), end = sessions_.end(); it != end; ++it)
      co_await (*it)->close();
  }

  rt::task<> backwards() {
    for (auto it = sessions_.rbegin(); it != sessions_.rend(); it++)
      co_await (*it)->close();
  }

  rt::task<> whileLoop() {
    auto it = sessions_.begin();
    while (it != sessions_.end()) {
      co_await (*it)->close();
      ++it;
    }
  }

  rt::task<> onOnePath() {
    for (auto &s : sessions_)
      if (s->idle())
        co_await s->close();
  }

  rt::task<> continues() {
    for (auto &s : sessions_) {
      if (!s->idle())
        continue;
      co_await s->close();
    }
  }

  rt::task<> usesTheElementAfter() {
    for (auto &s : sessions_) {
      co_await s->close();
      s.reset();
    }
  }

  rt::task<> nested() {
    for (int i = 0; i < 3; ++i)
      for (auto &s : sessions_)
        co_await s->close();
  }

  rt::task<> filtered() {
    for (auto &s : sessions_ | std::views::drop(1))
      co_await s->close();
  }

  rt::task<> withInit() {
    for (auto &all = sessions_; auto &s : all)
      co_await s->close();
  }

  rt::task<> stopsOnAFlag() {
    for (auto &s : sessions_) {
      co_await s->close();
      if (stopped_)
        break;
    }
  }

  bool stopped_ = false;
};

class node_loops {
  std::map<int, session> map_;
  std::unordered_map<int, session> hashed_;
  std::set<std::string> names_;
  std::list<session> list_;
  std::deque<session> deque_;

public:
  void remove(int id) { map_.erase(id); }
  void insert(int id) { hashed_.try_emplace(id); }
  void clear() { names_.clear(); }
  void prune() {
    list_.remove_if([](const session &s) { return s.idle(); });
  }
  void addFirst() { deque_.emplace_front(); }

  rt::task<> map() {
    for (auto &[id, s] : map_)
      co_await s.close();
  }

  rt::task<> values() {
    for (auto &s : map_ | std::views::values)
      co_await s.close();
  }

  rt::task<> hashed() {
    for (auto &entry : hashed_)
      co_await entry.second.close();
  }

  rt::task<> set() {
    for (const std::string &name : names_) {
      (void)name;
      co_await save();
    }
  }

  rt::task<> list() {
    for (auto &s : list_)
      co_await s.close();
  }

  rt::task<> deque() {
    for (auto &s : deque_)
      co_await s.close();
  }
};

//===--- Where the container is -------------------------------------------===//

std::vector<session> everybody;
void enter() { everybody.emplace_back(); }

rt::task<> global() {
  for (auto &s : everybody)
    co_await s.close();
}

struct state {
  std::map<int, session> sessions;
  const std::map<int, session> &all() const { return sessions; }
};

void leave(state &s, int id) { s.sessions.erase(id); }

rt::task<> reference(state &s) {
  for (auto &[id, one] : s.sessions)
    co_await one.close();
}

rt::task<> pointer(state *s) {
  for (auto &[id, one] : s->sessions)
    co_await one.close();
}

rt::task<> shared(std::shared_ptr<state> s) {
  for (auto &[id, one] : s->sessions)
    co_await one.close();
}

class server {
  std::shared_ptr<state> state_;
  std::vector<session> waiting_;

  rt::task<> closeAll(std::vector<session> &which) {
    for (auto &s : which)
      co_await s.close();
  }

public:
  void wait() { waiting_.emplace_back(); }

  rt::task<> run() { co_await closeAll(waiting_); }

  rt::task<> memberOfPointee() {
    for (auto &[id, one] : state_->sessions)
      co_await one.close();
  }

  auto lambda() {
    return [this]() -> rt::task<> {
      for (auto &s : waiting_)
        co_await s.close();
    };
  }

  // The element gets lost, too; that is the same cause.
  rt::task<> onlyOnce() {
    for (auto &s : waiting_) {
      co_await s.close();
      co_await s.send("bye");
      s.id = 0;
    }
  }
};

rt::task<> startsBoth(rt::async_scope &scope) {
  std::vector<session> found;
  auto adds = [&found]() -> rt::task<> {
    co_await save();
    found.emplace_back();
  };
  auto walks = [&found]() -> rt::task<> {
    for (auto &s : found)
      co_await s.close();
  };
  scope.spawn(adds());
  scope.spawn(walks());
  co_await scope.join();
}

//===--- A container of one's own -----------------------------------------===//

template <typename T> class small_list {
  T items_[8];
  int size_ = 0;

public:
  T *begin() { return items_; }
  T *end() { return items_ + size_; }
  void erase(T *at);
  void clear() { size_ = 0; }
};

class with_own_container {
  small_list<session> sessions_;

public:
  void stop() { sessions_.clear(); }

  rt::task<> run() {
    for (auto &s : sessions_)
      co_await s.close();
  }
};

template <typename Session> class hub {
  std::vector<Session> sessions_;

public:
  void add() { sessions_.emplace_back(); }

  rt::task<> close() {
    for (Session &s : sessions_)
      co_await s.close();
  }
};
template class hub<session>;
