// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result %s \
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
  use(r);
}

rt::task<> constReference() {
  const auto &r = co_await name();
  use(r);
}

rt::task<> namedType() {
  const std::string &r = co_await name();
  use(r);
}

rt::task<> rvalueReference() {
  std::string &&r = co_await name();
  use(r);
}

rt::task<> decltypeAuto() {
  decltype(auto) r = co_await name();
  use(r);
}

rt::task<> usedInALoop() {
  auto &&r = co_await name();
  for (int i = 0; i < 3; ++i)
    use(r);
}

rt::task<> capturedAfterwards() {
  auto &&r = co_await name();
  auto later = [&r] { use(r); };
  later();
}

rt::task<> aPartOfIt() {
  auto &first = (co_await numbers()).front();
  use(first);
}

rt::task<> anElementOfIt() {
  const int &first = (co_await numbers())[0];
  use(first);
}

rt::task<> aViewOfIt() {
  std::string_view v = co_await name();
  use(v);
}

rt::task<> aPointerIntoIt() {
  const char *p = (co_await name()).c_str();
  use(p);
}

rt::task<> movedInPlace() {
  auto &&r = std::move(co_await name());
  use(r);
}

rt::task<> castInPlace() {
  const std::string &r = static_cast<const std::string &>(co_await name());
  use(r);
}

struct pairOfNames {
  std::string first, last;
};
ref::task<pairOfNames> names();

rt::task<> structuredBindings() {
  auto &&[first, last] = co_await names();
  use(first);
  use(last);
}

rt::task<> aMember() {
  auto &&first = (co_await names()).first;
  use(first);
}

rt::task<> loopsOverIt() {
  for (int n : co_await numbers())
    use(n);
}

rt::task<> loopsOverAPart(ref::task<std::map<int, std::string>> (*f)()) {
  for (char c : (co_await f()).at(1))
    use(c);
}

template <class T> rt::task<> inTemplate(ref::task<T> (*f)()) {
  const T &r = co_await f();
  use(r);
}
template rt::task<> inTemplate(ref::task<std::string> (*)());
template rt::task<> inTemplate(ref::task<int> (*)());

auto inLambda = []() -> rt::task<> {
  auto &&r = co_await name();
  use(r);
};

rt::task<> inIf() {
  if (auto &&r = co_await name(); !r.empty())
    use(1);
}

ref::task<std::string &> returnsIt() { co_return co_await title(); }

//===--- Into an awaiter that is gone -------------------------------------===//

rt::task<> ownedByItsAwaiter() {
  auto &r = co_await title();
  use(r);
}

rt::task<> ownedByItsAwaiterOfALocal() {
  auto t = title();
  auto &r = co_await std::move(t);
  use(r);
}

rt::task<> inATemporaryAwaiter() {
  auto &r = co_await line();
  use(r);
}

rt::task<> inABracedAwaiter() {
  auto &&r = co_await ref::reading<int>{};
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
  use(r);
}

//===--- A part of a temporary result -------------------------------------===//

rt::task<> viewOfString() {
  std::string_view v = co_await fetch();
  use(v);
}

rt::task<> viewByBraces() {
  std::string_view v{co_await fetch()};
  use(v);
}

rt::task<> viewByCast() {
  auto v = std::string_view(co_await fetch());
  use(v);
}

rt::task<> spanOfVector() {
  std::span<const int> v = co_await list();
  use(v[0]);
}

rt::task<> dataOfString() {
  auto *p = (co_await fetch()).data();
  use(p);
}

rt::task<> iterator() {
  auto it = (co_await list()).begin();
  use(*it);
}

rt::task<> getOfUniquePtr() {
  auto *p = (co_await box()).get();
  use(*p);
}

rt::task<> whatUniquePtrOwns() {
  const std::string &s = *co_await box();
  use(s);
}

rt::task<> throughArrow() {
  auto *p = (co_await box())->c_str();
  use(p);
}

rt::task<> elementOfVector() {
  const int &n = (co_await list()).at(0);
  use(n);
}

rt::task<> valueOfOptional(rt::task<std::optional<std::string>> (*f)()) {
  auto &s = (co_await f()).value();
  use(s);
}

rt::task<> addressOfElement() {
  const int *p = &(co_await list())[0];
  use(*p);
}

rt::task<> loopsOverAnElement(rt::task<std::vector<std::vector<int>>> (*f)()) {
  for (int n : (co_await f()).front())
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
  use(parts[0]);
}

rt::task<> loopsOverAGetter() {
  for (int n : (co_await receive()).parts())
    use(n);
}

rt::task<> lifetimeBoundGetter() {
  auto head = (co_await receive()).head();
  use(head);
}

rt::task<> assignedLater() {
  std::string_view v;
  v = co_await fetch();
  use(v);
}

rt::task<> pointerAssignedLater() {
  const char *p = nullptr;
  p = (co_await fetch()).c_str();
  use(p);
}

const std::string &longer(const std::string &a [[clang::lifetimebound]],
                          const std::string &b [[clang::lifetimebound]]);
rt::task<> throughAFunction(const std::string &s) {
  auto &r = longer(s, co_await fetch());
  use(r);
}

rt::task<> choosesOne(bool b) {
  std::string_view v = b ? std::string_view("") : co_await fetch();
  use(v);
}
