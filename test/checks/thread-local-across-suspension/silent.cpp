// What does not leave its thread, is named anew, or is a copy.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-thread-local-across-suspension %s -- -std=c++20 -I%rt_include | count 0

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <cerrno>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

thread_local std::string buffer;
thread_local std::vector<std::string> names;
thread_local int depth;
thread_local const int limit = 4;
thread_local const char *current_user;
struct arena {
  void *allocate();
  rt::task<> schedule();
};
thread_local arena *current_arena;
thread_local std::unique_ptr<arena> own_arena;
thread_local std::shared_ptr<arena> shared_arena;
std::string shared_buffer;
static int static_depth;

void use(int);
void use(const std::string &);
void note(const char *);
rt::task<> rest();
rt::task<std::string> fetch();
rt::task<> save(const std::string &text);
rt::task<int> async_write(int fd);
rt::thread_pool pool(4);
rt::current_thread loop;
class ASYNC_TIDY_SINGLE_THREADED strand {
public:
  rt::yield_awaiter operator co_await() const;
};
strand home;

//===--- Copies -----------------------------------------------------------===//

rt::task<> copy() {
  int d = depth;
  co_await rest();
  use(d);
}
rt::task<> copyOfObject() {
  auto text = buffer;
  co_await rest();
  use(text);
}
rt::task<> copyOfElement() {
  std::string first = names.front();
  co_await rest();
  use(first);
}
/// Where the thread came from: it leads wherever it was made to.
rt::task<> copyOfPointer() {
  arena *home = current_arena;
  co_await rest();
  co_await home->schedule();
}
rt::task<> ownedPointer() {
  arena *home = own_arena.get();
  co_await rest();
  co_await home->schedule();
}
rt::task<> sharedPointer() {
  auto home = shared_arena;
  co_await rest();
  home->allocate();
}
rt::task<> constant() {
  const int &l = limit;
  co_await rest();
  use(l);
}
rt::task<> threadId() {
  auto id = std::this_thread::get_id();
  co_await rest();
  (void)(id == std::this_thread::get_id());
}
rt::task<> temporaryBound() {
  const std::string &text = buffer + "x";
  co_await rest();
  use(text);
}
rt::task<> loopOverCopy() {
  for (const std::string &name : std::vector<std::string>(names))
    co_await save(name);
}

//===--- Named anew -------------------------------------------------------===//

rt::task<> anew() {
  ++depth;
  co_await rest();
  --depth;
}
rt::task<> usedBefore() {
  auto &b = buffer;
  b.clear();
  co_await rest();
}
rt::task<> scopeEnds() {
  {
    auto &b = buffer;
    b.clear();
  }
  co_await rest();
  auto &b = buffer;
  b += "x";
}
rt::task<> reassigned() {
  int *d = &depth;
  ++*d;
  co_await rest();
  d = &depth;
  --*d;
}
rt::task<> takenAfter() {
  co_await rest();
  auto &b = buffer;
  b.clear();
}
rt::task<> inEachTurn(int n) {
  while (n-- > 0) {
    auto &b = buffer;
    b += "x";
    co_await rest();
  }
}
rt::task<> leavesTheLoop() {
  for (const std::string &name : names)
    if (!name.empty()) {
      use(name);
      co_await rest();
      break;
    }
}
rt::task<> loopBefore() {
  for (const std::string &name : names)
    use(name);
  co_await rest();
}
rt::task<> awaitedFirst() {
  auto text = co_await fetch();
  names.push_back(text);
}
rt::task<> rightOfAssignment() {
  buffer = co_await fetch();
}
rt::task<> rightOfAddition() {
  buffer += co_await fetch();
}
rt::task<> argument() {
  use(buffer);
  co_await save(buffer);
}
rt::task<> maybeElsewhere(bool b) {
  int *d = &depth;
  if (b)
    d = &static_depth;
  co_await rest();
  ++*d;
}
rt::task<> neverSuspends() {
  auto &b = buffer;
  co_await std::suspend_never();
  b.clear();
}

//===--- No thread_local --------------------------------------------------===//

rt::task<> global() {
  auto &b = shared_buffer;
  co_await rest();
  b.clear();
}
rt::task<> ofFrame() {
  std::string text;
  auto &b = text;
  co_await rest();
  b.clear();
}
std::string &either(bool b) { return b ? buffer : shared_buffer; }
rt::task<> returnsEither(bool b) {
  auto &s = either(b);
  co_await rest();
  s.clear();
}
std::string &unseen();
rt::task<> returnsUnseen() {
  auto &s = unseen();
  co_await rest();
  s.clear();
}
rt::task<> parameter(std::string &b) {
  co_await rest();
  b.clear();
}

//===--- It stays on its thread, or nothing is known ----------------------===//

rt::task<> onLoop() {
  auto &b = buffer;
  co_await rest();
  b.clear();
}
rt::task<> awaitedOnLoop() {
  auto &b = buffer;
  co_await rest();
  b.clear();
}
rt::task<> awaitsOnLoop() { co_await awaitedOnLoop(); }
rt::task<> restoredOnLoop(const char *user) {
  const char *before = current_user;
  current_user = user;
  co_await rest();
  current_user = before;
}
rt::task<> unknownExecutor() {
  auto &b = buffer;
  co_await rest();
  b.clear();
}
rt::task<> loopUnknown() {
  for (const std::string &name : names)
    co_await save(name);
}
rt::task<> operandUnknown() { names.push_back(co_await fetch()); }
rt::task<> afterLeavingThePool() {
  co_await home;
  auto &b = buffer;
  co_await rest();
  b.clear();
}

//===--- Set, and not set back across a suspension ------------------------===//

rt::task<> restoredBefore(const char *user) {
  const char *before = current_user;
  current_user = user;
  note(current_user);
  current_user = before;
  co_await rest();
}
/// Takes the caller's along.
rt::task<> carriedOver() {
  const char *mine = current_user;
  co_await rest();
  current_user = mine;
}
rt::task<> setAnew(const char *user) {
  current_user = user;
  co_await rest();
  current_user = user;
}
rt::task<> setAfter(const char *user) {
  const char *before = current_user;
  co_await rest();
  current_user = user;
  note(user);
  current_user = before;
}
struct user_scope {
  const char *before;
  explicit user_scope(const char *user)
      : before(std::exchange(current_user, user)) {}
  ~user_scope() { current_user = before; }
};
rt::task<> scopeEndsBefore(const char *user) {
  {
    user_scope scope(user);
    note(user);
  }
  co_await rest();
}
struct counted {
  counted() { ++depth; }
  ~counted() { --depth; }
};
/// In sum over all threads it is right.
rt::task<> counts() {
  counted c;
  co_await rest();
}
struct reads {
  int was = depth;
  ~reads() { use(was); }
};
rt::task<> onlyReads() {
  reads r;
  co_await rest();
}

//===--- errno ------------------------------------------------------------===//

rt::task<int> savedError(int fd) {
  int n = ::write(fd, "x", 1);
  int error = errno;
  co_await rest();
  co_return n < 0 ? error : 0;
}
rt::task<int> askedBefore(int fd) {
  int n = ::write(fd, "x", 1);
  if (n < 0 && errno == EINTR)
    co_await rest();
  co_return 0;
}
rt::task<int> triedAgain(int fd) {
  int n;
  while ((n = ::write(fd, "x", 1)) < 0) {
    if (errno != EAGAIN)
      co_return errno;
    co_await rest();
  }
  co_return n;
}
rt::task<int> calledAfter(int fd) {
  int n = ::write(fd, "x", 1);
  co_await rest();
  n = ::write(fd, "x", 1);
  if (n < 0)
    co_return errno;
  co_return 0;
}
/// What is awaited may set it when it resumes.
rt::task<int> ofTheAwaited(int fd) {
  int n = co_await async_write(fd);
  co_return n < 0 ? errno : 0;
}
rt::task<> setToZero(int fd) {
  int n = ::write(fd, "x", 1);
  co_await rest();
  errno = 0;
  if (n < 0 && errno != 0)
    use(n);
}
rt::task<> onSomePathOnly(int fd, bool b) {
  int n = ::write(fd, "x", 1);
  if (b)
    co_await rest();
  if (n < 0)
    use(errno);
}
rt::task<> thrown(int fd) {
  co_await rest();
  if (::write(fd, "x", 1) < 0)
    throw std::system_error(errno, std::generic_category());
}
rt::task<> otherCondition(bool b) {
  co_await rest();
  if (b)
    use(errno);
}
rt::task<> suppressed(const char *user) {
  user_scope scope(user); // NOLINT(async-thread-local-across-suspension)
  co_await rest();
}

void start() {
  rt::spawn_detached(pool, copy());
  rt::spawn_detached(pool, copyOfObject());
  rt::spawn_detached(pool, copyOfElement());
  rt::spawn_detached(pool, copyOfPointer());
  rt::spawn_detached(pool, ownedPointer());
  rt::spawn_detached(pool, sharedPointer());
  rt::spawn_detached(pool, constant());
  rt::spawn_detached(pool, threadId());
  rt::spawn_detached(pool, temporaryBound());
  rt::spawn_detached(pool, loopOverCopy());
  rt::spawn_detached(pool, anew());
  rt::spawn_detached(pool, usedBefore());
  rt::spawn_detached(pool, scopeEnds());
  rt::spawn_detached(pool, reassigned());
  rt::spawn_detached(pool, takenAfter());
  rt::spawn_detached(pool, inEachTurn(3));
  rt::spawn_detached(pool, leavesTheLoop());
  rt::spawn_detached(pool, loopBefore());
  rt::spawn_detached(pool, awaitedFirst());
  rt::spawn_detached(pool, rightOfAssignment());
  rt::spawn_detached(pool, rightOfAddition());
  rt::spawn_detached(pool, argument());
  rt::spawn_detached(pool, maybeElsewhere(true));
  rt::spawn_detached(pool, neverSuspends());
  rt::spawn_detached(pool, global());
  rt::spawn_detached(pool, ofFrame());
  rt::spawn_detached(pool, returnsEither(true));
  rt::spawn_detached(pool, returnsUnseen());
  rt::spawn_detached(pool, parameter(shared_buffer));
  rt::spawn_detached(loop, onLoop());
  rt::spawn_detached(loop, awaitsOnLoop());
  rt::spawn_detached(loop, restoredOnLoop("a"));
  rt::spawn_detached(pool, afterLeavingThePool());
  rt::spawn_detached(pool, restoredBefore("a"));
  rt::spawn_detached(pool, carriedOver());
  rt::spawn_detached(pool, setAnew("a"));
  rt::spawn_detached(pool, setAfter("a"));
  rt::spawn_detached(pool, scopeEndsBefore("a"));
  rt::spawn_detached(pool, counts());
  rt::spawn_detached(pool, onlyReads());
  rt::spawn_detached(pool, otherCondition(true));
}
