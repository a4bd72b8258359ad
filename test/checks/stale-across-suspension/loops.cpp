// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension %s \
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
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'reference' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s->send(text);
  }

  rt::task<> copies(const std::string &text) {
    for (auto s : sessions_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'copies' is suspended here
// CHECK-NEXT: :[[@LINE-15]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s->send(text);
  }

  rt::task<> iterators() {
    for (auto it = sessions_.begin(); it != sessions_.end(); ++it)
// CHECK:      :[[@LINE-1]]:64: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:20: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'iterators' is suspended here
// CHECK-NEXT: :[[@LINE-25]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:64: note: walk over a copy, or find the place again after the suspension
      co_await (*it)->close();
  }

  rt::task<> twoIterators() {
    for (auto it = sessions_.begin(), end = sessions_.end(); it != end; ++it)
// CHECK:      :[[@LINE-1]]:75: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:20: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'twoIterators' is suspended here
// CHECK-NEXT: :[[@LINE-35]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:75: note: walk over a copy, or find the place again after the suspension
      co_await (*it)->close();
  }

  rt::task<> backwards() {
    for (auto it = sessions_.rbegin(); it != sessions_.rend(); it++)
// CHECK:      :[[@LINE-1]]:64: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:20: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'backwards' is suspended here
// CHECK-NEXT: :[[@LINE-45]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:64: note: walk over a copy, or find the place again after the suspension
      co_await (*it)->close();
  }

  rt::task<> whileLoop() {
    auto it = sessions_.begin();
    while (it != sessions_.end()) {
      co_await (*it)->close();
      ++it;
// CHECK:      :[[@LINE-1]]:9: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:7: note: coroutine 'whileLoop' is suspended here
// CHECK-NEXT: :[[@LINE-58]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'sessions_' again after the suspension, or keep a copy
    }
  }

  rt::task<> onOnePath() {
    for (auto &s : sessions_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:9: note: coroutine 'onOnePath' is suspended here
// CHECK-NEXT: :[[@LINE-67]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      if (s->idle())
        co_await s->close();
  }

  rt::task<> continues() {
    for (auto &s : sessions_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:7: note: coroutine 'continues' is suspended here
// CHECK-NEXT: :[[@LINE-77]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      if (!s->idle())
        continue;
      co_await s->close();
    }
  }

  rt::task<> usesTheElementAfter() {
    for (auto &s : sessions_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'usesTheElementAfter' is suspended here
// CHECK-NEXT: :[[@LINE-89]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s->close();
      s.reset();
    }
  }

  rt::task<> nested() {
    for (int i = 0; i < 3; ++i)
      for (auto &s : sessions_)
// CHECK:      :[[@LINE-1]]:7: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:9: note: coroutine 'nested' is suspended here
// CHECK-NEXT: :[[@LINE-101]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:7: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
        co_await s->close();
  }

  rt::task<> filtered() {
    for (auto &s : sessions_ | std::views::drop(1))
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'filtered' is suspended here
// CHECK-NEXT: :[[@LINE-110]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s->close();
  }

  rt::task<> withInit() {
    for (auto &all = sessions_; auto &s : all)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'withInit' is suspended here
// CHECK-NEXT: :[[@LINE-119]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s->close();
  }

  rt::task<> stopsOnAFlag() {
    for (auto &s : sessions_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'stopsOnAFlag' is suspended here
// CHECK-NEXT: :[[@LINE-128]]:52: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
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
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'map_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'map' is suspended here
// CHECK-NEXT: :[[@LINE-12]]:30: note: function 'remove' erases from 'map_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'map_', or hold a lock that those who change it take
      co_await s.close();
  }

  rt::task<> values() {
    for (auto &s : map_ | std::views::values)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'map_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'values' is suspended here
// CHECK-NEXT: :[[@LINE-21]]:30: note: function 'remove' erases from 'map_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'map_', or hold a lock that those who change it take
      co_await s.close();
  }

  rt::task<> hashed() {
    for (auto &entry : hashed_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'hashed_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'hashed' is suspended here
// CHECK-NEXT: :[[@LINE-29]]:33: note: function 'insert' adds to 'hashed_', which may end iterators into it
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'hashed_', or hold a lock that those who change it take
      co_await entry.second.close();
  }

  rt::task<> set() {
    for (const std::string &name : names_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'names_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:7: note: coroutine 'set' is suspended here
// CHECK-NEXT: :[[@LINE-37]]:25: note: function 'clear' erases from 'names_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'names_', or hold a lock that those who change it take
      (void)name;
      co_await save();
    }
  }

  rt::task<> list() {
    for (auto &s : list_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'list_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'list' is suspended here
// CHECK-NEXT: :[[@LINE-46]]:11: note: function 'prune' erases from 'list_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'list_', or hold a lock that those who change it take
      co_await s.close();
  }

  rt::task<> deque() {
    for (auto &s : deque_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'deque_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'deque' is suspended here
// CHECK-NEXT: :[[@LINE-53]]:28: note: function 'addFirst' adds to 'deque_', which may end iterators into it
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'deque_', or hold a lock that those who change it take
      co_await s.close();
  }
};

//===--- Where the container is -------------------------------------------===//

std::vector<session> everybody;
void enter() { everybody.emplace_back(); }

rt::task<> global() {
  for (auto &s : everybody)
// CHECK:      :[[@LINE-1]]:3: warning: this loop walks over 'everybody', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'global' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:26: note: function 'enter' adds to 'everybody', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:3: note: walk over a copy of 'everybody', or hold a lock that those who change it take
    co_await s.close();
}

struct state {
  std::map<int, session> sessions;
  const std::map<int, session> &all() const { return sessions; }
};

void leave(state &s, int id) { s.sessions.erase(id); }

rt::task<> reference(state &s) {
  for (auto &[id, one] : s.sessions)
// CHECK:      :[[@LINE-1]]:3: warning: this loop walks over 'sessions', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'reference' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:43: note: function 'leave' erases from 'sessions'
// CHECK-NEXT: :[[@LINE-4]]:3: note: walk over a copy of 'sessions', or hold a lock that those who change it take
    co_await one.close();
}

rt::task<> pointer(state *s) {
  for (auto &[id, one] : s->sessions)
// CHECK:      :[[@LINE-1]]:3: warning: this loop walks over 'sessions', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'pointer' is suspended here
// CHECK-NEXT: :[[@LINE-15]]:43: note: function 'leave' erases from 'sessions'
// CHECK-NEXT: :[[@LINE-4]]:3: note: walk over a copy of 'sessions', or hold a lock that those who change it take
    co_await one.close();
}

rt::task<> shared(std::shared_ptr<state> s) {
  for (auto &[id, one] : s->sessions)
// CHECK:      :[[@LINE-1]]:3: warning: this loop walks over 'sessions', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'shared' is suspended here
// CHECK-NEXT: :[[@LINE-24]]:43: note: function 'leave' erases from 'sessions'
// CHECK-NEXT: :[[@LINE-4]]:3: note: walk over a copy of 'sessions', or hold a lock that those who change it take
    co_await one.close();
}

class server {
  std::shared_ptr<state> state_;
  std::vector<session> waiting_;

  rt::task<> closeAll(std::vector<session> &which) {
    for (auto &s : which)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'which', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:7: note: coroutine 'closeAll' is suspended here
// CHECK-NEXT: :[[@LINE-4]]:45: note: 'which' may be 'waiting_'
// CHECK-NEXT: :[[@LINE+6]]:26: note: function 'wait' adds to 'waiting_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: walk over a copy of 'which', or hold a lock that those who change it take
      co_await s.close();
  }

public:
  void wait() { waiting_.emplace_back(); }

  rt::task<> run() { co_await closeAll(waiting_); }

  rt::task<> memberOfPointee() {
    for (auto &[id, one] : state_->sessions)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'memberOfPointee' is suspended here
// CHECK-NEXT: :[[@LINE-52]]:43: note: function 'leave' erases from 'sessions'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions', or hold a lock that those who change it take
      co_await one.close();
  }

  auto lambda() {
    return [this]() -> rt::task<> {
      for (auto &s : waiting_)
// CHECK:      :[[@LINE-1]]:7: warning: this loop walks over 'waiting_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:9: note: this coroutine lambda is suspended here
// CHECK-NEXT: :[[@LINE-18]]:26: note: function 'wait' adds to 'waiting_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:7: note: walk over a copy of 'waiting_', or hold a lock that those who change it take
        co_await s.close();
    };
  }

  // The element gets lost, too; that is the same cause.
  rt::task<> onlyOnce() {
    for (auto &s : waiting_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'waiting_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'onlyOnce' is suspended here
// CHECK-NEXT: :[[@LINE-29]]:26: note: function 'wait' adds to 'waiting_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'waiting_', or hold a lock that those who change it take
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
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'found', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: this coroutine lambda is suspended here
// CHECK-NEXT: :[[@LINE-6]]:11: note: this coroutine lambda adds to 'found', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'found', or hold a lock that those who change it take
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
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'run' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:27: note: function 'stop' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s.close();
  }
};

template <typename Session> class hub {
  std::vector<Session> sessions_;

public:
  void add() { sessions_.emplace_back(); }

  rt::task<> close() {
    for (Session &s : sessions_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'close' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:26: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'sessions_', or hold a lock that those who change it take
      co_await s.close();
  }
};
template class hub<session>;
