// Reference counts that are not atomic, and those that look alike.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include -isystem %S/Inputs/library | grep '^counts.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <mutex>
#include <pointer.hpp>

// CHECK: counts.cpp:[[@LINE+2]]:8: 'block' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:8: 'block' sync: no; member 'refs' of 'block' has type 'int'; it may be changed without synchronisation
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

// CHECK: counts.cpp:[[@LINE+2]]:7: 'counted' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'counted' sync: no; its reference count 'refs' is not atomic
class counted {
  block *p;

public:
  counted(const counted &o) : p(o.p) { ++p->refs; }
  ~counted() { --p->refs; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'const_counted' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'const_counted' sync: no; its reference count 'refs' is not atomic
using const_counted = const counted;
// CHECK: counts.cpp:[[@LINE+2]]:7: 'postfix' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'postfix' sync: no; its reference count 'refs' is not atomic
class postfix {
  block *p;

public:
  postfix(const postfix &o) : p(o.p) { p->refs++; }
  ~postfix() {
    if (p->refs-- == 1)
      delete p;
  }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'by_addition' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'by_addition' sync: no; its reference count 'refs' is not atomic
class by_addition {
  block *p;

public:
  by_addition(const by_addition &o) : p(o.p) { p->refs += 1; }
  ~by_addition() { p->refs -= 1; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'by_assignment_of_sum' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'by_assignment_of_sum' sync: no; its reference count 'refs' is not atomic
class by_assignment_of_sum {
  block *p;

public:
  by_assignment_of_sum(const by_assignment_of_sum &o) : p(o.p) {
    p->refs = p->refs + 1;
  }
  ~by_assignment_of_sum() { p->refs = p->refs - 1; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'through_pointee' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'through_pointee' sync: no; its reference count 'refs' is not atomic
class through_pointee {
  block *p;

public:
  through_pointee(const through_pointee &o) : p(o.p) { p->retain(); }
  ~through_pointee() { p->release(); }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'through_own_members' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'through_own_members' sync: no; its reference count 'refs' is not atomic
class through_own_members {
  block *p;
  void drop() { p->release(); }
  void reset() { drop(); }

public:
  through_own_members(const through_own_members &o) : p(o.p) { p->retain(); }
  ~through_own_members() { reset(); }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'delegates' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'delegates' sync: no; its reference count 'refs' is not atomic
class delegates {
  block *p;

public:
  explicit delegates(block *p) : p(p) { ++p->refs; }
  delegates(const delegates &o) : delegates(o.p) {}
  ~delegates() { --p->refs; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'by_assignment' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'by_assignment' sync: no; its reference count 'refs' is not atomic
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
// CHECK: counts.cpp:[[@LINE+2]]:7: 'count_apart' send: no; its reference count 'count' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'count_apart' sync: no; its reference count 'count' is not atomic
class count_apart {
  int *count;

public:
  count_apart(const count_apart &o) : count(o.count) { ++*count; }
  ~count_apart() { --*count; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'count_by_reference' send: no; its reference count 'count' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'count_by_reference' sync: no; its reference count 'count' is not atomic
class count_by_reference {
  int &count;

public:
  count_by_reference(const count_by_reference &o) : count(o.count) { ++count; }
  ~count_by_reference() { --count; }
};
/// A tree that counts children in the parent.
// CHECK: counts.cpp:[[@LINE+2]]:7: 'child' send: no; its reference count 'children' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'child' sync: no; its reference count 'children' is not atomic
class child {
  child *parent;
  int children = 0;

public:
  child(const child &o) : parent(o.parent) { ++parent->children; }
  ~child() { --parent->children; }
};

namespace found_by_adl {
// CHECK: counts.cpp:[[@LINE+2]]:8: 'found_by_adl::object' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:8: 'found_by_adl::object' sync: no; member 'uses' of 'found_by_adl::object' has type 'long'; it may be changed without synchronisation
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
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_adl' send: no; member 'p' of 'holds_adl' has type 'intrusive<found_by_adl::object>'; its reference count 'uses' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_adl' sync: no; member 'p' of 'holds_adl' has type 'intrusive<found_by_adl::object>'; its reference count 'uses' is not atomic
struct holds_adl {
  intrusive<found_by_adl::object> p;
};
inline auto copy(const holds_adl &h) { return h; }

// CHECK: counts.cpp:[[@LINE+2]]:7: 'with_friends' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:7: 'with_friends' sync: no; member 'uses' of 'with_friends' has type 'unsigned int'; it may be changed without synchronisation
class with_friends {
  unsigned uses = 0;
  friend void intrusive_ptr_add_ref(with_friends *p) { ++p->uses; }
  friend void intrusive_ptr_release(with_friends *p) {
    if (--p->uses == 0)
      delete p;
  }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'atomic_friends' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:7: 'atomic_friends' sync: yes
class atomic_friends {
  std::atomic<unsigned> uses = 0;
  friend void intrusive_ptr_add_ref(atomic_friends *p) { ++p->uses; }
  friend void intrusive_ptr_release(atomic_friends *p) {
    if (--p->uses == 0)
      delete p;
  }
};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'derives' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:8: 'derives' sync: no; base of 'derives' has type 'with_friends'; member 'uses' of 'with_friends' has type 'unsigned int'; it may be changed without synchronisation
struct derives : with_friends {};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_library_pointer' send: no; member 'p' of 'holds_library_pointer' has type 'library::intrusive_ptr<found_by_adl::object>'; its reference count 'uses' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_library_pointer' sync: no; member 'p' of 'holds_library_pointer' has type 'library::intrusive_ptr<found_by_adl::object>'; its reference count 'uses' is not atomic
struct holds_library_pointer {
  library::intrusive_ptr<found_by_adl::object> p;
};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_friends' send: no; member 'p' of 'holds_friends' has type 'library::intrusive_ptr<derives>'; its reference count 'uses' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_friends' sync: no; member 'p' of 'holds_friends' has type 'library::intrusive_ptr<derives>'; its reference count 'uses' is not atomic
struct holds_friends {
  library::intrusive_ptr<derives> p;
};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_atomic_friends' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_atomic_friends' sync: no; member 'p' of 'holds_atomic_friends' has type 'library::intrusive_ptr<atomic_friends>'; member 'p' of 'library::intrusive_ptr<atomic_friends>' has type 'atomic_friends *'; it may be changed without synchronisation
struct holds_atomic_friends {
  library::intrusive_ptr<atomic_friends> p;
};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_observer' send: unknown; member 'p' of 'holds_observer' has type 'library::observer<with_friends>'; member 'p' of 'library::observer<with_friends>' has type 'with_friends *'; member 'uses' of 'with_friends' has type 'unsigned int'; 'unsigned int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_observer' sync: no; member 'p' of 'holds_observer' has type 'library::observer<with_friends>'; member 'p' of 'library::observer<with_friends>' has type 'with_friends *'; it may be changed without synchronisation
struct holds_observer {
  library::observer<with_friends> p;
};
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
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_rc' send: no; member 'r' of 'holds_rc' has type 'rc<int>'; its reference count 'uses' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_rc' sync: no; member 'r' of 'holds_rc' has type 'rc<int>'; its reference count 'uses' is not atomic
struct holds_rc {
  rc<int> r;
};
inline auto copy(const holds_rc &r) { return r; }
/// Nobody copies it, so that there is nothing to look at.
// CHECK: counts.cpp:[[@LINE+2]]:8: 'holds_uncopied' send: unknown; member 'r' of 'holds_uncopied' has type 'rc<char>'; member 'c' of 'rc<char>' has type 'cell *'; 'rc<char>::cell' may not be send: it is not defined here
// CHECK: counts.cpp:[[@LINE+1]]:8: 'holds_uncopied' sync: no; member 'r' of 'holds_uncopied' has type 'rc<char>'; member 'c' of 'rc<char>' has type 'cell *'; it may be changed without synchronisation
struct holds_uncopied {
  rc<char> r;
};

// CHECK: counts.cpp:[[@LINE+2]]:7: 'base_handle' send: unknown; member 'p' of 'base_handle' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'base_handle' sync: no; member 'p' of 'base_handle' has type 'block *'; it may be changed without synchronisation
class base_handle {
protected:
  block *p;
  void take() { ++p->refs; }
  void give() { --p->refs; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'through_base_members' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'through_base_members' sync: no; its reference count 'refs' is not atomic
class through_base_members : base_handle {
public:
  through_base_members(const through_base_members &o) : base_handle(o) {
    take();
  }
  ~through_base_members() { give(); }
};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'derived' send: no; base of 'derived' has type 'counted'; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:8: 'derived' sync: no; base of 'derived' has type 'counted'; its reference count 'refs' is not atomic
struct derived : counted {
  int n;
};
// CHECK: counts.cpp:[[@LINE+2]]:8: 'pointer_to_counted' send: no; member 'p' of 'pointer_to_counted' has type 'counted *'; 'counted' is not send: its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:8: 'pointer_to_counted' sync: no; member 'p' of 'pointer_to_counted' has type 'counted *'; it may be changed without synchronisation
struct pointer_to_counted {
  counted *p;
};

// --- no such counts

// CHECK: counts.cpp:[[@LINE+2]]:7: 'atomic' send: unknown; member 'p' of 'atomic' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'atomic' sync: no; member 'p' of 'atomic' has type 'block *'; it may be changed without synchronisation
class atomic {
  block *p;

public:
  atomic(const atomic &o) : p(o.p) { ++p->atomic; }
  ~atomic() { --p->atomic; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'by_builtin' send: unknown; member 'p' of 'by_builtin' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'by_builtin' sync: no; member 'p' of 'by_builtin' has type 'block *'; it may be changed without synchronisation
class by_builtin {
  block *p;

public:
  by_builtin(const by_builtin &o) : p(o.p) {
    __atomic_fetch_add(&p->refs, 1, __ATOMIC_RELAXED);
  }
  ~by_builtin() { __sync_sub_and_fetch(&p->refs, 1); }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'atomic_ref' send: unknown; member 'p' of 'atomic_ref' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'atomic_ref' sync: no; member 'p' of 'atomic_ref' has type 'block *'; it may be changed without synchronisation
class atomic_ref {
  block *p;

public:
  atomic_ref(const atomic_ref &o) : p(o.p) { ++std::atomic_ref<int>(p->refs); }
  ~atomic_ref() { --std::atomic_ref<int>(p->refs); }
};
extern bool threads;
/// As some implementations of shared_ptr do it.
// CHECK: counts.cpp:[[@LINE+2]]:7: 'atomic_when_needed' send: unknown; member 'p' of 'atomic_when_needed' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'atomic_when_needed' sync: no; member 'p' of 'atomic_when_needed' has type 'block *'; it may be changed without synchronisation
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
// CHECK: counts.cpp:[[@LINE+2]]:7: 'under_lock' send: unknown; member 'p' of 'under_lock' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'under_lock' sync: no; member 'p' of 'under_lock' has type 'block *'; it may be changed without synchronisation
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
// CHECK: counts.cpp:[[@LINE+2]]:7: 'locked_by_hand' send: unknown; member 'p' of 'locked_by_hand' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'locked_by_hand' sync: no; member 'p' of 'locked_by_hand' has type 'block *'; it may be changed without synchronisation
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
// CHECK: counts.cpp:[[@LINE+2]]:7: 'lock_given_back' send: no; its reference count 'refs' is not atomic
// CHECK: counts.cpp:[[@LINE+1]]:7: 'lock_given_back' sync: no; its reference count 'refs' is not atomic
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
// CHECK: counts.cpp:[[@LINE+2]]:7: 'generations' send: yes
// CHECK: counts.cpp:[[@LINE+1]]:7: 'generations' sync: no; member 'copies' of 'generations' has type 'int'; it may be changed without synchronisation
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
// CHECK: counts.cpp:[[@LINE+2]]:7: 'only_up' send: unknown; member 'p' of 'only_up' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'only_up' sync: no; member 'p' of 'only_up' has type 'block *'; it may be changed without synchronisation
class only_up {
  block *p;

public:
  only_up(const only_up &o) : p(o.p) { ++p->refs; }
  ~only_up() {}
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'only_moved' send: unknown; member 'p' of 'only_moved' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'only_moved' sync: no; member 'p' of 'only_moved' has type 'block *'; it may be changed without synchronisation
class only_moved {
  block *p;

public:
  explicit only_moved(block *p) : p(p) { ++p->refs; }
  only_moved(only_moved &&o) : p(o.p) { o.p = nullptr; }
  ~only_moved() { --p->refs; }
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'unseen' send: unknown; member 'p' of 'unseen' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'unseen' sync: no; member 'p' of 'unseen' has type 'block *'; it may be changed without synchronisation
class unseen {
  block *p;

public:
  unseen(const unseen &o);
  ~unseen();
};
// CHECK: counts.cpp:[[@LINE+2]]:7: 'in_a_lambda' send: unknown; member 'p' of 'in_a_lambda' has type 'block *'; member 'refs' of 'block' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: counts.cpp:[[@LINE+1]]:7: 'in_a_lambda' sync: no; member 'p' of 'in_a_lambda' has type 'block *'; it may be changed without synchronisation
class in_a_lambda {
  block *p;

public:
  in_a_lambda(const in_a_lambda &o) : p(o.p) {
    // CHECK: counts.cpp:[[@LINE+2]]:10: 'later' send: unknown; captures 'this' of type 'in_a_lambda *'; member 'p' of 'in_a_lambda' has type 'block *'; 'block *' is not sync: it may be changed without synchronisation
    // CHECK: counts.cpp:[[@LINE+1]]:10: 'later' sync: no; captures 'this' of type 'in_a_lambda *'; it may be changed without synchronisation
    auto later = [this] { ++p->refs; };
  }
  ~in_a_lambda() { --p->refs; }
};
