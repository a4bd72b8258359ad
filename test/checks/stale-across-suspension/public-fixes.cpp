// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Bugs that public projects had, in the words of this test: each as it was, and
// as it was mended.

#include <rt/rt.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

//===--- scylladb #13899, mended by #13900 --------------------------------===//
//
// Functions of the gossiper waited while they walked over the map of endpoint
// states, which is rehashed when a node joins.

struct endpoint_state {
  int generation = 0;
  bool alive = false;
};

class gossip {
  std::unordered_map<std::string, endpoint_state> states_;

  rt::task<> tell(const std::string &node);

public:
  void joined(const std::string &node) { states_.emplace(node, endpoint_state{}); }

  rt::task<> tellAllBefore() {
    for (const auto &[node, state] : states_)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'states_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'tellAllBefore' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:50: note: function 'joined' adds to 'states_', which may end iterators into it
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'states_', or hold a lock that those who change it take
      co_await tell(node);
  }

  std::vector<std::string> nodes() const {
    std::vector<std::string> result;
    for (const auto &[node, state] : states_)
      result.push_back(node);
    return result;
  }

  rt::task<> tellAllAfter() {
    for (const auto &node : nodes())
      co_await tell(node);
  }
};

//===--- scylladb #2271 ---------------------------------------------------===//
//
// The state of an endpoint was used, by reference, after its entry had been
// removed.

class membership {
  std::map<std::string, endpoint_state> states_;

  rt::task<> announce(const std::string &node);

public:
  void removed(const std::string &node) { states_.erase(node); }

  rt::task<> aliveBefore(const std::string &node) {
    auto &state = states_[node];
    co_await announce(node);
    state.alive = true;
// CHECK:      :[[@LINE-1]]:5: warning: reference 'state' is used after a suspension, in which 'states_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'state' into 'states_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'aliveBefore' is suspended here
// CHECK-NEXT: :[[@LINE-9]]:51: note: function 'removed' erases from 'states_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'states_' again after the suspension, or keep a copy
  }

  rt::task<> aliveAfter(const std::string &node) {
    endpoint_state state = states_[node];
    co_await announce(node);
    state.alive = true;
    states_[node] = state;
  }
};

//===--- redpanda #4235 ---------------------------------------------------===//
//
// A partition was looked up, waited for, and then erased by the iterator from
// before.

struct attached_partition {
  rt::task<> stop();
};

class group_manager {
  std::unordered_map<std::string, std::shared_ptr<attached_partition>> partitions_;
  rt::async_scope scope_;

public:
  void attach(const std::string &name) {
    partitions_.emplace(name, std::make_shared<attached_partition>());
  }

  rt::task<> detachBefore(std::string name) {
    auto it = partitions_.find(name);
    if (it == partitions_.end())
      co_return;
    auto partition = it->second;
    co_await partition->stop();
    partitions_.erase(it);
// CHECK:      :[[@LINE-1]]:23: warning: iterator 'it' is used after a suspension, in which 'partitions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-7]]:15: note: iterator 'it' into 'partitions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'detachBefore' is suspended here
// CHECK-NEXT: :[[@LINE+10]]:17: note: coroutine 'detachAfter' erases from 'partitions_'
// CHECK-NEXT: :[[@LINE-5]]:23: note: look it up in 'partitions_' again after the suspension, or keep a copy
  }

  rt::task<> detachAfter(std::string name) {
    auto it = partitions_.find(name);
    if (it == partitions_.end())
      co_return;
    auto partition = it->second;
    co_await partition->stop();
    partitions_.erase(name);
  }
};

//===--- clice #489 -------------------------------------------------------===//
//
// The entry of a module was found before its build was awaited, and used for
// the log after that. A save that comes meanwhile changes the map. Besides, a
// loop over the map awaited, and left right after: that was right.

class module_index {
  std::unordered_map<int, std::string> modules_;

  rt::task<bool> build(const std::string &name);
  static void log(const std::string &name, bool good);

public:
  void saved(int path, std::string name) {
    modules_.erase(path);
    modules_.insert_or_assign(path, std::move(name));
  }

  rt::task<> compileBefore(int path) {
    auto entry = modules_.find(path);
    if (entry == modules_.end())
      co_return;
    bool good = co_await build(entry->second);
    log(entry->second, good);
// CHECK:      :[[@LINE-1]]:9: warning: iterator 'entry' is used after a suspension, in which 'modules_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-6]]:18: note: iterator 'entry' into 'modules_' is made here
// CHECK-NEXT: :[[@LINE-4]]:17: note: coroutine 'compileBefore' is suspended here
// CHECK-NEXT: :[[@LINE-13]]:14: note: function 'saved' erases from 'modules_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'modules_' again after the suspension, or keep a copy
  }

  rt::task<> compileAfter(int path) {
    auto entry = modules_.find(path);
    if (entry == modules_.end())
      co_return;
    std::string name = entry->second;
    bool good = co_await build(name);
    log(name, good);
  }

  rt::task<> importBefore(const std::string &wanted) {
    for (auto &[path, name] : modules_)
      if (name == wanted) {
        co_await build(name);
        break;
      }
  }
};

//===--- scylladb #22040, mended by #23680 --------------------------------===//
//
// A change of the schema replaced the set of tables while an update of the set
// was suspended.

struct table_set {
  std::set<int> tables;
};

class compaction {
  std::unique_ptr<table_set> set_ = std::make_unique<table_set>();
  bool newSchema_ = false;

  rt::task<int> compact();

public:
  void schemaBefore() { set_ = std::make_unique<table_set>(); }
  void schemaAfter() { newSchema_ = true; }

  rt::task<> updateBefore() {
    table_set &now = *set_;
    int made = co_await compact();
    now.tables.insert(made);
// CHECK:      :[[@LINE-1]]:5: warning: reference 'now' is used after a suspension, in which 'set_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:22: note: reference 'now' into 'set_' is made here
// CHECK-NEXT: :[[@LINE-4]]:16: note: coroutine 'updateBefore' is suspended here
// CHECK-NEXT: :[[@LINE-10]]:30: note: function 'schemaBefore' gives a new value to 'set_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: use 'set_' again after the suspension, or keep a copy
  }

  rt::task<> updateAfter() {
    int made = co_await compact();
    if (std::exchange(newSchema_, false))
      set_ = std::make_unique<table_set>();
    set_->tables.insert(made);
  }
};
