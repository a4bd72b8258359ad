// Templates are reported once for each written place, and only what holds in
// every instantiation that has the code.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <concepts>
#include <fstream>
#include <future>
#include <string>
#include <thread>
#include <type_traits>

using namespace std::chrono_literals;

struct quick {
  int get() { return 1; }
  void wait() {}
};

// --- functions

template <class T> rt::task<> oneInstantiation(T time) {
  std::this_thread::sleep_for(time);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'oneInstantiation' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> oneInstantiation(std::chrono::seconds);

template <class T> rt::task<> severalInstantiationsOneFinding(T time) {
  std::this_thread::sleep_for(time);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'severalInstantiationsOneFinding' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> severalInstantiationsOneFinding(std::chrono::seconds);
template rt::task<> severalInstantiationsOneFinding(std::chrono::minutes);

template <class T> rt::task<int> instantiationsAgree(std::future<T> f) {
  co_return static_cast<int>(f.get());
  // CHECK: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the thread that runs coroutine 'instantiationsAgree' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:32: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:32: note: run it with 'rt::spawn_blocking', where blocking is fine
}
template rt::task<int> instantiationsAgree(std::future<int>);
template rt::task<int> instantiationsAgree(std::future<long>);

/// One blocks, the other does not: the template is not to blame.
template <class T> rt::task<int> instantiationsDisagree(T f) {
  co_return f.get();
}
template rt::task<int> instantiationsDisagree(std::future<int>);
template rt::task<int> instantiationsDisagree(quick);

template <class T> rt::task<int> uninstantiatedNotDependent(T n) {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'uninstantiatedNotDependent' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return n;
}

/// Nobody knows what T is.
template <class T> rt::task<int> uninstantiatedDependent(T f) {
  co_return f.get();
}

template <class T> T plainTemplate(T time) {
  std::this_thread::sleep_for(time);
  return time;
}
template std::chrono::seconds plainTemplate(std::chrono::seconds);

template <class Task> Task returnTypeIsATemplateArgument() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'returnTypeIsATemplateArgument' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> returnTypeIsATemplateArgument();

template <class... Ts> rt::task<> foldOverPack(Ts... threads) {
  (threads.join(), ...);
  // CHECK: :[[@LINE-1]]:12: warning: 'std::thread::join' blocks the thread that runs coroutine 'foldOverPack' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:12: note: 'std::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:12: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}
template rt::task<> foldOverPack(std::thread, std::thread);

rt::task<> abbreviatedTemplate(auto time) {
  std::this_thread::sleep_for(time);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'abbreviatedTemplate' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> abbreviatedTemplate(std::chrono::seconds);

template <std::integral T> rt::task<> constrainedTemplate(T) {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'constrainedTemplate' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> constrainedTemplate(int);

template <class T> rt::task<> specialised(T) { co_return; }
template <> rt::task<> specialised(int) {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'specialised' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

// --- if constexpr

template <bool Slow> rt::task<> takenBranch() {
  if constexpr (Slow)
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'takenBranch' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> takenBranch<true>();

/// Where the code exists it always blocks.
template <bool Slow> rt::task<> branchTakenInOneOfTwo() {
  if constexpr (Slow)
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'branchTakenInOneOfTwo' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
template rt::task<> branchTakenInOneOfTwo<true>();
template rt::task<> branchTakenInOneOfTwo<false>();

template <bool Slow> rt::task<> branchNeverTaken() {
  if constexpr (Slow)
    std::this_thread::sleep_for(1s);
  co_return;
}
template rt::task<> branchNeverTaken<false>();

template <class T> rt::task<> elseOfConstexpr(T t) {
  if constexpr (std::is_same_v<T, quick>)
    t.wait();
  else
    t.join();
    // CHECK: :[[@LINE-1]]:7: warning: 'std::thread::join' blocks the thread that runs coroutine 'elseOfConstexpr' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:7: note: 'std::thread::join' waits until the thread has ended
    // CHECK: :[[@LINE-3]]:7: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}
template rt::task<> elseOfConstexpr(quick);
template rt::task<> elseOfConstexpr(std::thread);

// --- members

template <class T> struct client {
  std::future<T> result;
  rt::task<T> member() { co_return result.get(); }
  // CHECK: :[[@LINE-1]]:43: warning: 'std::future::get' blocks the thread that runs coroutine 'member' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:43: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:43: note: run it with 'rt::spawn_blocking', where blocking is fine
  template <class U> rt::task<T> memberTemplate(U time) {
    std::this_thread::sleep_for(time);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'memberTemplate' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return T();
  }
  rt::task<> definedOutside();
  rt::task<> neverInstantiated(T t) {
    t.wait();
    co_return;
  }
};
template <class T> rt::task<> client<T>::definedOutside() {
  result.wait();
  // CHECK: :[[@LINE-1]]:10: warning: 'std::future::wait' blocks the thread that runs coroutine 'definedOutside' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:10: note: 'std::future::wait' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:10: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}
rt::task<> usesClient(client<std::string> &c) {
  co_await c.member();
  co_await c.definedOutside();
  co_await c.memberTemplate(1s);
}

template <class Derived> struct crtp {
  rt::task<> run() {
    static_cast<Derived *>(this)->block();
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'run' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  }
};
struct concrete : crtp<concrete> {
  void block() {}
};
rt::task<> usesCrtp(concrete &c) { co_await c.run(); }

// --- generic lambdas

rt::task<> genericLambdaCalledOnce() {
  auto work = [](auto time) -> rt::task<> {
    std::this_thread::sleep_for(time);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  co_await work(1s);
}

rt::task<> genericLambdaCalledTwice() {
  auto work = [](auto time) -> rt::task<> {
    std::this_thread::sleep_for(time);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  co_await work(1s);
  co_await work(1ms);
}

rt::task<> genericLambdaDisagrees() {
  auto work = [](auto f) -> rt::task<int> { co_return f.get(); };
  co_await work(quick());
  co_await work(std::future<int>());
}

rt::task<> genericLambdaNeverCalled() {
  auto work = [](auto) -> rt::task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :[[@LINE-2]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-3]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  (void)work;
  co_return;
}

rt::task<> lambdaWithTemplateParameters() {
  auto work = []<class Rep, class Period>(
                  std::chrono::duration<Rep, Period> time) -> rt::task<> {
    std::this_thread::sleep_for(time);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  co_await work(1s);
}

template <class T> rt::task<> lambdaInTemplate(T time) {
  auto work = [](T t) -> rt::task<> {
    std::this_thread::sleep_for(t);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  co_await work(time);
}
template rt::task<> lambdaInTemplate(std::chrono::seconds);
template rt::task<> lambdaInTemplate(std::chrono::minutes);

rt::task<> constexprBranchInGenericLambda() {
  auto work = [](auto f) -> rt::task<> {
    if constexpr (std::is_same_v<decltype(f), quick>)
      f.wait();
    else
      f.join();
      // CHECK: :[[@LINE-1]]:9: warning: 'std::thread::join' blocks the thread that runs this coroutine lambda [async-blocking-call]
      // CHECK: :[[@LINE-2]]:9: note: 'std::thread::join' waits until the thread has ended
      // CHECK: :[[@LINE-3]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
    co_return;
  };
  co_await work(quick());
  co_await work(std::thread());
}

/// A plain generic lambda is its own context, instantiated or not.
rt::task<> plainGenericLambda() {
  auto wait = [](auto time) { std::this_thread::sleep_for(time); };
  co_await rt::spawn_blocking([wait] { wait(1s); });
}

rt::task<> requirementIsNotEvaluated(auto t) {
  if constexpr (requires { t.join(); })
    co_return;
}
template rt::task<> requirementIsNotEvaluated(std::thread *);
