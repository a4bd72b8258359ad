// The model of KJ and the headers themselves. Of coroutines they know nothing
// before Cap'n Proto 0.10: those are in test/libraries/kj.
//
// REQUIRES: kj
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 | %verify %s
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/kj.yaml

#include <kj/async.h>

kj::Promise<void> work();
kj::Promise<int> count();

void drops() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: handle returned by 'work' is discarded, so the work is given up [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'kj::Promise<void>': its destructor cancels the work
// CHECK-NEXT: :[[@LINE-7]]:19: note: 'work' returns 'kj::Promise<void>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:3: note: keep it for as long as the work is wanted
}

kj::Promise<void> chains() {
  return count().then([](int n) { return n > 0 ? work() : kj::READY_NOW; });
}

int waits(kj::WaitScope &scope) { return count().wait(scope); }

void keeps(kj::TaskSet &tasks) {
  tasks.add(work());
  work().detach([](kj::Exception &&) {});
}

void blocks(const kj::Executor &thread) {
  thread.executeSync([] {});
}
