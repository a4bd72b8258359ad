// Objects run code without a call being written: constructors, destructors,
// operators, conversions, iterators, awaiters. What of it blocks is reported.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <array>
#include <chrono>
#include <compare>
#include <coroutine>
#include <cstddef>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

using namespace std::chrono_literals;

int slow() {
  std::this_thread::sleep_for(1s);
  return 1;
}
bool likely();
void work();

// --- constructors

struct opens {
  opens() { slow(); }
  explicit opens(int) { slow(); }
};

rt::task<> constructorOfALocal() {
  opens o;
// CHECK:      :[[@LINE-1]]:9: warning: 'opens' blocks the thread that runs coroutine 'constructorOfALocal' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:13: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-17]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> constructorOfATemporary() {
  (void)opens(1);
// CHECK:      :[[@LINE-1]]:9: warning: 'opens' blocks the thread that runs coroutine 'constructorOfATemporary' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-15]]:25: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-26]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> constructorByNew() {
  auto *o = new opens(1);
// CHECK:      :[[@LINE-1]]:17: warning: 'opens' blocks the thread that runs coroutine 'constructorByNew' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-24]]:25: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-35]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)o;
  co_return;
}

struct initialises {
  int n;
  initialises() : n(slow()) {}
};
rt::task<> memberInitialiser() {
  initialises i;
// CHECK:      :[[@LINE-1]]:15: warning: 'initialises' blocks the thread that runs coroutine 'memberInitialiser' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:21: note: the constructor of 'initialises' calls 'slow'
// CHECK-NEXT: :[[@LINE-49]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:15: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct initialisesByDefault {
  int n = slow();
  initialisesByDefault() {}
};
rt::task<> defaultMemberInitialiser() {
  initialisesByDefault i;
// CHECK:      :[[@LINE-1]]:24: warning: 'initialisesByDefault' blocks the thread that runs coroutine 'defaultMemberInitialiser' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:11: note: the constructor of 'initialisesByDefault' calls 'slow'
// CHECK-NEXT: :[[@LINE-62]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:24: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct derivedOpens : opens {
  derivedOpens() {}
};
rt::task<> constructorOfABase() {
  derivedOpens d;
// CHECK:      :[[@LINE-1]]:16: warning: 'derivedOpens' blocks the thread that runs coroutine 'constructorOfABase' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:3: note: the constructor of 'derivedOpens' constructs 'opens'
// CHECK-NEXT: :[[@LINE-65]]:13: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-75]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:16: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct delegates {
  delegates() : delegates(1) {}
  explicit delegates(int) { slow(); }
};
rt::task<> delegatingConstructor() {
  delegates d;
// CHECK:      :[[@LINE-1]]:13: warning: 'delegates' blocks the thread that runs coroutine 'delegatingConstructor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:17: note: the constructor of 'delegates' constructs 'delegates'
// CHECK-NEXT: :[[@LINE-6]]:29: note: the constructor of 'delegates' calls 'slow'
// CHECK-NEXT: :[[@LINE-89]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct holdsOpens {
  opens member;
};
rt::task<> constructorNobodyWrote() {
  holdsOpens h;
// CHECK:      :[[@LINE-1]]:14: warning: 'holdsOpens' blocks the thread that runs coroutine 'constructorNobodyWrote' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:8: note: the constructor of 'holdsOpens' constructs 'opens'
// CHECK-NEXT: :[[@LINE-92]]:13: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-102]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:14: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct inherits : opens {
  using opens::opens;
};
rt::task<> inheritedConstructor() {
  inherits i(1);
// CHECK:      :[[@LINE-1]]:12: warning: 'inherits' blocks the thread that runs coroutine 'inheritedConstructor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:16: note: the constructor of 'inherits' constructs 'opens'
// CHECK-NEXT: :[[@LINE-104]]:25: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-115]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:12: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct aggregate {
  int a;
  int b = slow();
};
rt::task<> defaultMemberInitialiserOfAnAggregate() {
  aggregate a{1};
// CHECK:      :[[@LINE-1]]:16: warning: 'slow' blocks the thread that runs coroutine 'defaultMemberInitialiserOfAnAggregate' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-127]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:16: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)a;
  co_return;
}

struct copies {
  copies() = default;
  copies(const copies &) { slow(); }
};
rt::task<> copyConstructor(const copies &from) {
  copies mine = from;
// CHECK:      :[[@LINE-1]]:17: warning: 'copies' blocks the thread that runs coroutine 'copyConstructor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:28: note: the constructor of 'copies' calls 'slow'
// CHECK-NEXT: :[[@LINE-141]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)mine;
  co_return;
}

struct fromText {
  fromText(const char *) { slow(); }
};
void takesText(const fromText &);
rt::task<> convertingConstructor() {
  takesText("a");
// CHECK:      :[[@LINE-1]]:13: warning: 'fromText' blocks the thread that runs coroutine 'convertingConstructor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:28: note: the constructor of 'fromText' calls 'slow'
// CHECK-NEXT: :[[@LINE-155]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

void makesOne() { opens o; }
rt::task<> constructorInAHelper() {
  makesOne();
// CHECK:      :[[@LINE-1]]:3: warning: 'makesOne' blocks the thread that runs coroutine 'constructorInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:25: note: 'makesOne' constructs 'opens'
// CHECK-NEXT: :[[@LINE-156]]:13: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-166]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> arrayOfObjects() {
  opens several[3];
// CHECK:      :[[@LINE-1]]:9: warning: 'opens' blocks the thread that runs coroutine 'arrayOfObjects' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-165]]:13: note: the constructor of 'opens' calls 'slow'
// CHECK-NEXT: :[[@LINE-175]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)several;
  co_return;
}

// --- destructors

struct closes {
  ~closes() { slow(); }
};

rt::task<> destructorOfALocal() {
  closes c;
// CHECK:      :[[@LINE-1]]:10: warning: destroying 'c' blocks the thread that runs coroutine 'destructorOfALocal' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-191]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:10: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

rt::task<> destructorOfATemporary() {
  closes();
// CHECK:      :[[@LINE-1]]:3: warning: destroying this 'closes' blocks the thread that runs coroutine 'destructorOfATemporary' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-15]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-200]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: end it with an await, or on a thread of its own
  co_return;
}

closes makeCloses();
rt::task<> destructorOfAnIgnoredResult() {
  makeCloses();
// CHECK:      :[[@LINE-1]]:3: warning: destroying this 'closes' blocks the thread that runs coroutine 'destructorOfAnIgnoredResult' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-25]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-210]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: end it with an await, or on a thread of its own
  co_return;
}

rt::task<> destructorOfAParameter(closes c) { co_await rt::yield(); }
// CHECK:      :[[@LINE-1]]:42: warning: destroying 'c' blocks the thread that runs coroutine 'destructorOfAParameter' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-33]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-218]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:42: note: end it with an await, or on a thread of its own

struct holdsCloses {
  closes member;
};
rt::task<> destructorOfAMember() {
  holdsCloses h;
// CHECK:      :[[@LINE-1]]:15: warning: destroying 'h' blocks the thread that runs coroutine 'destructorOfAMember' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:10: note: the destructor of 'holdsCloses' destroys 'closes'
// CHECK-NEXT: :[[@LINE-44]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-229]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:15: note: end it with an await, or on a thread of its own
  co_return;
}

struct derivedCloses : closes {};
rt::task<> destructorOfABase() {
  derivedCloses d;
// CHECK:      :[[@LINE-1]]:17: warning: destroying 'd' blocks the thread that runs coroutine 'destructorOfABase' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:24: note: the destructor of 'derivedCloses' destroys 'closes'
// CHECK-NEXT: :[[@LINE-55]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-240]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:17: note: end it with an await, or on a thread of its own
  co_return;
}

rt::task<> deleteExpression(closes *c) {
  delete c;
// CHECK:      :[[@LINE-1]]:3: warning: destroying this 'closes' blocks the thread that runs coroutine 'deleteExpression' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-64]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-249]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: end it with an await, or on a thread of its own
  co_return;
}

rt::task<> destructorInAUniquePointer() {
  auto c = std::make_unique<closes>();
// CHECK:      :[[@LINE-1]]:8: warning: destroying 'c' blocks the thread that runs coroutine 'destructorInAUniquePointer' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-73]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-258]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:8: note: end it with an await, or on a thread of its own
  co_return;
}

rt::task<> destructorInAVector(std::vector<closes> all) { co_return; }
// CHECK:      :[[@LINE-1]]:52: warning: destroying 'all' blocks the thread that runs coroutine 'destructorInAVector' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-81]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-266]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:52: note: end it with an await, or on a thread of its own

rt::task<> destructorInAnOptional() {
  std::optional<closes> c;
// CHECK:      :[[@LINE-1]]:25: warning: destroying 'c' blocks the thread that runs coroutine 'destructorInAnOptional' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-88]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-273]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:25: note: end it with an await, or on a thread of its own
  c.emplace();
  co_return;
}

rt::task<> destructorInAnArray() {
  closes several[3];
// CHECK:      :[[@LINE-1]]:10: warning: destroying 'several' blocks the thread that runs coroutine 'destructorInAnArray' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-98]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-283]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:10: note: end it with an await, or on a thread of its own
  (void)several;
  co_return;
}

rt::task<> destructorInAStandardArray() {
  std::array<closes, 3> several;
// CHECK:      :[[@LINE-1]]:25: warning: destroying 'several' blocks the thread that runs coroutine 'destructorInAStandardArray' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-108]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-293]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:25: note: end it with an await, or on a thread of its own
  (void)several;
  co_return;
}

rt::task<> destructorInAPair(std::pair<int, closes> p) { co_return; }
// CHECK:      :[[@LINE-1]]:53: warning: destroying 'p' blocks the thread that runs coroutine 'destructorInAPair' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-117]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-302]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:53: note: end it with an await, or on a thread of its own

struct holdsPointer {
  std::unique_ptr<closes> member;
};
rt::task<> destructorOfAMemberInAUniquePointer(holdsPointer h) { co_return; }
// CHECK:      :[[@LINE-1]]:61: warning: destroying 'h' blocks the thread that runs coroutine 'destructorOfAMemberInAUniquePointer' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:27: note: the destructor of 'holdsPointer' destroys 'closes'
// CHECK-NEXT: :[[@LINE-127]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-312]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:61: note: end it with an await, or on a thread of its own

struct flushes {
  void flush() { slow(); }
  ~flushes() { flush(); }
};
rt::task<> destructorThatCallsAMember() {
  flushes f;
// CHECK:      :[[@LINE-1]]:11: warning: destroying 'f' blocks the thread that runs coroutine 'destructorThatCallsAMember' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:16: note: the destructor of 'flushes' calls 'flushes::flush'
// CHECK-NEXT: :[[@LINE-7]]:18: note: 'flushes::flush' calls 'slow'
// CHECK-NEXT: :[[@LINE-324]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:11: note: end it with an await, or on a thread of its own
  co_return;
}

template <class F> struct scopeGuard {
  F f;
  ~scopeGuard() { f(); }
};
rt::task<> scopeGuardWithALambda() {
  scopeGuard guard{[] { slow(); }};
// CHECK:      :[[@LINE-1]]:14: warning: destroying 'guard' blocks the thread that runs coroutine 'scopeGuardWithALambda' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:19: note: the destructor of 'scopeGuard<(lambda)>' calls this lambda
// CHECK-NEXT: :[[@LINE-3]]:25: note: this lambda calls 'slow'
// CHECK-NEXT: :[[@LINE-338]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:14: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

void destroysOne() { closes c; }
rt::task<> destructorInAHelper() {
  destroysOne();
// CHECK:      :[[@LINE-1]]:3: warning: 'destroysOne' blocks the thread that runs coroutine 'destructorInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:29: note: 'destroysOne' destroys 'closes'
// CHECK-NEXT: :[[@LINE-164]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-349]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

void takesByValue(closes c) {}
rt::task<> destructorOfTheParameterOfAHelper() {
  takesByValue(closes());
// CHECK:      :[[@LINE-1]]:3: warning: 'takesByValue' blocks the thread that runs coroutine 'destructorOfTheParameterOfAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:26: note: 'takesByValue' destroys 'closes'
// CHECK-NEXT: :[[@LINE-175]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-360]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> destructorAtTheEndOfABlock() {
  {
    closes c;
// CHECK:      :[[@LINE-1]]:12: warning: destroying 'c' blocks the thread that runs coroutine 'destructorAtTheEndOfABlock' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-185]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-370]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:12: note: end it with an await, or on a thread of its own
    co_await rt::yield();
  }
  co_await rt::yield();
}

rt::task<> sameTypeTwiceIsSaidOnce() {
  closes first;
// CHECK:      :[[@LINE-1]]:10: warning: destroying 'first' blocks the thread that runs coroutine 'sameTypeTwiceIsSaidOnce' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-196]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-381]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:10: note: end it with an await, or on a thread of its own
  closes second;
  co_await rt::yield();
}

struct opensAndCloses {
  opensAndCloses() { slow(); }
  ~opensAndCloses() { slow(); }
};
rt::task<> constructorAndDestructorAreTwoFindings() {
  opensAndCloses o;
// CHECK:      :[[@LINE-1]]:18: warning: 'opensAndCloses' blocks the thread that runs coroutine 'constructorAndDestructorAreTwoFindings' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:22: note: the constructor of 'opensAndCloses' calls 'slow'
// CHECK-NEXT: :[[@LINE-395]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> destructorInEachTurn() {
  for (int i = 0; i < 3; ++i) {
    closes c;
// CHECK:      :[[@LINE-1]]:12: warning: destroying 'c' blocks the thread that runs coroutine 'destructorInEachTurn' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-220]]:15: note: the destructor of 'closes' calls 'slow'
// CHECK-NEXT: :[[@LINE-405]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:12: note: end it with an await, or on a thread of its own
    co_await rt::yield();
  }
}

// --- destructors that wait

rt::task<> threadThatIsJoined() {
  std::jthread t(work);
// CHECK:      :[[@LINE-1]]:16: warning: destroying 't' blocks the thread that runs coroutine 'threadThatIsJoined' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:16: note: the destructor of 'std::jthread' requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:16: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

struct worker {
  std::jthread thread{work};
};
rt::task<> threadInAMember() {
  worker w;
// CHECK:      :[[@LINE-1]]:10: warning: destroying 'w' blocks the thread that runs coroutine 'threadInAMember' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:16: note: the destructor of 'worker' destroys 'std::jthread', which requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:10: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

struct joins {
  std::thread thread{work};
  ~joins() { thread.join(); }
};
rt::task<> memberJoinedInTheDestructor() {
  joins j;
// CHECK:      :[[@LINE-1]]:9: warning: destroying 'j' blocks the thread that runs coroutine 'memberJoinedInTheDestructor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:21: note: the destructor of 'joins' calls 'std::thread::join', which waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:9: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

rt::task<> structuredBinding() {
  auto [n, t] = std::pair(1, std::jthread(work));
// CHECK:      :[[@LINE-1]]:8: warning: destroying this 'std::jthread' blocks the thread that runs coroutine 'structuredBinding' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the destructor of 'std::jthread' requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:8: note: end it with an await, or on a thread of its own
  (void)n;
  co_await rt::yield();
}

rt::task<> poolGivenByReference(rt::task<> job) {
  rt::thread_pool own(2);
// CHECK:      :[[@LINE-1]]:19: warning: destroying 'own' blocks the thread that runs coroutine 'poolGivenByReference' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:19: note: the destructor of 'rt::thread_pool' waits for all work of the pool
// CHECK-NEXT: :[[@LINE-3]]:19: note: end it with an await, or on a thread of its own
  rt::spawn_detached(own, std::move(job));
  co_await rt::yield();
}

class pool {
public:
  pool();

private:
  std::vector<std::jthread> threads;
};
rt::task<> threadsInAVectorInAMember() {
  pool p;
// CHECK:      :[[@LINE-1]]:8: warning: destroying 'p' blocks the thread that runs coroutine 'threadsInAVectorInAMember' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:29: note: the destructor of 'pool' destroys 'std::jthread', which requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:8: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

rt::task<> threadsInAVector() {
  std::vector<std::jthread> threads;
// CHECK:      :[[@LINE-1]]:29: warning: destroying 'threads' blocks the thread that runs coroutine 'threadsInAVector' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:29: note: the destructor of 'std::jthread' requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:29: note: end it with an await, or on a thread of its own
  threads.emplace_back(work);
  co_await rt::yield();
}

rt::task<> threadInAnOptional() {
  std::optional<std::jthread> t(std::in_place, work);
// CHECK:      :[[@LINE-1]]:31: warning: destroying 't' blocks the thread that runs coroutine 'threadInAnOptional' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:31: note: the destructor of 'std::jthread' requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:31: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

rt::task<> threadAssignedLater() {
  std::jthread t;
// CHECK:      :[[@LINE-1]]:16: warning: destroying 't' blocks the thread that runs coroutine 'threadAssignedLater' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:16: note: the destructor of 'std::jthread' requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:16: note: end it with an await, or on a thread of its own
  if (likely())
    t = std::jthread(work);
  co_await rt::yield();
}

rt::task<> threadNobodyNames() {
  std::jthread{work};
// CHECK:      :[[@LINE-1]]:3: warning: destroying this 'std::jthread' blocks the thread that runs coroutine 'threadNobodyNames' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the destructor of 'std::jthread' requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

void waitsForAThread() { std::jthread t(work); }
rt::task<> threadInAHelper() {
  waitsForAThread();
// CHECK:      :[[@LINE-1]]:3: warning: 'waitsForAThread' blocks the thread that runs coroutine 'threadInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:39: note: 'waitsForAThread' destroys 'std::jthread', which requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> futureOfAsync() {
  auto f = std::async(std::launch::async, work);
// CHECK:      :[[@LINE-1]]:8: warning: destroying 'f' blocks the thread that runs coroutine 'futureOfAsync' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the destructor of 'std::future' waits until the work of std::async has ended
// CHECK-NEXT: :[[@LINE-3]]:8: note: end it with an await, or on a thread of its own
  co_await rt::yield();
}

rt::task<> futureOfAsyncDiscarded() {
  (void)std::async(std::launch::async, work);
// CHECK:      :[[@LINE-1]]:9: warning: destroying this 'std::future' blocks the thread that runs coroutine 'futureOfAsyncDiscarded' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: the destructor of 'std::future' waits until the work of std::async has ended
// CHECK-NEXT: :[[@LINE-3]]:9: note: end it with an await, or on a thread of its own
  co_return;
}

void startsAndWaits() { auto f = std::async(std::launch::async, work); }
rt::task<> futureOfAsyncInAHelper() {
  startsAndWaits();
// CHECK:      :[[@LINE-1]]:3: warning: 'startsAndWaits' blocks the thread that runs coroutine 'futureOfAsyncInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:30: note: 'startsAndWaits' destroys 'std::future', which waits until the work of std::async has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

// --- operators and conversions

struct matrix {
  int operator[](int) const { return slow(); }
  int operator()(int, int) const { return slow(); }
  matrix &operator++() {
    slow();
    return *this;
  }
  matrix operator-() const {
    slow();
    return *this;
  }
  matrix &operator=(int) {
    slow();
    return *this;
  }
  matrix &operator+=(int) {
    slow();
    return *this;
  }
  explicit operator bool() const { return slow(); }
  operator std::string() const {
    slow();
    return "";
  }
  bool operator==(const matrix &) const { return slow(); }
  std::strong_ordering operator<=>(const matrix &) const {
    slow();
    return std::strong_ordering::equal;
  }
};
matrix operator+(const matrix &a, const matrix &) {
  slow();
  return a;
}

rt::task<> binaryOperator(matrix a, matrix b) {
  auto sum = a + b;
// CHECK:      :[[@LINE-1]]:16: warning: 'operator+' blocks the thread that runs coroutine 'binaryOperator' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'operator+' calls 'slow'
// CHECK-NEXT: :[[@LINE-587]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:16: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)sum;
  co_return;
}

rt::task<int> subscript(matrix a) { co_return a[1]; }
// CHECK:      :[[@LINE-1]]:47: warning: 'matrix::operator[]' blocks the thread that runs coroutine 'subscript' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-46]]:38: note: 'matrix::operator[]' calls 'slow'
// CHECK-NEXT: :[[@LINE-596]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:47: note: run it with 'rt::spawn_blocking', where blocking is fine

rt::task<int> callOperator(matrix a) { co_return a(1, 2); }
// CHECK:      :[[@LINE-1]]:50: warning: 'matrix' blocks the thread that runs coroutine 'callOperator' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-51]]:43: note: 'matrix' calls 'slow'
// CHECK-NEXT: :[[@LINE-602]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:50: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<> increment(matrix a) {
  ++a;
// CHECK:      :[[@LINE-1]]:3: warning: 'matrix::operator++' blocks the thread that runs coroutine 'increment' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-56]]:5: note: 'matrix::operator++' calls 'slow'
// CHECK-NEXT: :[[@LINE-609]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> unaryOperator(matrix a) {
  (void)-a;
// CHECK:      :[[@LINE-1]]:9: warning: 'matrix::operator-' blocks the thread that runs coroutine 'unaryOperator' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-61]]:5: note: 'matrix::operator-' calls 'slow'
// CHECK-NEXT: :[[@LINE-618]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> assignment(matrix a) {
  a = 1;
// CHECK:      :[[@LINE-1]]:5: warning: 'matrix::operator=' blocks the thread that runs coroutine 'assignment' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-66]]:5: note: 'matrix::operator=' calls 'slow'
// CHECK-NEXT: :[[@LINE-627]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> compoundAssignment(matrix a) {
  a += 1;
// CHECK:      :[[@LINE-1]]:5: warning: 'matrix::operator+=' blocks the thread that runs coroutine 'compoundAssignment' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-71]]:5: note: 'matrix::operator+=' calls 'slow'
// CHECK-NEXT: :[[@LINE-636]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> equality(matrix a, matrix b) {
  if (a == b)
// CHECK:      :[[@LINE-1]]:9: warning: 'matrix::operator==' blocks the thread that runs coroutine 'equality' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-72]]:50: note: 'matrix::operator==' calls 'slow'
// CHECK-NEXT: :[[@LINE-645]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
    co_await rt::yield();
}

rt::task<> rewrittenInequality(matrix a, matrix b) {
  if (a != b)
// CHECK:      :[[@LINE-1]]:9: warning: 'matrix::operator==' blocks the thread that runs coroutine 'rewrittenInequality' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-81]]:50: note: 'matrix::operator==' calls 'slow'
// CHECK-NEXT: :[[@LINE-654]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
    co_await rt::yield();
}

rt::task<bool> rewrittenLess(matrix a, matrix b) { co_return a < b; }
// CHECK:      :[[@LINE-1]]:64: warning: 'matrix::operator<=>' blocks the thread that runs coroutine 'rewrittenLess' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-87]]:5: note: 'matrix::operator<=>' calls 'slow'
// CHECK-NEXT: :[[@LINE-662]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:64: note: run it with 'rt::spawn_blocking', where blocking is fine

rt::task<> conversionToBool(matrix a) {
  if (a)
// CHECK:      :[[@LINE-1]]:7: warning: 'matrix::operator bool' blocks the thread that runs coroutine 'conversionToBool' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-101]]:43: note: 'matrix::operator bool' calls 'slow'
// CHECK-NEXT: :[[@LINE-669]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:7: note: run it with 'rt::spawn_blocking', where blocking is fine
    co_await rt::yield();
}

void takesString(const std::string &);
rt::task<> conversionToString(matrix a) {
  takesString(a);
// CHECK:      :[[@LINE-1]]:15: warning: 'matrix::operator std::string' blocks the thread that runs coroutine 'conversionToString' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-109]]:5: note: 'matrix::operator std::string' calls 'slow'
// CHECK-NEXT: :[[@LINE-679]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:15: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct handle {
  int n;
  handle *operator->() {
    slow();
    return this;
  }
  int &operator*() {
    slow();
    return n;
  }
};
rt::task<int> arrow(handle h) { co_return h->n; }
// CHECK:      :[[@LINE-1]]:43: warning: 'handle::operator->' blocks the thread that runs coroutine 'arrow' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-10]]:5: note: 'handle::operator->' calls 'slow'
// CHECK-NEXT: :[[@LINE-698]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:43: note: run it with 'rt::spawn_blocking', where blocking is fine
rt::task<int> dereference(handle h) { co_return *h; }
// CHECK:      :[[@LINE-1]]:49: warning: 'handle::operator*' blocks the thread that runs coroutine 'dereference' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-11]]:5: note: 'handle::operator*' calls 'slow'
// CHECK-NEXT: :[[@LINE-703]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:49: note: run it with 'rt::spawn_blocking', where blocking is fine

struct allocated {
  void *operator new(std::size_t size) {
    slow();
    return ::operator new(size);
  }
  void operator delete(void *p) {
    slow();
    ::operator delete(p);
  }
};
rt::task<> allocationFunction() {
  auto *a = new allocated;
// CHECK:      :[[@LINE-1]]:13: warning: 'allocated::operator new' blocks the thread that runs coroutine 'allocationFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-11]]:5: note: 'allocated::operator new' calls 'slow'
// CHECK-NEXT: :[[@LINE-720]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)a;
  co_return;
}

rt::task<> deallocationFunction(allocated *a) {
  delete a;
// CHECK:      :[[@LINE-1]]:3: warning: 'allocated::operator delete' blocks the thread that runs coroutine 'deallocationFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-17]]:5: note: 'allocated::operator delete' calls 'slow'
// CHECK-NEXT: :[[@LINE-730]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

int operator""_blocks(unsigned long long n) { return int(n) + slow(); }
rt::task<int> userDefinedLiteral() { co_return 4_blocks; }
// CHECK:      :[[@LINE-1]]:49: warning: 'operator""_blocks' blocks the thread that runs coroutine 'userDefinedLiteral' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:63: note: 'operator""_blocks' calls 'slow'
// CHECK-NEXT: :[[@LINE-739]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:49: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

// --- range-for

struct rows {
  struct iterator {
    int at = 0;
    int operator*() const { return at; }
    iterator &operator++() {
      slow();
      return *this;
    }
    bool operator!=(const iterator &) const { return true; }
  };
  iterator begin() { return {}; }
  iterator end() { return {}; }
};
rt::task<> incrementOfAnIterator(rows r) {
  for (int row : r)
// CHECK:      :[[@LINE-1]]:18: warning: 'rows::iterator::operator++' blocks the thread that runs coroutine 'incrementOfAnIterator' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-11]]:7: note: 'rows::iterator::operator++' calls 'slow'
// CHECK-NEXT: :[[@LINE-761]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
    (void)row;
  co_return;
}

struct query {
  int *begin() {
    slow();
    return nullptr;
  }
  int *end() { return nullptr; }
};
rt::task<> beginOfARange(query q) {
  for (int row : q)
// CHECK:      :[[@LINE-1]]:18: warning: 'query::begin' blocks the thread that runs coroutine 'beginOfARange' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-8]]:5: note: 'query::begin' calls 'slow'
// CHECK-NEXT: :[[@LINE-778]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
    (void)row;
  co_return;
}

struct tail {
  int *begin() { return nullptr; }
  int *end() {
    slow();
    return nullptr;
  }
};
rt::task<> endOfARange(tail t) {
  for (int row : t)
// CHECK:      :[[@LINE-1]]:18: warning: 'tail::end' blocks the thread that runs coroutine 'endOfARange' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:5: note: 'tail::end' calls 'slow'
// CHECK-NEXT: :[[@LINE-795]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
    (void)row;
  co_return;
}

struct lazyRows {
  struct iterator {
    int operator*() const { return slow(); }
    iterator &operator++() { return *this; }
    bool operator!=(const iterator &) const { return true; }
  };
  iterator begin() { return {}; }
  iterator end() { return {}; }
};
rt::task<> dereferenceOfAnIterator(lazyRows r) {
  for (int row : r)
// CHECK:      :[[@LINE-1]]:18: warning: 'lazyRows::iterator::operator*' blocks the thread that runs coroutine 'dereferenceOfAnIterator' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-10]]:36: note: 'lazyRows::iterator::operator*' calls 'slow'
// CHECK-NEXT: :[[@LINE-814]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
    (void)row;
  co_return;
}

void readsAll(rows &r) {
  for (int row : r)
    (void)row;
}
rt::task<> rangeInAHelper(rows &r) {
  readsAll(r);
// CHECK:      :[[@LINE-1]]:3: warning: 'readsAll' blocks the thread that runs coroutine 'rangeInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:18: note: 'readsAll' calls 'rows::iterator::operator++'
// CHECK-NEXT: :[[@LINE-79]]:7: note: 'rows::iterator::operator++' calls 'slow'
// CHECK-NEXT: :[[@LINE-829]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

std::vector<int> select(int count) {
  slow();
  return {count};
}
rt::task<> theRangeItself() {
  for (int row : select(1))
// CHECK:      :[[@LINE-1]]:18: warning: 'select' blocks the thread that runs coroutine 'theRangeItself' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'select' calls 'slow'
// CHECK-NEXT: :[[@LINE-842]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
    (void)row;
  co_return;
}

// --- awaiters

struct ready {
  bool await_ready() { return slow(); }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
rt::task<> awaitReady() { co_await ready(); }
// CHECK:      :[[@LINE-1]]:27: warning: 'ready::await_ready' blocks the thread that runs coroutine 'awaitReady' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:31: note: 'ready::await_ready' calls 'slow'
// CHECK-NEXT: :[[@LINE-858]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:27: note: run it with 'rt::spawn_blocking', where blocking is fine

struct suspend {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    slow();
    h.resume();
  }
  void await_resume() {}
};
rt::task<> awaitSuspend() { co_await suspend(); }
// CHECK:      :[[@LINE-1]]:29: warning: 'suspend::await_suspend' blocks the thread that runs coroutine 'awaitSuspend' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:5: note: 'suspend::await_suspend' calls 'slow'
// CHECK-NEXT: :[[@LINE-872]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:29: note: run it with 'rt::spawn_blocking', where blocking is fine

struct resume {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return slow(); }
};
rt::task<int> awaitResume() { co_return co_await resume(); }
// CHECK:      :[[@LINE-1]]:41: warning: 'resume::await_resume' blocks the thread that runs coroutine 'awaitResume' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:31: note: 'resume::await_resume' calls 'slow'
// CHECK-NEXT: :[[@LINE-883]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:41: note: run it with 'rt::spawn_blocking', where blocking is fine

struct awaitable {
  rt::yield_awaiter operator co_await() const {
    slow();
    return {};
  }
};
rt::task<> operatorCoAwait() { co_await awaitable(); }
// CHECK:      :[[@LINE-1]]:32: warning: 'awaitable::operator co_await' blocks the thread that runs coroutine 'operatorCoAwait' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:5: note: 'awaitable::operator co_await' calls 'slow'
// CHECK-NEXT: :[[@LINE-895]]:3: note: 'slow' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:32: note: run it with 'rt::spawn_blocking', where blocking is fine
