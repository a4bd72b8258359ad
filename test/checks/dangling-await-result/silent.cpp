// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result %s \
// RUN:   -- -std=c++20 -I%rt_include -I%S/Inputs | count 0

// What async-dangling-await-result must not report.

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
ref::task<std::string &> nameOfCache();
ref::task<std::vector<int>> numbers();
ref::owned<std::string> title();
ref::shared<std::string> common();
ref::reading<std::string> line();
ref::looking<std::string> find();
rt::task<std::string> fetch();
rt::task<std::string &> fetchCached();
rt::task<std::string_view> fetchView();
rt::task<std::vector<int>> list();
rt::task<std::unique_ptr<std::string>> box();

//===--- A copy -----------------------------------------------------------===//

rt::task<> copies() {
  auto r = co_await name();
  std::string s = co_await title();
  const auto c = co_await line();
  use(r);
  use(s);
  use(c);
}

rt::task<> copiesAPart() {
  auto first = (co_await numbers()).front();
  int second = (co_await list())[1];
  use(first + second);
}

rt::task<> ownsWhatItGets() {
  auto p = co_await box();
  use(*p);
}

rt::task<> releases() {
  std::string *p = (co_await box()).release();
  use(*p);
  delete p;
}

rt::task<> copyOfView() {
  std::string s((std::string_view(co_await fetch())));
  use(s);
}

//===--- A temporary that lives as long as the reference -------------------===//

rt::task<> prolonged() {
  auto &&r = co_await fetch();
  const std::string &s = co_await fetch();
  std::string &&t = co_await fetch();
  use(r);
  use(s);
  use(t);
}

struct pairOfNames {
  std::string first, last;
};
rt::task<pairOfNames> names();

rt::task<> prolongedByAMember() {
  auto &&first = (co_await names()).first;
  use(first);
}

rt::task<> prolongedBindings() {
  auto &&[first, last] = co_await names();
  const auto &[a, b] = co_await names();
  use(first + last + a + b);
}

rt::task<> prolongedByTheLoop() {
  for (int n : co_await list())
    use(n);
  for (auto &c : co_await fetch())
    use(c);
}

//===--- The task lives ---------------------------------------------------===//

rt::task<> taskIsALocal() {
  auto t = name();
  auto &r = co_await t;
  use(r);
}

rt::task<> taskIsAMovedLocal() {
  auto t = name();
  auto &&r = co_await std::move(t);
  use(r);
}

rt::task<> taskIsAParameter(ref::task<std::string> t) {
  std::string_view v = co_await t;
  use(v);
}

rt::task<> loopsOverALocal() {
  auto t = numbers();
  for (int n : co_await t)
    use(n);
}

rt::task<> awaiterIsALocal() {
  ref::reading<std::string> reader;
  auto &r = co_await reader;
  use(r);
}

struct client {
  ref::task<std::string> task_ = name();
  rt::task<> run() {
    auto &r = co_await task_;
    use(r);
  }
};

// Others may have a copy of it.
rt::task<> taskIsShared() {
  auto &r = co_await common();
  use(r);
}

rt::task<> taskLivesInAContainer(std::vector<ref::task<std::string>> &tasks) {
  auto &r = co_await tasks[0];
  use(r);
}

//===--- The result is a reference to what lives elsewhere ----------------===//

rt::task<> referenceResult() {
  auto &r = co_await nameOfCache();
  use(r);
}

rt::task<> referenceResultOfStub() {
  auto &r = co_await fetchCached();
  use(r);
}

rt::task<> awaiterLeadsElsewhere() {
  auto &r = co_await find();
  use(r);
}

rt::task<> viewResult() {
  std::string_view v = co_await fetchView();
  auto w = co_await fetchView();
  const auto &x = co_await fetchView();
  use(v);
  use(w);
  use(x);
}

rt::task<> viewOfAReferenceResult() {
  std::string_view v = co_await fetchCached();
  use(v);
}

rt::task<> iteratorOfView(rt::task<std::span<int>> (*f)()) {
  auto it = (co_await f()).begin();
  use(*it);
  for (int &n : co_await f())
    use(n);
}

rt::task<> pointerResult(rt::task<const char *> (*f)()) {
  const char *p = co_await f();
  use(p);
}

rt::task<> pointerInsideATask(ref::task<const char *> (*f)()) {
  const char *p = co_await f();
  use(p);
}

rt::task<> whatAPointerLeadsTo(rt::task<pairOfNames *> (*f)()) {
  auto &first = (co_await f())->first;
  auto &all = *co_await f();
  use(first);
  use(all.last);
}

rt::task<> viewInsideATask(ref::task<std::string_view> (*f)()) {
  std::string_view v = co_await f();
  use(v);
}

rt::task<> sharedPointer(rt::task<std::shared_ptr<std::string>> (*f)()) {
  auto &s = *co_await f();
  auto *p = (co_await f()).get();
  use(s);
  use(*p);
}

struct registry {
  std::string *entry;
  std::string &first() const { return *entry; }
  static std::string &global();
  std::string &unknown();
};
rt::task<registry> registered();

rt::task<> getterThatLeadsElsewhere() {
  auto &s = (co_await registered()).first();
  auto &g = (co_await registered()).global();
  auto &u = (co_await registered()).unknown();
  use(s);
  use(g);
  use(u);
}

struct ptrs {
  std::vector<const char *> all;
};
rt::task<> elementThatIsAPointer(rt::task<ptrs> (*f)()) {
  const char *p = (co_await f()).all[0];
  use(p);
}

struct unseen {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::string &await_resume();
};
rt::task<> whoKnows() {
  auto &r = co_await unseen();
  use(r);
}

ref::task<std::string &> returnsReference() {
  co_return co_await nameOfCache();
}

ref::task<std::string> returnsCopy() { co_return co_await title(); }

//===--- Used while it lives ----------------------------------------------===//

rt::task<> inTheSameExpression() {
  use(co_await name());
  use(std::string_view(co_await fetch()));
  use((co_await fetch()).c_str());
  use(*(co_await box()));
}

rt::task<> neverUsed() {
  auto &&r = co_await name();
  (void)sizeof(r);
}

rt::task<> discardsView() {
  [[maybe_unused]] std::string_view v = co_await fetch();
  co_return;
}

rt::task<> assignedAgain(std::string &own) {
  std::string_view v = co_await fetch();
  v = own;
  use(v);
}

rt::task<> sizeOnly() {
  auto n = (co_await fetch()).size();
  bool empty = (co_await name()).empty();
  use(n + empty);
}

rt::task<> emptyView() {
  std::string_view v = "";
  use(co_await name());
  use(v);
}

rt::task<> comparesWithView(std::string_view v) {
  bool same = v == co_await fetch();
  use(same);
  use(v);
}
