// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result %s \
// RUN:   -- -std=c++20 -I%rt_include -I%S/Inputs | %verify %s

// What async-dangling-await-result reports: references, pointers and views that
// are used when the result of the await is gone.

#include "tasks.hpp"

#include <rt/rt.hpp>

#include <map>
#include <span>
#include <string_view>

void use(const std::string &);
void use(std::string_view);
void use(int);
void use(const char *);

ref::task<std::string> name();
ref::task<std::vector<int>> numbers();
ref::owned<std::string> title();
ref::reading<std::string> line();
rt::task<std::string> fetch();
rt::task<std::vector<int>> list();
rt::task<std::unique_ptr<std::string>> box();

//===--- Into a task that is gone -----------------------------------------===//

rt::task<> forwardingReference() {
  auto &&r = co_await name();
// CHECK:      :[[@LINE-1]]:14: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:14: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> constReference() {
  const auto &r = co_await name();
// CHECK:      :[[@LINE-1]]:19: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:14-[[@LINE-2]]:15}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:19: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> namedType() {
  const std::string &r = co_await name();
// CHECK:      :[[@LINE-1]]:26: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:21-[[@LINE-2]]:22}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> rvalueReference() {
  std::string &&r = co_await name();
// CHECK:      :[[@LINE-1]]:21: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:17}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:21: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> decltypeAuto() {
  decltype(auto) r = co_await name();
// CHECK:      :[[@LINE-1]]:22: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:22: note: put the result of the 'co_await' into a variable of its own type first
  use(r);
}

rt::task<> usedInALoop() {
  auto &&r = co_await name();
// CHECK:      :[[@LINE-1]]:14: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+3]]:9: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:14: note: keep the result itself, not a reference to it
  for (int i = 0; i < 3; ++i)
    use(r);
}

rt::task<> capturedAfterwards() {
  auto &&r = co_await name();
// CHECK:      :[[@LINE-1]]:14: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:18: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:14: note: keep the result itself, not a reference to it
  auto later = [&r] { use(r); };
  later();
}

rt::task<> aPartOfIt() {
  auto &first = (co_await numbers()).front();
// CHECK:      :[[@LINE-1]]:18: warning: 'first' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:18: note: put the result of the 'co_await' into a variable of its own type first
  use(first);
}

rt::task<> anElementOfIt() {
  const int &first = (co_await numbers())[0];
// CHECK:      :[[@LINE-1]]:23: warning: 'first' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:23: note: put the result of the 'co_await' into a variable of its own type first
  use(first);
}

rt::task<> aViewOfIt() {
  std::string_view v = co_await name();
// CHECK:      :[[@LINE-1]]:24: warning: 'v' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:24: note: put the result of the 'co_await' into a variable of its own type first
  use(v);
}

rt::task<> aPointerIntoIt() {
  const char *p = (co_await name()).c_str();
// CHECK:      :[[@LINE-1]]:20: warning: 'p' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:20: note: put the result of the 'co_await' into a variable of its own type first
  use(p);
}

rt::task<> movedInPlace() {
  auto &&r = std::move(co_await name());
// CHECK:      :[[@LINE-1]]:24: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:24: note: put the result of the 'co_await' into a variable of its own type first
  use(r);
}

rt::task<> castInPlace() {
  const std::string &r = static_cast<const std::string &>(co_await name());
// CHECK:      :[[@LINE-1]]:59: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:59: note: put the result of the 'co_await' into a variable of its own type first
  use(r);
}

struct pairOfNames {
  std::string first, last;
};
ref::task<pairOfNames> names();

rt::task<> structuredBindings() {
  auto &&[first, last] = co_await names();
// CHECK:      :[[@LINE-1]]:26: warning: these structured bindings refer to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep the result itself, not a reference to it
  use(first);
  use(last);
}

rt::task<> aMember() {
  auto &&first = (co_await names()).first;
// CHECK:      :[[@LINE-1]]:19: warning: 'first' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:19: note: put the result of the 'co_await' into a variable of its own type first
  use(first);
}

rt::task<> loopsOverIt() {
  for (int n : co_await numbers())
// CHECK:      :[[@LINE-1]]:16: warning: this loop iterates over the result inside a temporary task, which is gone before the first turn [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE-3]]:16: note: put the result of the 'co_await' into a variable of its own type first
    use(n);
}

rt::task<> loopsOverAPart(ref::task<std::map<int, std::string>> (*f)()) {
  for (char c : (co_await f()).at(1))
// CHECK:      :[[@LINE-1]]:18: warning: this loop iterates over the result inside a temporary task, which is gone before the first turn [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE-3]]:18: note: put the result of the 'co_await' into a variable of its own type first
    use(c);
}

template <class T> rt::task<> inTemplate(ref::task<T> (*f)()) {
  const T &r = co_await f();
// CHECK:      :[[@LINE-1]]:16: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:16: note: put the result of the 'co_await' into a variable of its own type first
  use(r);
}
template rt::task<> inTemplate(ref::task<std::string> (*)());
template rt::task<> inTemplate(ref::task<int> (*)());

auto inLambda = []() -> rt::task<> {
  auto &&r = co_await name();
// CHECK:      :[[@LINE-1]]:14: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:14: note: keep the result itself, not a reference to it
  use(r);
};

rt::task<> inIf() {
  if (auto &&r = co_await name(); !r.empty())
// CHECK:      :[[@LINE-1]]:18: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:12-[[@LINE-2]]:14}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE-4]]:36: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:18: note: keep the result itself, not a reference to it
    use(1);
}

ref::task<std::string &> returnsIt() { co_return co_await title(); }
// CHECK:      :[[@LINE-1]]:50: warning: this coroutine returns the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE-3]]:50: note: return the result by value

//===--- Into an awaiter that is gone -------------------------------------===//

rt::task<> ownedByItsAwaiter() {
  auto &r = co_await title();
// CHECK:      :[[@LINE-1]]:13: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:9}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:13: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> ownedByItsAwaiterOfALocal() {
  auto t = title();
  auto &r = co_await std::move(t);
// CHECK:      :[[@LINE-1]]:13: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:9}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:13: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> inATemporaryAwaiter() {
  auto &r = co_await line();
// CHECK:      :[[@LINE-1]]:13: warning: 'r' refers to the result inside a temporary awaiter, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:9}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into its awaiter
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:13: note: keep the result itself, not a reference to it
  use(r);
}

rt::task<> inABracedAwaiter() {
  auto &&r = co_await ref::reading<int>{};
// CHECK:      :[[@LINE-1]]:14: warning: 'r' refers to the result inside a temporary awaiter, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into its awaiter
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:14: note: keep the result itself, not a reference to it
  use(r);
}

struct bound {
  const std::string &to;
  bound(const std::string &s [[clang::lifetimebound]]) : to(s) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  const std::string &await_resume() [[clang::lifetimebound]];
};

rt::task<> saidByTheAwaiter() {
  auto &&r = co_await bound(std::string("temporary"));
// CHECK:      :[[@LINE-1]]:14: warning: 'r' refers to the result inside a temporary awaiter, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: :[[@LINE-7]]:22: note: 'await_resume' returns a reference into its awaiter
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:14: note: keep the result itself, not a reference to it
  use(r);
}

//===--- A part of a temporary result -------------------------------------===//

rt::task<> viewOfString() {
  std::string_view v = co_await fetch();
// CHECK:      :[[@LINE-1]]:24: warning: 'v' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:24: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:24: note: put the result of the 'co_await' into a variable of its own type first
  use(v);
}

rt::task<> viewByBraces() {
  std::string_view v{co_await fetch()};
// CHECK:      :[[@LINE-1]]:22: warning: 'v' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:22: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:22: note: put the result of the 'co_await' into a variable of its own type first
  use(v);
}

rt::task<> viewByCast() {
  auto v = std::string_view(co_await fetch());
// CHECK:      :[[@LINE-1]]:29: warning: 'v' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:29: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:29: note: put the result of the 'co_await' into a variable of its own type first
  use(v);
}

rt::task<> spanOfVector() {
  std::span<const int> v = co_await list();
// CHECK:      :[[@LINE-1]]:28: warning: 'v' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:28: note: the 'std::vector<int>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:28: note: put the result of the 'co_await' into a variable of its own type first
  use(v[0]);
}

rt::task<> dataOfString() {
  auto *p = (co_await fetch()).data();
// CHECK:      :[[@LINE-1]]:14: warning: 'p' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:32: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:14: note: put the result of the 'co_await' into a variable of its own type first
  use(p);
}

rt::task<> iterator() {
  auto it = (co_await list()).begin();
// CHECK:      :[[@LINE-1]]:14: warning: 'it' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:31: note: the 'std::vector<int>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:8: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:14: note: put the result of the 'co_await' into a variable of its own type first
  use(*it);
}

rt::task<> getOfUniquePtr() {
  auto *p = (co_await box()).get();
// CHECK:      :[[@LINE-1]]:14: warning: 'p' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:30: note: the 'std::unique_ptr<std::basic_string<char>>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:8: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:14: note: put the result of the 'co_await' into a variable of its own type first
  use(*p);
}

rt::task<> whatUniquePtrOwns() {
  const std::string &s = *co_await box();
// CHECK:      :[[@LINE-1]]:27: warning: 's' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:26: note: the 'std::unique_ptr<std::basic_string<char>>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:27: note: put the result of the 'co_await' into a variable of its own type first
  use(s);
}

rt::task<> throughArrow() {
  auto *p = (co_await box())->c_str();
// CHECK:      :[[@LINE-1]]:14: warning: 'p' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:31: note: the 'std::unique_ptr<std::basic_string<char>>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:14: note: put the result of the 'co_await' into a variable of its own type first
  use(p);
}

rt::task<> elementOfVector() {
  const int &n = (co_await list()).at(0);
// CHECK:      :[[@LINE-1]]:19: warning: 'n' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:36: note: the 'std::vector<int>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:19: note: put the result of the 'co_await' into a variable of its own type first
  use(n);
}

rt::task<> valueOfOptional(rt::task<std::optional<std::string>> (*f)()) {
  auto &&s = (co_await f()).value();
// CHECK:      :[[@LINE-1]]:15: warning: 's' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:29: note: the 'std::optional<std::basic_string<char>>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:15: note: put the result of the 'co_await' into a variable of its own type first
  use(s);
}

rt::task<> addressOfElement() {
  const int *p = &(co_await list())[0];
// CHECK:      :[[@LINE-1]]:20: warning: 'p' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:19: note: the 'std::vector<int>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:8: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:20: note: put the result of the 'co_await' into a variable of its own type first
  use(*p);
}

rt::task<> loopsOverAnElement(rt::task<std::vector<std::vector<int>>> (*f)()) {
  for (int n : (co_await f()).front())
// CHECK:      :[[@LINE-1]]:17: warning: this loop iterates over a part of the temporary result, which is gone before the first turn [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:31: note: the 'std::vector<std::vector<int>>' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE-3]]:17: note: put the result of the 'co_await' into a variable of its own type first
    use(n);
}

struct message {
  std::vector<int> parts_;
  const std::vector<int> &parts() const { return parts_; }
  std::string_view head() const [[clang::lifetimebound]];
};
rt::task<message> receive();

rt::task<> getterOfTheResult() {
  auto &parts = (co_await receive()).parts();
// CHECK:      :[[@LINE-1]]:18: warning: 'parts' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:38: note: the 'message' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:18: note: put the result of the 'co_await' into a variable of its own type first
  use(parts[0]);
}

rt::task<> loopsOverAGetter() {
  for (int n : (co_await receive()).parts())
// CHECK:      :[[@LINE-1]]:17: warning: this loop iterates over a part of the temporary result, which is gone before the first turn [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:37: note: the 'message' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE-3]]:17: note: put the result of the 'co_await' into a variable of its own type first
    use(n);
}

rt::task<> lifetimeBoundGetter() {
  auto head = (co_await receive()).head();
// CHECK:      :[[@LINE-1]]:16: warning: 'head' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:36: note: the 'message' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:16: note: put the result of the 'co_await' into a variable of its own type first
  use(head);
}

rt::task<> assignedLater() {
  std::string_view v;
  v = co_await fetch();
// CHECK:      :[[@LINE-1]]:7: warning: 'v' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:7: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:7: note: put the result of the 'co_await' into a variable of its own type first
  use(v);
}

rt::task<> pointerAssignedLater() {
  const char *p = nullptr;
  p = (co_await fetch()).c_str();
// CHECK:      :[[@LINE-1]]:8: warning: 'p' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:26: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:8: note: put the result of the 'co_await' into a variable of its own type first
  use(p);
}

const std::string &longer(const std::string &a [[clang::lifetimebound]],
                          const std::string &b [[clang::lifetimebound]]);
rt::task<> throughAFunction(const std::string &s) {
  auto &r = longer(s, co_await fetch());
// CHECK:      :[[@LINE-1]]:23: warning: 'r' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:13: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:23: note: put the result of the 'co_await' into a variable of its own type first
  use(r);
}

rt::task<> choosesOne(bool b) {
  std::string_view v = b ? std::string_view("") : co_await fetch();
// CHECK:      :[[@LINE-1]]:51: warning: 'v' refers to a part of the temporary result, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:51: note: the 'std::string' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE+2]]:7: note: it is used here
// CHECK-NEXT: :[[@LINE-4]]:51: note: put the result of the 'co_await' into a variable of its own type first
  use(v);
}
