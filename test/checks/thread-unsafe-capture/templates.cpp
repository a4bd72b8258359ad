// Templates are reported once for each written place, and only what holds in
// every instantiation that has the code.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

struct block {
  int refs = 1;
};
template <class T> class rc {
  block *b = new block;

public:
  rc() = default;
  rc(const rc &o) : b(o.b) { ++b->refs; }
  ~rc() {
    if (--b->refs == 0)
      delete b;
  }
};

template <class T> rt::task<> takesReference(const T &) { co_return; }

template <class T> void oneInstantiation(T value) {
  std::thread([&] { (void)value; }).detach();
// CHECK:      :[[@LINE-1]]:27: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:44: note: 'value' is destroyed at the end of its scope in function 'oneInstantiation'
// CHECK-NEXT: :[[@LINE-4]]:27: note: pass a copy, or wait for the work before 'value' is gone
}
template void oneInstantiation(int);

template <class T> void severalInstantiationsOneFinding() {
  T value{};
  std::thread([&value] { (void)value; }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'value' is destroyed at the end of its scope in function 'severalInstantiationsOneFinding'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'value' is gone
}
template void severalInstantiationsOneFinding<int>();
template void severalInstantiationsOneFinding<std::string>();

/// A value in one, somebody else's object in the other.
template <class T> void instantiationsDisagree(T value) {
  std::thread([&value] { (void)value; }).detach();
}
template void instantiationsDisagree<int>(int);
template void instantiationsDisagree<int &>(int &);

template <class T> void copiesAgree(T value) {
  std::thread([value] { (void)value; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'value' is copied into work on another thread, but 'rc<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-47]]:7: note: 'rc<int>' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
template void copiesAgree(rc<int>);
template void copiesAgree(rc<long>);

/// Copying an int is fine.
template <class T> void copiesDisagree(T value) {
  std::thread([value] { (void)value; }).detach();
}
template void copiesDisagree(rc<int>);
template void copiesDisagree(int);

template <class T> void uninstantiatedNotDependent(T) {
  int n = 0;
  std::thread([&n] { ++n; }).detach();
}

/// Nobody knows what T is.
template <class T> void uninstantiatedDependent(T value) {
  std::thread([value] { (void)value; }).detach();
}

/// One executor has several threads, the other has one.
template <class E> void executorsDisagree(E &executor) {
  int n = 0;
  executor.post([&n] { ++n; });
}
template void executorsDisagree(rt::thread_pool &);
template void executorsDisagree(rt::current_thread &);

template <class E> void executorsAgree(E &executor) {
  int n = 0;
  executor.post([&n] { ++n; });
// CHECK:      :[[@LINE-1]]:19: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'executorsAgree'
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'n' is gone
}
template void executorsAgree(rt::thread_pool &);

template <bool Detach> void branchTakenInOneOfTwo() {
  int n = 0;
  if constexpr (Detach)
    std::thread([&n] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:19: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'branchTakenInOneOfTwo'
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'n' is gone
}
template void branchTakenInOneOfTwo<true>();
template void branchTakenInOneOfTwo<false>();

template <bool Detach> void branchNeverTaken() {
  int n = 0;
  if constexpr (Detach)
    std::thread([&n] { ++n; }).detach();
}
template void branchNeverTaken<false>();

template <class T> struct service {
  rt::thread_pool &pool;
  void member() {
    T value{};
    rt::spawn_detached(pool, takesReference(value));
// CHECK:      :[[@LINE-1]]:45: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'member'
// CHECK-NEXT: :[[@LINE-4]]:45: note: pass a copy, or wait for the work before 'value' is gone
  }
  template <class U> void memberTemplate(U value) {
    rt::spawn_detached(pool, takesReference(value));
// CHECK:      :[[@LINE-1]]:45: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:44: note: 'value' is destroyed at the end of its scope in function 'memberTemplate'
// CHECK-NEXT: :[[@LINE-4]]:45: note: pass a copy, or wait for the work before 'value' is gone
  }
  void neverInstantiated() {
    T value{};
    rt::spawn_detached(pool, takesReference(value));
  }
};
void usesService(service<int> &s) {
  s.member();
  s.memberTemplate(1);
}

void genericLambdaAsWork(rt::thread_pool &pool) {
  int n = 0;
  auto job = [&n](auto) { ++n; };
// CHECK:      :[[@LINE-1]]:16: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'genericLambdaAsWork'
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass a copy, or wait for the work before 'n' is gone
  std::thread(job, 1).detach();
  (void)pool;
}

void insideGenericLambda() {
  auto start = [](auto value) {
    std::thread([&value] { (void)value; }).detach();
// CHECK:      :[[@LINE-1]]:19: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:24: note: 'value' is destroyed at the end of its scope in this lambda
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'value' is gone
  };
  start(1);
  start(std::string());
}

void insideGenericLambdaDisagrees() {
  auto start = [](auto &&value) {
    auto copy = value;
    std::thread([copy] { (void)copy; }).detach();
  };
  start(1);
  start(rc<int>());
}

template <class... Ts> void pack(Ts... values) {
  std::thread([&values...] { ((void)values, ...); }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'values' is passed by reference to work on another thread, which may outlive 'values' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:40: note: 'values' is destroyed at the end of its scope in function 'pack'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'values' is gone
}
template void pack(int, long);

template <class... Ts> void packOfCopies(Ts... values) {
  std::thread([... copies = values] { ((void)copies, ...); }).detach();
}
template void packOfCopies(int, std::string);
