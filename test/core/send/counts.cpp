// Reference counts that are not atomic, and those that look alike.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^counts.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <mutex>

struct block {
  int refs = 0;
  std::atomic<int> atomic = 0;
  std::mutex m;
  void retain() { ++refs; }
  void release() {
    if (--refs == 0)
      delete this;
  }
};

// --- counts

class counted {
  block *p;

public:
  counted(const counted &o) : p(o.p) { ++p->refs; }
  ~counted() { --p->refs; }
};
using const_counted = const counted;
class postfix {
  block *p;

public:
  postfix(const postfix &o) : p(o.p) { p->refs++; }
  ~postfix() {
    if (p->refs-- == 1)
      delete p;
  }
};
class by_addition {
  block *p;

public:
  by_addition(const by_addition &o) : p(o.p) { p->refs += 1; }
  ~by_addition() { p->refs -= 1; }
};
class by_assignment_of_sum {
  block *p;

public:
  by_assignment_of_sum(const by_assignment_of_sum &o) : p(o.p) {
    p->refs = p->refs + 1;
  }
  ~by_assignment_of_sum() { p->refs = p->refs - 1; }
};
class through_pointee {
  block *p;

public:
  through_pointee(const through_pointee &o) : p(o.p) { p->retain(); }
  ~through_pointee() { p->release(); }
};
class through_own_members {
  block *p;
  void drop() { p->release(); }
  void reset() { drop(); }

public:
  through_own_members(const through_own_members &o) : p(o.p) { p->retain(); }
  ~through_own_members() { reset(); }
};
class delegates {
  block *p;

public:
  explicit delegates(block *p) : p(p) { ++p->refs; }
  delegates(const delegates &o) : delegates(o.p) {}
  ~delegates() { --p->refs; }
};
class by_assignment {
  block *p;

public:
  by_assignment(const by_assignment &) = delete;
  by_assignment &operator=(const by_assignment &o) {
    p = o.p;
    ++p->refs;
    return *this;
  }
  ~by_assignment() { --p->refs; }
};
class count_apart {
  int *count;

public:
  count_apart(const count_apart &o) : count(o.count) { ++*count; }
  ~count_apart() { --*count; }
};
class count_by_reference {
  int &count;

public:
  count_by_reference(const count_by_reference &o) : count(o.count) { ++count; }
  ~count_by_reference() { --count; }
};
/// A tree that counts children in the parent.
class child {
  child *parent;
  int children = 0;

public:
  child(const child &o) : parent(o.parent) { ++parent->children; }
  ~child() { --parent->children; }
};

namespace found_by_adl {
struct object {
  long uses;
};
void intrusive_ptr_add_ref(object *p) { ++p->uses; }
void intrusive_ptr_release(object *p) {
  if (--p->uses == 0)
    delete p;
}
} // namespace found_by_adl
template <class T> class intrusive {
  T *p;

public:
  intrusive(const intrusive &o) : p(o.p) { intrusive_ptr_add_ref(p); }
  ~intrusive() { intrusive_ptr_release(p); }
};
using adl = intrusive<found_by_adl::object>;
/// Nobody copies it, so that no member is instantiated.
template <class T> class rc {
  struct cell {
    T value;
    unsigned uses;
  };
  cell *c;

public:
  rc(const rc &o) : c(o.c) { c->uses++; }
  ~rc() {
    if (--c->uses == 0)
      delete c;
  }
};
struct holds_rc {
  rc<int> r;
};

class base_handle {
protected:
  block *p;
  void take() { ++p->refs; }
  void give() { --p->refs; }
};
class through_base_members : base_handle {
public:
  through_base_members(const through_base_members &o) : base_handle(o) {
    take();
  }
  ~through_base_members() { give(); }
};
struct derived : counted {
  int n;
};
struct pointer_to_counted {
  counted *p;
};

// --- no such counts

class atomic {
  block *p;

public:
  atomic(const atomic &o) : p(o.p) { ++p->atomic; }
  ~atomic() { --p->atomic; }
};
class by_builtin {
  block *p;

public:
  by_builtin(const by_builtin &o) : p(o.p) {
    __atomic_fetch_add(&p->refs, 1, __ATOMIC_RELAXED);
  }
  ~by_builtin() { __sync_sub_and_fetch(&p->refs, 1); }
};
class atomic_ref {
  block *p;

public:
  atomic_ref(const atomic_ref &o) : p(o.p) { ++std::atomic_ref<int>(p->refs); }
  ~atomic_ref() { --std::atomic_ref<int>(p->refs); }
};
extern bool threads;
/// As some implementations of shared_ptr do it.
class atomic_when_needed {
  block *p;

public:
  atomic_when_needed(const atomic_when_needed &o) : p(o.p) {
    if (threads)
      __atomic_fetch_add(&p->refs, 1, __ATOMIC_RELAXED);
    else
      ++p->refs;
  }
  ~atomic_when_needed() { --p->refs; }
};
class under_lock {
  block *p;

public:
  under_lock(const under_lock &o) : p(o.p) {
    std::lock_guard lock(p->m);
    ++p->refs;
  }
  ~under_lock() {
    std::lock_guard lock(p->m);
    --p->refs;
  }
};
class locked_by_hand {
  block *p;

public:
  locked_by_hand(const locked_by_hand &o) : p(o.p) {
    p->m.lock();
    ++p->refs;
    p->m.unlock();
  }
  ~locked_by_hand() {
    p->m.lock();
    --p->refs;
    p->m.unlock();
  }
};
/// A guard that is gone does not help.
class lock_given_back {
  block *p;

public:
  lock_given_back(const lock_given_back &o) : p(o.p) {
    { std::lock_guard lock(p->m); }
    ++p->refs;
  }
  ~lock_given_back() { --p->refs; }
};
/// Each object has one of its own.
class generations {
  int copies = 0;
  struct {
    int deep;
  } more;

public:
  generations(const generations &o) : copies(o.copies) {
    ++copies;
    ++more.deep;
  }
  ~generations() {
    --copies;
    --more.deep;
  }
};
class only_up {
  block *p;

public:
  only_up(const only_up &o) : p(o.p) { ++p->refs; }
  ~only_up() {}
};
class only_moved {
  block *p;

public:
  explicit only_moved(block *p) : p(p) { ++p->refs; }
  only_moved(only_moved &&o) : p(o.p) { o.p = nullptr; }
  ~only_moved() { --p->refs; }
};
class unseen {
  block *p;

public:
  unseen(const unseen &o);
  ~unseen();
};
class in_a_lambda {
  block *p;

public:
  in_a_lambda(const in_a_lambda &o) : p(o.p) {
    auto later = [this] { ++p->refs; };
  }
  ~in_a_lambda() { --p->refs; }
};
