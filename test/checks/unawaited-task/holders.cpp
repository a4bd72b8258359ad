// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Tasks in containers, wrappers, aggregates and structured bindings.

#include <rt/rt.hpp>

#include <array>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save(int n);

//===--- Never awaited ----------------------------------------------------===//

rt::task<> filledVector(int n) {
  std::vector<rt::task<>> jobs;
// CHECK:      :[[@LINE-1]]:27: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE-8]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+3]]:20: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  jobs.reserve(n);
  for (int i = 0; i < n; ++i)
    jobs.push_back(save(i));
  co_return;
}

rt::task<int> vectorThatIsMeasured() {
  std::vector<rt::task<>> jobs;
// CHECK:      :[[@LINE-1]]:27: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+5]]:7: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE+6]]:30: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE-21]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:21: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  jobs.emplace_back(save(1));
  if (jobs.empty())
    co_return 0;
  co_return static_cast<int>(jobs.size());
}

rt::task<> vectorWhoseElementsAreLookedAt() {
  std::vector<rt::task<int>> jobs;
// CHECK:      :[[@LINE-1]]:30: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:26: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE+9]]:7: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE+8]]:31: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE+7]]:50: note: this use of 'jobs' does not await it
// CHECK-NEXT: :[[@LINE-37]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:18: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  jobs.push_back(fetch(1));
  int done = 0;
  for (const auto &job : jobs)
    done += job.done();
  if (jobs.front().valid() && jobs[0].valid() && jobs.at(0).valid())
    co_return;
}

rt::task<> movedIntoVector() {
  std::vector<rt::task<>> jobs;
// CHECK:      :[[@LINE-1]]:27: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-49]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto t = save(1);
  jobs.push_back(std::move(t));
  co_return;
}

std::vector<rt::task<>> makeAll();
rt::task<> returnedVector() {
  auto jobs = makeAll();
// CHECK:      :[[@LINE-1]]:8: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-4]]:25: note: 'makeAll' returns 'std::vector<rt::task<>>', whose tasks start only when they are awaited
// CHECK-NEXT: :[[@LINE-3]]:15: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> mapOfTasks() {
  std::map<int, rt::task<>> byId;
// CHECK:      :[[@LINE-1]]:29: warning: the tasks in 'byId' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-68]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  byId.emplace(1, save(1));
  co_return;
}

rt::task<> listOfTasks() {
  std::list<rt::task<>> jobs;
// CHECK:      :[[@LINE-1]]:25: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-77]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  jobs.push_front(save(1));
  co_return;
}

rt::task<> arrayOfTasks() {
  std::array<rt::task<>, 2> jobs{save(1), save(2)};
// CHECK:      :[[@LINE-1]]:29: warning: the tasks in 'jobs' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-86]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:34: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  rt::task<> builtIn[] = {save(3), save(4)};
// CHECK:      :[[@LINE-1]]:14: warning: the tasks in 'builtIn' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: this use of 'builtIn' does not await it
// CHECK-NEXT: :[[@LINE-91]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:27: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (builtIn[0].valid())
    co_return;
}

rt::task<> optionalTask() {
  std::optional<rt::task<int>> maybe = fetch(1);
// CHECK:      :[[@LINE-1]]:32: warning: the task in 'maybe' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+5]]:7: note: this use of 'maybe' does not await it
// CHECK-NEXT: :[[@LINE+4]]:16: note: this use of 'maybe' does not await it
// CHECK-NEXT: :[[@LINE+3]]:36: note: this use of 'maybe' does not await it
// CHECK-NEXT: :[[@LINE-104]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:40: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (maybe && maybe->valid() && (*maybe).valid())
    co_return;
}

rt::task<> emplacedOptional() {
  std::optional<rt::task<int>> maybe;
// CHECK:      :[[@LINE-1]]:32: warning: the task in 'maybe' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-113]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:17: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  maybe.emplace(fetch(1));
  co_return;
}

rt::task<> ownedTask() {
  auto owned = std::make_unique<rt::task<int>>(fetch(1));
// CHECK:      :[[@LINE-1]]:8: warning: the task in 'owned' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:7: note: this use of 'owned' does not await it
// CHECK-NEXT: :[[@LINE-123]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:48: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto shared = std::make_shared<rt::task<int>>(fetch(2));
// CHECK:      :[[@LINE-1]]:8: warning: the task in 'shared' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:27: note: this use of 'shared' does not await it
// CHECK-NEXT: :[[@LINE-128]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:49: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (owned != nullptr && shared->done())
    co_return;
}

rt::task<> tupleOfTasks() {
  auto all = std::make_tuple(fetch(1), save(2), 3);
// CHECK:      :[[@LINE-1]]:8: warning: the tasks in 'all' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:40: note: this use of 'all' does not await it
// CHECK-NEXT: :[[@LINE-138]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:30: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  std::pair<rt::task<int>, int> one{fetch(4), 5};
// CHECK:      :[[@LINE-1]]:33: warning: the tasks in 'one' are never awaited, so the coroutines never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: this use of 'one' does not await it
// CHECK-NEXT: :[[@LINE-143]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:37: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (one.first.valid() && std::get<0>(all).valid())
    co_return;
}

struct both {
  rt::task<int> first, second;
};
rt::task<> oneMemberForgotten() {
  both b{fetch(1), fetch(2)};
// CHECK:      :[[@LINE-1]]:8: warning: task 'b.second' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-155]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:20: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await std::move(b.first);
}
rt::task<> memberAssigned() {
  both b;
// CHECK:      :[[@LINE-1]]:8: warning: task 'b.second' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: this use of 'b.second' does not await it
// CHECK-NEXT: :[[@LINE-163]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  b.second = fetch(1);
  co_return;
}
struct named {
  int id = 0;
  rt::task<int> work;
};
rt::task<> designated() {
  named n{.work = fetch(1)};
// CHECK:      :[[@LINE-1]]:9: warning: task 'n.work' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-175]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  n.id = 2;
  co_return;
}

rt::task<> structuredBindings() {
  auto [a, b] = std::make_tuple(fetch(1), fetch(2));
// CHECK:      :[[@LINE-1]]:9: warning: task 'a' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-184]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:33: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await std::move(b);
}
both makeBoth();
rt::task<> bindingsOfAggregate() {
  auto [a, b] = makeBoth();
// CHECK:      :[[@LINE-1]]:12: warning: task 'b' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: this use of 'b' does not await it
// CHECK-NEXT: :[[@LINE-5]]:6: note: 'makeBoth' returns 'both', whose tasks start only when they are awaited
// CHECK-NEXT: :[[@LINE-4]]:17: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await std::move(a);
  if (b.valid())
    co_return;
}
rt::task<> bindingsByReference() {
  auto &&[a, b] = makeBoth();
// CHECK:      :[[@LINE-1]]:14: warning: task 'b' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-14]]:6: note: 'makeBoth' returns 'both', whose tasks start only when they are awaited
// CHECK-NEXT: :[[@LINE-3]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await std::move(a);
}

rt::task<> movedToAnotherLocal() {
  auto t = fetch(1);
  auto u = std::move(t);
  rt::task<int> v;
// CHECK:      :[[@LINE-1]]:17: warning: task 'v' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:3: note: this use of 'v' does not await it
// CHECK-NEXT: :[[@LINE+4]]:7: note: this use of 'v' does not await it
// CHECK-NEXT: :[[@LINE-214]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-7]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  v = std::move(u);
  if (v.valid())
    co_return;
}

rt::task<> chosenTask(bool b) {
  auto t = b ? fetch(1) : fetch(2);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-224]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:16: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

//===--- Taken ------------------------------------------------------------===//

rt::task<> awaitedInLoop(int n) {
  std::vector<rt::task<>> jobs;
  for (int i = 0; i < n; ++i)
    jobs.push_back(save(i));
  for (auto &job : jobs)
    co_await std::move(job);
}

rt::task<> awaitedByIndex(int n) {
  std::vector<rt::task<>> jobs;
  for (int i = 0; i < n; ++i)
    jobs.push_back(save(i));
  for (int i = 0; i < n; ++i)
    co_await std::move(jobs[i]);
}

rt::task<> awaitedFromTheBack() {
  std::vector<rt::task<>> jobs;
  jobs.push_back(save(1));
  while (!jobs.empty()) {
    co_await std::move(jobs.back());
    jobs.pop_back();
  }
}

rt::task<> awaitedTogether() {
  std::vector<rt::task<>> jobs;
  jobs.push_back(save(1));
  co_await rt::when_all(std::move(jobs));
}

rt::task<> awaitedAsItIsPut() {
  std::vector<rt::task<>> jobs;
  co_await std::move(jobs.emplace_back(save(1)));
}

std::vector<rt::task<>> returned() {
  std::vector<rt::task<>> jobs;
  jobs.push_back(save(1));
  return jobs;
}

void takeAll(std::vector<rt::task<>> jobs);
void takeIterators(std::vector<rt::task<>>::iterator first,
                   std::vector<rt::task<>>::iterator last);
rt::task<> passedOn() {
  auto jobs = makeAll();
  takeAll(std::move(jobs));
  auto more = makeAll();
  takeIterators(more.begin(), more.end());
  co_return;
}

rt::task<> awaitedOptional() {
  std::optional<rt::task<int>> maybe = fetch(1);
  co_await std::move(*maybe);
  std::optional<rt::task<int>> other = fetch(1);
  co_await std::move(other).value();
}

rt::task<> awaitedPointer() {
  auto owned = std::make_unique<rt::task<int>>(fetch(1));
  co_await std::move(*owned);
  auto given = std::make_unique<rt::task<int>>(fetch(1));
  rt::task<int> *raw = given.release();
  delete raw;
}

rt::task<> awaitedTuple() {
  auto all = std::make_tuple(fetch(1), save(2));
  co_await std::get<0>(std::move(all));
  std::pair<rt::task<int>, int> one{fetch(4), 5};
  co_await std::move(one.first);
}

rt::task<> awaitedMembers() {
  both b{fetch(1), fetch(2)};
  co_await rt::when_all(std::move(b.first), std::move(b.second));
}
void takeBoth(both b);
rt::task<> aggregatePassedOn() {
  both b{fetch(1), fetch(2)};
  takeBoth(std::move(b));
  co_return;
}

rt::task<> clearedOnPurpose(bool cancelled) {
  std::optional<rt::task<int>> maybe = fetch(1);
  if (cancelled)
    maybe.reset();
  else
    co_await std::move(*maybe);
}

rt::task<> bindingsAwaited() {
  auto [a, b] = makeBoth();
  co_await std::move(a);
  co_await std::move(b);
  auto [first, _] = makeBoth();
  co_await std::move(first);
}

// Its destructor may do something with the task.
struct runsAtTheEnd {
  rt::task<> work;
  ~runsAtTheEnd() { rt::block_on(std::move(work)); }
};
rt::task<> destructorRunsIt() {
  runsAtTheEnd r{save(1)};
  co_return;
}
template <class T> class taskGroup {
  std::vector<T> tasks;

public:
  void add(T t) { tasks.push_back(std::move(t)); }
};
rt::task<> containerWeDoNotKnow() {
  taskGroup<rt::task<>> group;
  group.add(save(1));
  co_return;
}

rt::task<> emptyContainers() {
  std::vector<rt::task<>> jobs;
  std::vector<rt::task<>> three(3);
  std::optional<rt::task<int>> maybe;
  rt::task<> array[2];
  both b;
  co_return;
}

std::vector<rt::task<>> &shared();
rt::task<> someoneElses() {
  auto &jobs = shared();
  jobs.push_back(save(1));
  co_return;
}

rt::task<> capturedByReference() {
  std::vector<rt::task<>> jobs;
  auto add = [&](int n) { jobs.push_back(save(n)); };
  add(1);
  co_await rt::when_all(std::move(jobs));
  std::vector<rt::task<>> others;
  auto addOther = [&](int n) { others.push_back(save(n)); };
  addOther(1);
}

void parameters(std::vector<rt::task<>> jobs, rt::task<> t) {
  jobs.push_back(std::move(t));
}
