// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension --option=async-stale-across-suspension.Evidence=loop \
// RUN:   %s -- -std=c++20 -I%rt_include | FileCheck --check-prefix=LOOP --implicit-check-not=warning: %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension \
// RUN:   %s -- -std=c++20 -I%rt_include | FileCheck --check-prefixes=LOOP,SEEN --implicit-check-not=warning: %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension --option=async-stale-across-suspension.Evidence=possible \
// RUN:   %s -- -std=c++20 -I%rt_include | FileCheck --check-prefixes=LOOP,SEEN,POSSIBLE --implicit-check-not=warning: %s

// What the values of Evidence report: each all that the one before does.

#include <rt/rt.hpp>

#include <map>
#include <vector>

struct session {
  rt::task<> close();
  void touch();
};

rt::task<> save();

class changed_elsewhere {
  std::vector<session> sessions_;

public:
  void add() { sessions_.emplace_back(); }

  rt::task<> loop() {
    for (auto &s : sessions_)
// LOOP: :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended
      co_await s.close();
  }

  rt::task<> iteratorLoop() {
    for (auto it = sessions_.begin(); it != sessions_.end(); ++it)
// LOOP: :[[@LINE-1]]:64: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change
      co_await it->close();
  }

  rt::task<> element() {
    auto &s = sessions_.front();
    co_await save();
    s.touch();
// SEEN: :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change
  }
};

class changed_here {
  std::vector<session> sessions_;

public:
  rt::task<> element() {
    sessions_.emplace_back();
    auto &s = sessions_.back();
    co_await save();
    s.touch();
// POSSIBLE: :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change
// POSSIBLE: :[[@LINE-5]]:15: note: another run of coroutine 'element' adds to 'sessions_', which may move its elements
  }
};

class changed_by_the_unseen {
  std::map<int, session> sessions_;

public:
  void remove(int id);

  rt::task<> loop() {
    for (auto &[id, s] : sessions_)
// POSSIBLE: :[[@LINE-1]]:5: warning: this loop walks over 'sessions_', which may change while it is suspended
// POSSIBLE: :[[@LINE-8]]:26: note: code that is not seen here can change 'sessions_'
      co_await s.close();
  }
};

struct open_to_all {
  std::vector<session> sessions;

  rt::task<> element() {
    auto &s = sessions.front();
    co_await save();
    s.touch();
// POSSIBLE: :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions' may change
  }
};

rt::task<> walks(std::vector<session> &all) {
  for (auto &s : all)
// POSSIBLE: :[[@LINE-1]]:3: warning: this loop walks over 'all', which may change while it is suspended
    co_await s.close();
}

class nobody_can {
  std::vector<session> sessions_;

public:
  rt::task<> loop() {
    for (auto &s : sessions_)
      co_await s.close();
  }
};
