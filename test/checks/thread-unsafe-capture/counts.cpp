// Copies that share a reference count which is not atomic, with the way to it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct node {
  int refs = 0;
};

/// As most hand-written pointers are.
class node_ptr {
  node *p;

public:
  node_ptr(node *p = nullptr) : p(p) {
    if (p)
      ++p->refs;
  }
  node_ptr(const node_ptr &other) : p(other.p) {
    if (p)
      ++p->refs;
  }
  node_ptr(node_ptr &&other) noexcept : p(std::exchange(other.p, nullptr)) {}
  node_ptr &operator=(node_ptr) noexcept;
  ~node_ptr() {
    if (p && --p->refs == 0)
      delete p;
  }
  node *operator->() const { return p; }
};

void capturedByCopy() {
  node_ptr p(new node);
  std::thread([p] { p->refs; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-30]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void capturedByDefault() {
  node_ptr p(new node);
  std::thread([=] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:27: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-39]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:27: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void initCaptured() {
  node_ptr p(new node);
  std::thread([q = p] { (void)q; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-48]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void initCapturedSameName() {
  node_ptr p(new node);
  std::thread([p = p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-57]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void passedAsArgument() {
  node_ptr p(new node);
  std::thread([](node_ptr) {}, p).detach();
// CHECK:      :[[@LINE-1]]:32: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-66]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:32: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

/// Joining does not help: the two run at the same time until then.
void joined() {
  node_ptr p(new node);
  std::thread t([p] { (void)p; });
// CHECK:      :[[@LINE-1]]:18: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-76]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:18: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  t.join();
}

rt::task<> takesPointer(node_ptr p);
void passedToCoroutine(rt::thread_pool &pool) {
  node_ptr p(new node);
  rt::spawn_detached(pool, takesPointer(p));
// CHECK:      :[[@LINE-1]]:41: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-87]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:41: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

rt::task<> awaited(rt::thread_pool &pool, node_ptr p) {
  co_await rt::spawn(pool, takesPointer(p));
// CHECK:      :[[@LINE-1]]:41: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'rt::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-95]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:41: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void parameter(node_ptr p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-103]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void referenceParameterCopied(const node_ptr &p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-111]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

// --- other shapes of a count

class by_member_functions {
  node *p;
  void retain() { ++p->refs; }
  void release() {
    if (--p->refs == 0)
      delete p;
  }

public:
  explicit by_member_functions(node *p) : p(p) { retain(); }
  by_member_functions(const by_member_functions &other) : p(other.p) {
    retain();
  }
  ~by_member_functions() { release(); }
};
void countedInMemberFunctions(by_member_functions p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'by_member_functions' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-136]]:7: note: 'by_member_functions' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

class by_pointer_to_count {
  int *count;

public:
  by_pointer_to_count() : count(new int(1)) {}
  by_pointer_to_count(const by_pointer_to_count &o) : count(o.count) {
    ++*count;
  }
  ~by_pointer_to_count() {
    if (--*count == 0)
      delete count;
  }
};
void countBehindPointer(by_pointer_to_count p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'by_pointer_to_count' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-16]]:8: note: 'by_pointer_to_count' must stay on one thread: its reference count 'count' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

class by_addition {
  node *p;

public:
  explicit by_addition(node *p) : p(p) { p->refs += 1; }
  by_addition(const by_addition &o) : p(o.p) { p->refs += 1; }
  ~by_addition() {
    p->refs -= 1;
    if (p->refs == 0)
      delete p;
  }
};
void countedByAddition(by_addition p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'by_addition' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-177]]:7: note: 'by_addition' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct intrusive {
  long count = 0;
  friend void add_ref(intrusive *p) { ++p->count; }
  friend void release(intrusive *p) {
    if (--p->count == 0)
      delete p;
  }
};
template <class T> class intrusive_ptr {
  T *p;

public:
  explicit intrusive_ptr(T *p) : p(p) { add_ref(p); }
  intrusive_ptr(const intrusive_ptr &o) : p(o.p) { add_ref(p); }
  ~intrusive_ptr() { release(p); }
};
void countedByFreeFunctions(intrusive_ptr<intrusive> p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'intrusive_ptr<intrusive>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-19]]:8: note: 'intrusive_ptr<intrusive>' must stay on one thread: its reference count 'count' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

template <class T> class rc {
  struct block {
    T value;
    unsigned uses;
  };
  block *b;

public:
  explicit rc(T v) : b(new block{v, 1}) {}
  rc(const rc &o) : b(o.b) { b->uses++; }
  ~rc() {
    if (--b->uses == 0)
      delete b;
  }
};
void countOfTemplate(rc<int> p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'rc<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-16]]:14: note: 'rc<int>' must stay on one thread: its reference count 'uses' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

// --- the way to the count

struct cache {
  std::string name;
  node_ptr root;
};
void throughMember(cache c) {
  std::thread([c] { (void)c; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'c' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:12: note: member 'root' of 'cache' has type 'node_ptr'
// CHECK-NEXT: :[[@LINE-239]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct derived : cache {};
void throughBase(derived d) {
  std::thread([d] { (void)d; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'd' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:18: note: base of 'derived' has type 'cache'
// CHECK-NEXT: :[[@LINE-17]]:12: note: member 'root' of 'cache' has type 'node_ptr'
// CHECK-NEXT: :[[@LINE-250]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-6]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct inner {
  node_ptr p;
};
struct outer {
  inner held;
};
void throughMemberOfMember(outer o) {
  std::thread([o] { (void)o; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'o' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:9: note: member 'held' of 'outer' has type 'inner'
// CHECK-NEXT: :[[@LINE-10]]:12: note: member 'p' of 'inner' has type 'node_ptr'
// CHECK-NEXT: :[[@LINE-266]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-6]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct table {
  std::vector<node_ptr> rows;
};
void throughElementOfMember(table t) {
  std::thread([t] { (void)t; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 't' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:25: note: member 'rows' of 'table' has type 'std::vector<node_ptr>'
// CHECK-NEXT: :[[@LINE-278]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void throughElement(std::vector<node_ptr> v) {
  std::thread([v] { (void)v; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'v' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-286]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void throughOptional(std::optional<node_ptr> p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-294]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void throughPair(std::pair<int, node_ptr> p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-302]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void throughMap(std::map<std::string, node_ptr> m) {
  std::thread([m] { (void)m; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'm' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-310]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void throughSharedPointer(std::shared_ptr<cache> p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-86]]:12: note: member 'root' of 'cache' has type 'node_ptr'
// CHECK-NEXT: :[[@LINE-319]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct with_array {
  node_ptr many[4];
};
void throughArray(with_array a) {
  std::thread([a] { (void)a; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'a' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:12: note: member 'many' of 'with_array' has type 'node_ptr[4]'
// CHECK-NEXT: :[[@LINE-331]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

using handle = node_ptr;
void throughAlias(handle h) {
  std::thread([h] { (void)h; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'h' is copied into work on another thread, but 'handle' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-340]]:7: note: 'handle' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

// --- what models and annotations say

namespace boost {
template <class T> class local_shared_ptr {
  T *p;

public:
  explicit local_shared_ptr(T *);
  local_shared_ptr(const local_shared_ptr &);
  ~local_shared_ptr();
};
} // namespace boost
void modelled(boost::local_shared_ptr<int> p) {
  std::thread([p] { (void)p; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'p' is copied into work on another thread, but 'boost::local_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:16: note: 'boost::local_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct session {
  boost::local_shared_ptr<int> user;
};
void modelledMember(session s) {
  std::thread([s] { (void)s; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 's' is copied into work on another thread, but 'boost::local_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:32: note: member 'user' of 'session' has type 'boost::local_shared_ptr<int>'
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'boost::local_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct ASYNC_TIDY_NOT_SEND widget {
  int handle;
};
void annotated(widget w) {
  std::thread([w] { (void)w; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'w' is copied into work on another thread, but 'widget' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:28: note: 'widget' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

template <class T> class ASYNC_TIDY_NOT_SEND thread_bound {};
void annotatedTemplate(thread_bound<int> t) {
  std::thread([t] { (void)t; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 't' is copied into work on another thread, but 'thread_bound<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:46: note: 'thread_bound<int>' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

struct button : widget {};
void annotatedBase(button b) {
  std::thread([b] { (void)b; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'b' is copied into work on another thread, but 'widget' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:17: note: base of 'button' has type 'widget'
// CHECK-NEXT: :[[@LINE-26]]:28: note: 'widget' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
