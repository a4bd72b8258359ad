// What belongs to a thread, taken before a suspension and used after it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-local-across-suspension,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <array>
#include <cerrno>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

struct scratch_space {
  std::vector<int> numbers;
  int depth = 0;
};
thread_local std::string buffer;
thread_local std::vector<std::string> names;
thread_local std::map<int, std::string> table;
thread_local scratch_space scratch;
thread_local int depth;
thread_local int table_of_four[4];
thread_local std::ostringstream out;
thread_local const char *current_user;
struct context {
  static thread_local int level;
};

void use(int);
rt::task<> rest();
rt::task<std::string> fetch();
rt::task<> save(const std::string &text);
rt::thread_pool pool(4);
ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> resume_background();

std::string &own() {
  static thread_local std::string s;
  return s;
}
const char *own_text() { return own().c_str(); }

//===--- A local leads to it ----------------------------------------------===//

rt::task<> reference() {
  std::string &b = buffer;
// CHECK:      :[[@LINE-1]]:16: warning: 'b' leads to thread_local 'buffer' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+7]]:3: note: coroutine 'reference' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+7]]:3: note: 'b' is used here
// CHECK-NEXT: :[[@LINE-32]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+386]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-18]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:16: note: name it anew after the suspension, or take a copy
  b.clear();
  co_await rest();
  b += "done";
}
rt::task<> pointer() {
  int *d = &depth;
// CHECK:      :[[@LINE-1]]:8: warning: 'd' leads to thread_local 'depth' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+7]]:3: note: coroutine 'pointer' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+7]]:6: note: 'd' is used here
// CHECK-NEXT: :[[@LINE-41]]:18: note: 'depth' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+374]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-31]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  ++*d;
  co_await rest();
  --*d;
}
rt::task<> assignedPointer() {
  int *d = nullptr;
// CHECK:      :[[@LINE-1]]:8: warning: 'd' leads to thread_local 'depth' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+7]]:3: note: coroutine 'assignedPointer' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+7]]:6: note: 'd' is used here
// CHECK-NEXT: :[[@LINE-54]]:18: note: 'depth' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+362]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-44]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  d = &depth;
  co_await rest();
  --*d;
}
rt::task<> member() {
  auto &numbers = scratch.numbers;
// CHECK:      :[[@LINE-1]]:9: warning: 'numbers' leads to thread_local 'scratch' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'member' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'numbers' is used here
// CHECK-NEXT: :[[@LINE-68]]:28: note: 'scratch' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+350]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-57]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  numbers.clear();
}
rt::task<> staticMember() {
  int &level = context::level;
// CHECK:      :[[@LINE-1]]:8: warning: 'level' leads to thread_local 'level' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'staticMember' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:5: note: 'level' is used here
// CHECK-NEXT: :[[@LINE-74]]:27: note: 'level' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+339]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-69]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  co_await rest();
  ++level;
}
rt::task<> element() {
  auto &first = names[0];
// CHECK:      :[[@LINE-1]]:9: warning: 'first' leads to thread_local 'names' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'element' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'first' is used here
// CHECK-NEXT: :[[@LINE-94]]:39: note: 'names' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+328]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-81]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  first = "x";
}
rt::task<> elementOfArray() {
  int &second = table_of_four[1];
// CHECK:      :[[@LINE-1]]:8: warning: 'second' leads to thread_local 'table_of_four' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'elementOfArray' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:5: note: 'second' is used here
// CHECK-NEXT: :[[@LINE-102]]:18: note: 'table_of_four' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+317]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-93]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  co_await rest();
  ++second;
}
rt::task<> array() {
  int *all = table_of_four;
// CHECK:      :[[@LINE-1]]:8: warning: 'all' leads to thread_local 'table_of_four' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'array' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'all' is used here
// CHECK-NEXT: :[[@LINE-114]]:18: note: 'table_of_four' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+306]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-105]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  co_await rest();
  all[2] = 1;
}
rt::task<> iterator() {
  auto it = table.find(1);
// CHECK:      :[[@LINE-1]]:8: warning: 'it' leads to thread_local 'table' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'iterator' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'it' is used here
// CHECK-NEXT: :[[@LINE-129]]:41: note: 'table' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+295]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-117]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  co_await rest();
  it->second = "x";
}
rt::task<> view() {
  std::string_view text = buffer;
// CHECK:      :[[@LINE-1]]:20: warning: 'text' leads to thread_local 'buffer' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'view' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:7: note: 'text' is used here
// CHECK-NEXT: :[[@LINE-143]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+284]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-129]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:20: note: name it anew after the suspension, or take a copy
  co_await rest();
  use(text.size());
}
rt::task<> span() {
  std::span<int> all(scratch.numbers);
// CHECK:      :[[@LINE-1]]:18: warning: 'all' leads to thread_local 'scratch' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'span' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:7: note: 'all' is used here
// CHECK-NEXT: :[[@LINE-152]]:28: note: 'scratch' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+273]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-141]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:18: note: name it anew after the suspension, or take a copy
  co_await rest();
  use(all[0]);
}
rt::task<> data() {
  char *to = buffer.data();
// CHECK:      :[[@LINE-1]]:9: warning: 'to' leads to thread_local 'buffer' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'data' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'to' is used here
// CHECK-NEXT: :[[@LINE-167]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+262]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-153]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  *to = 'x';
}
rt::task<> returned() {
  auto &s = own();
// CHECK:      :[[@LINE-1]]:9: warning: 's' leads to thread_local 's' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'returned' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 's' is used here
// CHECK-NEXT: :[[@LINE-159]]:35: note: 's' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+251]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-165]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  s.clear();
}
rt::task<> returnedPointer() {
  const char *s = own_text();
// CHECK:      :[[@LINE-1]]:15: warning: 's' leads to thread_local 's' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'returnedPointer' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:8: note: 's' is used here
// CHECK-NEXT: :[[@LINE-171]]:35: note: 's' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+240]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-177]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:15: note: name it anew after the suspension, or take a copy
  co_await rest();
  use(*s);
}
rt::task<> throughReference() {
  auto &space = scratch;
  auto &numbers = space.numbers;
// CHECK:      :[[@LINE-1]]:9: warning: 'numbers' leads to thread_local 'scratch' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'throughReference' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'numbers' is used here
// CHECK-NEXT: :[[@LINE-201]]:28: note: 'scratch' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+228]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-190]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  numbers.push_back(1);
}
rt::task<> inLoop(int n) {
  auto &b = buffer;
// CHECK:      :[[@LINE-1]]:9: warning: 'b' leads to thread_local 'buffer' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+8]]:5: note: coroutine 'inLoop' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:5: note: 'b' is used here
// CHECK-NEXT: :[[@LINE-216]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+217]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-202]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  while (n-- > 0) {
    b += "x";
    co_await rest();
  }
}

//===--- A loop goes over it ----------------------------------------------===//

rt::task<> rangeFor() {
  for (const std::string &name : names)
// CHECK:      :[[@LINE-1]]:34: warning: this loop goes over thread_local 'names' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:5: note: coroutine 'rangeFor' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE-231]]:39: note: 'names' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+202]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-218]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:34: note: go over a copy of it
    co_await save(name);
}
rt::task<> rangeForByValue() {
  for (std::string name : names)
// CHECK:      :[[@LINE-1]]:27: warning: this loop goes over thread_local 'names' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:5: note: coroutine 'rangeForByValue' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE-241]]:39: note: 'names' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+193]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-228]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:27: note: go over a copy of it
    co_await save(std::move(name));
}

//===--- Named before an await of the same expression ---------------------===//

rt::task<> objectOfCall() {
  names.push_back(co_await fetch());
// CHECK:      :[[@LINE-1]]:3: warning: thread_local 'names' is chosen before a suspension that may change threads, and used after it [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:19: note: coroutine 'objectOfCall' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE-254]]:39: note: 'names' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+181]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-241]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:3: note: await first, into a local, and name it then
}
rt::task<> leftOfShift() {
  out << co_await fetch();
// CHECK:      :[[@LINE-1]]:3: warning: thread_local 'out' is chosen before a suspension that may change threads, and used after it [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:10: note: coroutine 'leftOfShift' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE-258]]:33: note: 'out' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+173]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-250]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:3: note: await first, into a local, and name it then
}

//===--- Set for a while --------------------------------------------------===//

rt::task<> restored(const char *user) {
  const char *before = current_user;
  current_user = user;
// CHECK:      :[[@LINE-1]]:3: warning: thread_local 'current_user' is changed here and set back after a suspension, perhaps that of another thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'before' keeps what it was
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'restored' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: it is set back here
// CHECK-NEXT: :[[@LINE-272]]:26: note: 'current_user' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+159]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-265]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-8]]:3: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
  current_user = before;
}
rt::task<> restoredOfObject() {
  std::string before = std::move(buffer);
  buffer = "mine";
// CHECK:      :[[@LINE-1]]:3: warning: thread_local 'buffer' is changed here and set back after a suspension, perhaps that of another thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'before' keeps what it was
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'restoredOfObject' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: it is set back here
// CHECK-NEXT: :[[@LINE-293]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+146]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-279]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-8]]:3: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
  buffer = std::move(before);
}
rt::task<> exchanged(const char *user) {
  const char *before = std::exchange(current_user, user);
// CHECK:      :[[@LINE-1]]:24: warning: thread_local 'current_user' is changed here and set back after a suspension, perhaps that of another thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'before' keeps what it was
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'exchanged' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: it is set back here
// CHECK-NEXT: :[[@LINE-299]]:26: note: 'current_user' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+134]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-292]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-8]]:24: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
  current_user = before;
}
struct user_scope {
  const char *before;
  explicit user_scope(const char *user)
      : before(std::exchange(current_user, user)) {}
  ~user_scope() { current_user = before; }
};
rt::task<> scoped(const char *user) {
  user_scope scope(user);
// CHECK:      :[[@LINE-1]]:14: warning: 'scope' sets back thread_local 'current_user' after a suspension, perhaps that of another thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'scoped' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE-316]]:26: note: 'current_user' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+118]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-309]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:14: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
}
struct request {
  request() { current_request = this; }
  ~request() { current_request = nullptr; }
  static thread_local request *current_request;
};
rt::task<> scopedThis() {
  request r;
// CHECK:      :[[@LINE-1]]:11: warning: 'r' sets back thread_local 'current_request' after a suspension, perhaps that of another thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'scopedThis' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE-6]]:32: note: 'current_request' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+104]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-324]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:11: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
}
/// Whoever runs it: what runs meanwhile sees the change.
rt::task<> restoredAnywhere(const char *user) {
  const char *before = current_user;
  current_user = user;
// CHECK:      :[[@LINE-1]]:3: warning: thread_local 'current_user' stays changed while coroutine 'restoredAnywhere' is suspended, for all that runs on the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'before' keeps what it was
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'restoredAnywhere' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is set back here
// CHECK-NEXT: :[[@LINE-345]]:26: note: 'current_user' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
  current_user = before;
}
rt::task<> scopedAnywhere(const char *user) {
  user_scope scope(user);
// CHECK:      :[[@LINE-1]]:14: warning: 'scope' keeps thread_local 'current_user' changed while coroutine 'scopedAnywhere' is suspended, for all that runs on the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'scopedAnywhere' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE-354]]:26: note: 'current_user' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE-4]]:14: note: pass the value to what needs it, or set it anew after each suspension
  co_await rest();
}

//===--- errno ------------------------------------------------------------===//

rt::task<int> errorOfLocal(int fd) {
  int n = ::write(fd, "x", 1);
  co_await rest();
  if (n < 0 && errno == EINTR)
// CHECK:      :[[@LINE-1]]:16: warning: 'errno' is read after a suspension, when other code has had the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:11: note: the error of 'write' is meant
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'errorOfLocal' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE-4]]:16: note: copy it before the suspension
    co_return 1;
  co_return 0;
}
rt::task<int> errorInBranch(int fd) {
  if (::write(fd, "x", 1) < 0) {
    co_await save("failed");
    co_return errno;
// CHECK:      :[[@LINE-1]]:15: warning: 'errno' is read after a suspension, when other code has had the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:7: note: the error of 'write' is meant
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'errorInBranch' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE-4]]:15: note: copy it before the suspension
  }
  co_return 0;
}
rt::task<int> errorOfAssigned(int fd) {
  ssize_t n;
  n = ::read(fd, nullptr, 0);
  if (n == -1) {
    co_await rest();
    co_return -errno;
// CHECK:      :[[@LINE-1]]:16: warning: 'errno' is read after a suspension, when other code has had the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:7: note: the error of 'read' is meant
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'errorOfAssigned' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE-4]]:16: note: copy it before the suspension
  }
  co_return 0;
}

//===--- The suspension itself moves --------------------------------------===//

rt::task<> movesItself() {
  auto &b = buffer;
// CHECK:      :[[@LINE-1]]:9: warning: 'b' leads to thread_local 'buffer' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: this 'co_await' moves coroutine 'movesItself' to another thread
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'b' is used here
// CHECK-NEXT: :[[@LINE-411]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE-5]]:9: note: name it anew after the suspension, or take a copy
  b = "here";
  co_await resume_background();
  b += "there";
}

void start() {
  rt::spawn_detached(pool, reference());
  rt::spawn_detached(pool, pointer());
  rt::spawn_detached(pool, assignedPointer());
  rt::spawn_detached(pool, member());
  rt::spawn_detached(pool, staticMember());
  rt::spawn_detached(pool, element());
  rt::spawn_detached(pool, elementOfArray());
  rt::spawn_detached(pool, array());
  rt::spawn_detached(pool, iterator());
  rt::spawn_detached(pool, view());
  rt::spawn_detached(pool, span());
  rt::spawn_detached(pool, data());
  rt::spawn_detached(pool, returned());
  rt::spawn_detached(pool, returnedPointer());
  rt::spawn_detached(pool, throughReference());
  rt::spawn_detached(pool, inLoop(3));
  rt::spawn_detached(pool, rangeFor());
  rt::spawn_detached(pool, rangeForByValue());
  rt::spawn_detached(pool, objectOfCall());
  rt::spawn_detached(pool, leftOfShift());
  rt::spawn_detached(pool, restored("a"));
  rt::spawn_detached(pool, restoredOfObject());
  rt::spawn_detached(pool, exchanged("a"));
  rt::spawn_detached(pool, scoped("a"));
  rt::spawn_detached(pool, scopedThis());
}
