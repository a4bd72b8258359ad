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
  b.clear();
  co_await rest();
  b += "done";
}
rt::task<> pointer() {
  int *d = &depth;
  ++*d;
  co_await rest();
  --*d;
}
rt::task<> assignedPointer() {
  int *d = nullptr;
  d = &depth;
  co_await rest();
  --*d;
}
rt::task<> member() {
  auto &numbers = scratch.numbers;
  co_await rest();
  numbers.clear();
}
rt::task<> staticMember() {
  int &level = context::level;
  co_await rest();
  ++level;
}
rt::task<> element() {
  auto &first = names[0];
  co_await rest();
  first = "x";
}
rt::task<> elementOfArray() {
  int &second = table_of_four[1];
  co_await rest();
  ++second;
}
rt::task<> array() {
  int *all = table_of_four;
  co_await rest();
  all[2] = 1;
}
rt::task<> iterator() {
  auto it = table.find(1);
  co_await rest();
  it->second = "x";
}
rt::task<> view() {
  std::string_view text = buffer;
  co_await rest();
  use(text.size());
}
rt::task<> span() {
  std::span<int> all(scratch.numbers);
  co_await rest();
  use(all[0]);
}
rt::task<> data() {
  char *to = buffer.data();
  co_await rest();
  *to = 'x';
}
rt::task<> returned() {
  auto &s = own();
  co_await rest();
  s.clear();
}
rt::task<> returnedPointer() {
  const char *s = own_text();
  co_await rest();
  use(*s);
}
rt::task<> throughReference() {
  auto &space = scratch;
  auto &numbers = space.numbers;
  co_await rest();
  numbers.push_back(1);
}
rt::task<> inLoop(int n) {
  auto &b = buffer;
  while (n-- > 0) {
    b += "x";
    co_await rest();
  }
}

//===--- A loop goes over it ----------------------------------------------===//

rt::task<> rangeFor() {
  for (const std::string &name : names)
    co_await save(name);
}
rt::task<> rangeForByValue() {
  for (std::string name : names)
    co_await save(std::move(name));
}

//===--- Named before an await of the same expression ---------------------===//

rt::task<> objectOfCall() {
  names.push_back(co_await fetch());
}
rt::task<> leftOfShift() {
  out << co_await fetch();
}

//===--- Set for a while --------------------------------------------------===//

rt::task<> restored(const char *user) {
  const char *before = current_user;
  current_user = user;
  co_await rest();
  current_user = before;
}
rt::task<> restoredOfObject() {
  std::string before = std::move(buffer);
  buffer = "mine";
  co_await rest();
  buffer = std::move(before);
}
rt::task<> exchanged(const char *user) {
  const char *before = std::exchange(current_user, user);
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
  co_await rest();
}
struct request {
  request() { current_request = this; }
  ~request() { current_request = nullptr; }
  static thread_local request *current_request;
};
rt::task<> scopedThis() {
  request r;
  co_await rest();
}
/// Whoever runs it: what runs meanwhile sees the change.
rt::task<> restoredAnywhere(const char *user) {
  const char *before = current_user;
  current_user = user;
  co_await rest();
  current_user = before;
}
rt::task<> scopedAnywhere(const char *user) {
  user_scope scope(user);
  co_await rest();
}

//===--- errno ------------------------------------------------------------===//

rt::task<int> errorOfLocal(int fd) {
  int n = ::write(fd, "x", 1);
  co_await rest();
  if (n < 0 && errno == EINTR)
    co_return 1;
  co_return 0;
}
rt::task<int> errorInBranch(int fd) {
  if (::write(fd, "x", 1) < 0) {
    co_await save("failed");
    co_return errno;
  }
  co_return 0;
}
rt::task<int> errorOfAssigned(int fd) {
  ssize_t n;
  n = ::read(fd, nullptr, 0);
  if (n == -1) {
    co_await rest();
    co_return -errno;
  }
  co_return 0;
}

//===--- The suspension itself moves --------------------------------------===//

rt::task<> movesItself() {
  auto &b = buffer;
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
