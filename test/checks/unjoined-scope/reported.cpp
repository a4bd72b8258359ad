// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unjoined-scope %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-unjoined-scope reports: scopes that are destroyed while their
// children may still run. Other libraries' scopes are in shapes.cpp.

#include <rt/rt.hpp>

#include <utility>
#include <vector>

rt::task<> save(int order);
rt::task<int> fetch(int id);
rt::task<bool> ready();

//===--- Never joined -----------------------------------------------------===//

rt::task<> neverJoined(rt::executor &pool) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(pool, save(1));
  co_return;
}

// The first work is shown.
rt::task<> twoChildren() {
  rt::async_scope children;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'children' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'children' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await children.join()' on every path that leaves its block
  children.spawn(save(1));
  children.spawn(fetch(2));
  co_await ready();
}

// Asking how many there are waits for none of them.
rt::task<> looksOnly() {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  if (scope.size() > 0)
    co_await rt::yield();
}

rt::task<> factory(rt::executor &pool) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(pool, [] { return save(1); });
  co_return;
}

// The child adds to the scope; it cannot wait for itself.
rt::task<> childHasTheScope(rt::executor &pool) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+7]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(pool, [&scope]() -> rt::task<> {
    scope.spawn(save(1));
    co_return;
  });
  co_return;
}

rt::task<> inLoop(const std::vector<int> &orders) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:5: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  for (int order : orders)
    scope.spawn(save(order));
  co_return;
}

// Destroyed once per round.
rt::task<> insideLoop(const std::vector<int> &orders) {
  for (int order : orders) {
    rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:21: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:5: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:21: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:21: note: write 'co_await scope.join()' on every path that leaves its block
    scope.spawn(save(order));
  }
  co_return;
}

rt::task<> inInnerBlock() {
  {
    rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:21: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:5: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:21: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:21: note: write 'co_await scope.join()' on every path that leaves its block
    scope.spawn(save(1));
  }
  co_await ready();
}

//===--- A join that waits for nothing ------------------------------------===//

// async-unawaited-task reports the join as well.
rt::task<> joinNotAwaited() {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  scope.join();
  co_return;
}

rt::task<> joinedBeforeOnly() {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  co_await scope.join();
  scope.spawn(save(1));
}

rt::task<> workAfterJoin() {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is destroyed with work that nothing joins [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+6]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  co_await scope.join();
  scope.spawn(save(2));
}

//===--- Joined on some paths ---------------------------------------------===//

rt::task<> earlyReturn(bool cancelled) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:7: note: not joined when 'cancelled'
// CHECK-NEXT: :[[@LINE+5]]:5: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  if (cancelled)
    co_return;
  co_await scope.join();
}

rt::task<> joinedInOneBranch(bool wait) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:7: note: not joined when '!wait'
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  if (wait)
    co_await scope.join();
}

rt::task<> joinedInOneCase(int mode) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+9]]:3: note: not joined in this case
// CHECK-NEXT: :[[@LINE+13]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  switch (mode) {
  case 0:
    co_await scope.join();
    break;
  case 1:
    break;
  default:
    co_await scope.join();
  }
}

rt::task<> leavesLoop(const std::vector<int> &orders) {
  for (int order : orders) {
    rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:21: warning: scope 'scope' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:5: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:9: note: not joined when 'order == 0'
// CHECK-NEXT: :[[@LINE+5]]:7: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:21: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:21: note: write 'co_await scope.join()' on every path that leaves its block
    scope.spawn(save(order));
    if (order == 0)
      break;
    co_await scope.join();
  }
}

rt::task<> onlyTheOther(bool both) {
  rt::async_scope first, second;
// CHECK:      :[[@LINE-1]]:26: warning: scope 'second' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+6]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+7]]:7: note: not joined when '!both'
// CHECK-NEXT: :[[@LINE+8]]:1: note: 'second' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:26: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:26: note: write 'co_await second.join()' on every path that leaves its block
  first.spawn(save(1));
  second.spawn(save(2));
  co_await first.join();
  if (both)
    co_await second.join();
}

// Spawned in both branches, joined in one.
rt::task<> oneBranchForgets(bool urgent) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is destroyed with work that nothing joins [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+8]]:5: note: it is given work here
// CHECK-NEXT: :[[@LINE+9]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  if (urgent) {
    scope.spawn(save(1));
    co_await scope.join();
  } else {
    scope.spawn(save(2));
  }
}

//===--- Where it stands --------------------------------------------------===//

int main() {
  rt::thread_pool pool;
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: block on 'scope.join()' on every path that leaves its block
  scope.spawn(pool, save(1));
}

void anotherPoolIsJoined() {
  rt::thread_pool pool, other;
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: block on 'scope.join()' on every path that leaves its block
  scope.spawn(pool, save(1));
  other.join();
}

void poolIsJoinedOnSomePaths(bool wait) {
  rt::thread_pool pool;
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:7: note: not joined when '!wait'
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:19: note: block on 'scope.join()' on every path that leaves its block
  scope.spawn(pool, save(1));
  if (wait)
    pool.join();
}

auto inLambda = []() -> rt::task<> {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  co_return;
};

struct shop {
  rt::task<> close() {
    rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:21: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:5: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:5: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:21: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:21: note: write 'co_await scope.join()' on every path that leaves its block
    scope.spawn(save(1));
    co_return;
  }
};

template <class T> rt::task<> inTemplate(T order) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(order));
  co_return;
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(long);

#define START(SCOPE, TASK) SCOPE.spawn(TASK)

rt::task<> inMacro() {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  START(scope, save(1));
  co_return;
}

using nursery = rt::async_scope;

rt::task<> throughAlias() {
  nursery scope;
// CHECK:      :[[@LINE-1]]:11: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:11: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:11: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  co_return;
}

struct namedScope : rt::async_scope {
  const char *name = "";
};

rt::task<> derived() {
  namedScope scope;
// CHECK:      :[[@LINE-1]]:14: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:14: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-5]]:14: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(save(1));
  co_return;
}
