// What is alive across a suspension.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep "alive.cpp.*is alive across" | FileCheck %s --implicit-check-not="alive.cpp:"

#include <rt/rt.hpp>

#include <coroutine>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

rt::task<> step();
rt::task<int> number();
rt::task<> read(const std::string &text);
rt::task<> readLength(std::size_t length);
rt::task<> take(std::unique_ptr<int> owned);
rt::task<> takeRvalue(std::unique_ptr<int> &&owned);
void use(int value);
void useBoth(const std::string &text, int value);
void sink(std::unique_ptr<int> owned);
void look(const std::unique_ptr<int> &owned);

struct Node {
  int value = 0;
  Node *next = nullptr;
};

struct Loud {
  ~Loud();
  std::string name() const;
  rt::task<> speak() const;
};

struct Ready {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

// --- used afterwards

rt::task<> usedAfter() {
  int n = 1;
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'n' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  use(n);
}

rt::task<> usedBefore() {
  int n = 1;
  use(n);
  co_await step();
}

rt::task<> usedInTheAwait() {
  int n = 1;
  co_await readLength(n);
}

rt::task<> madeByTheAwait() {
  int n = co_await number();
  use(n);
}

rt::task<> madeAfter() {
  co_await step();
  int n = 1;
  use(n);
}

rt::task<> overwritten() {
  int n = 1;
  use(n);
  co_await step();
  n = 2;
  use(n);
}

rt::task<> overwrittenByTheAwait() {
  int n = 1;
  n = co_await number();
  use(n);
}

rt::task<> addedTo() {
  int n = 1;
  // CHECK: alive.cpp:[[@LINE+1]]:8: 'n' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
  n += co_await number();
}

rt::task<> pushedInto() {
  std::vector<int> all;
  // CHECK: alive.cpp:[[@LINE+1]]:17: 'all' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
  all.push_back(co_await number());
}

rt::task<> passedTogether(const std::string &text) {
  // CHECK: alive.cpp:[[@LINE+1]]:17: 'text' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
  useBoth(text, co_await number());
  co_await step();
}

rt::task<> ignored() {
  int n = 1;
  co_await step();
  (void)n;
}

rt::task<> secondOfTwo() {
  co_await step();
  int n = 1;
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'n' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  co_await step();
  co_await step();
  use(n);
}

// --- destroyed afterwards

rt::task<> destroyedAfter() {
  Loud loud;
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'loud' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

rt::task<> trivial() {
  Node node;
  use(node.value);
  co_await step();
}

rt::task<> nestedScope() {
  {
    Loud loud;
  }
  co_await step();
}

rt::task<> inTheNestedScope() {
  {
    Loud loud;
    // CHECK: alive.cpp:[[@LINE+1]]:5: 'loud' is alive across this suspension, and destroyed after it{{$}}
    co_await step();
  }
  co_await step();
}

rt::task<> returnsEarly(bool c) {
  // CHECK: alive.cpp:[[@LINE+2]]:5: 'loud' is alive across this suspension, and destroyed after it{{$}}
  if (Loud loud; c)
    co_await step();
  else
    co_return;
  co_await step();
}

rt::task<> returnedBefore(bool c) {
  if (c) {
    Loud loud;
    co_return;
  }
  co_await step();
}

// --- conditions and loops

rt::task<> usedOnOneWay(bool c) {
  int n = 1;
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'c' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'n' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  co_await step();
  if (c)
    use(n);
}

rt::task<> suspendedOnTheOtherWay(bool c) {
  int n = 1;
  if (c)
    co_await step();
  else
    use(n);
}

rt::task<> roundALoop(int times) {
  int sum = 0;
  // CHECK: alive.cpp:[[@LINE+5]]:5: 'i' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  // CHECK: alive.cpp:[[@LINE+4]]:5: 'sum' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  // CHECK: alive.cpp:[[@LINE+3]]:5: 'times' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
  for (int i = 0; i < times; ++i) {
    sum += i;
    co_await step();
  }
}

rt::task<> newEachRound(int times) {
  // CHECK: alive.cpp:[[@LINE+4]]:5: 'times' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
  while (times-- > 0) {
    int n = times;
    use(n);
    co_await step();
  }
}

rt::task<> rangeFor() {
  std::vector<int> all{1, 2};
  // CHECK: alive.cpp:[[@LINE+2]]:5: 'all' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
  for (int n : all)
    co_await readLength(n);
}

rt::task<> rangeForElement() {
  std::vector<int> all{1, 2};
  for (int &n : all) {
    // CHECK: alive.cpp:[[@LINE+2]]:5: 'all' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
    // CHECK: alive.cpp:[[@LINE+1]]:5: 'n' is alive across this suspension, and used on line [[@LINE+2]], into 'all'{{$}}
    co_await step();
    use(n);
  }
}

// --- moved and emptied

rt::task<> movedBefore() {
  auto owned = std::make_unique<int>(1);
  sink(std::move(owned));
  co_await step();
}

rt::task<> movedInTheAwait() {
  auto owned = std::make_unique<int>(1);
  co_await take(std::move(owned));
}

rt::task<> movedAfter() {
  auto owned = std::make_unique<int>(1);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'owned' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  sink(std::move(owned));
}

rt::task<> movedOnOneWay(bool c) {
  auto owned = std::make_unique<int>(1);
  if (c)
    sink(std::move(owned));
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'owned' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

rt::task<> movedAndFilledAgain() {
  auto owned = std::make_unique<int>(1);
  sink(std::move(owned));
  owned = std::make_unique<int>(2);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'owned' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

rt::task<> movedIntoAnother() {
  auto owned = std::make_unique<int>(1);
  auto other = std::move(owned);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'other' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

rt::task<> movedIntoAClosure() {
  auto owned = std::make_unique<int>(1);
  auto later = [owned = std::move(owned)] { look(owned); };
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'later' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  later();
}

rt::task<> copiedNotMoved() {
  const std::string text = "text";
  auto other = std::move(text);
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'other' is alive across this suspension, and destroyed after it{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'text' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

rt::task<> reset() {
  auto owned = std::make_unique<int>(1);
  owned.reset();
  co_await step();
}

rt::task<> assignedNothing() {
  auto shared = std::make_shared<int>(1);
  std::optional<Loud> loud(std::in_place);
  shared = nullptr;
  loud = std::nullopt;
  co_await step();
}

rt::task<> awaitedItself() {
  rt::task<> later = step();
  co_await std::move(later);
}

// --- guards

rt::task<> guarded(std::mutex &m) {
  std::lock_guard guard(m);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'guard' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

rt::task<> unlocked(std::mutex &m) {
  std::unique_lock guard(m);
  guard.unlock();
  co_await step();
}

rt::task<> guardMoved(std::mutex &m) {
  std::unique_lock guard(m);
  auto other = std::move(guard);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'other' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
}

// --- references, pointers and what they lead to

rt::task<> throughAReference() {
  Node node;
  auto &same = node;
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'node' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'same' is alive across this suspension, and used on line [[@LINE+2]], into 'node'{{$}}
  co_await step();
  use(same.value);
}

rt::task<> throughAPointer() {
  Node node;
  Node *p = &node;
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'node' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'p' is alive across this suspension, and used on line [[@LINE+2]], into 'node'{{$}}
  co_await step();
  use(p->value);
}

rt::task<> throughAClosure() {
  Node node;
  auto later = [&node] { use(node.value); };
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'later' is alive across this suspension, and used on line [[@LINE+3]], into 'node'{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'node' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  later();
}

rt::task<> pastAPointer(Node *first) {
  Node *p = first->next;
  auto &value = p->value;
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'value' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  use(value);
}

rt::task<> iterator(std::map<int, int> &all) {
  auto it = all.find(1);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'it' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  use(it->second);
}

struct Parser {
  explicit Parser(std::vector<int> &from) : from(from) {}
  std::vector<int> &from;
  int at = 0;
};
rt::task<> parsesItsOwn() {
  std::vector<int> all;
  Parser parser(all);
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'all' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'parser' is alive across this suspension, and used on line [[@LINE+2]], into 'all'{{$}}
  co_await step();
  use(parser.at);
}

rt::task<> parsesAnothers(std::vector<int> &all) {
  Parser parser(all);
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'parser' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  use(parser.at);
}

rt::task<> structuredBinding() {
  auto [a, b] = std::pair(1, std::string("b"));
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'a...' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  use(a);
}

// --- parameters, captures and this

rt::task<> parameters(std::string text, const std::string &other, int n, int unused) {
  // CHECK: alive.cpp:[[@LINE+3]]:3: 'n' is alive across this suspension, and used on line [[@LINE+4]]{{$}}
  // CHECK: alive.cpp:[[@LINE+2]]:3: 'other' is alive across this suspension, and used on line [[@LINE+4]]{{$}}
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'text' is alive across this suspension, and destroyed after it{{$}}
  co_await step();
  use(n);
  use(other.size());
}

rt::task<> parameterMoved(std::unique_ptr<int> owned, std::unique_ptr<int> &&borrowed) {
  sink(std::move(owned));
  look(borrowed);
  co_await step();
}

struct Account {
  int balance = 0;
  rt::task<> deposit() {
    // CHECK: alive.cpp:[[@LINE+1]]:5: 'this' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
    co_await step();
    ++balance;
  }
  rt::task<> add() {
    // CHECK: alive.cpp:[[@LINE+1]]:15: 'this' is alive across this suspension, and used on line [[@LINE+1]]{{$}}
    balance = co_await number();
  }
  rt::task<> show() {
    use(balance);
    co_await step();
  }
  rt::task<> inALambda() {
    auto body = [this, copy = balance]() -> rt::task<> {
      // CHECK: alive.cpp:[[@LINE+2]]:7: 'copy' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
      // CHECK: alive.cpp:[[@LINE+1]]:7: 'this' is alive across this suspension, and used on line [[@LINE+3]]{{$}}
      co_await step();
      use(copy);
      ++balance;
    };
    // CHECK: alive.cpp:[[@LINE+1]]:5: 'body' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
    co_await body();
    co_await body();
  }
};

void captures(Node node) {
  int n = 0;
  auto body = [&n, node]() -> rt::task<> {
    use(n);
    // CHECK: alive.cpp:[[@LINE+1]]:5: 'node' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
    co_await step();
    use(node.value);
  };
  rt::block_on(body());
}

// --- what suspends and what does not

rt::task<> neverSuspends() {
  int n = 1;
  co_await std::suspend_never{};
  co_await Ready{};
  use(n);
}

struct Numbers {
  struct promise_type {
    Numbers get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

Numbers yields() {
  int n = 1;
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'n' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_yield 1;
  use(n);
}

// --- temporaries

Loud make();
const std::string &nameOf(const Loud &loud);

rt::task<> temporaryObject() {
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'Loud' temporary is alive across this suspension, and destroyed after it{{$}}
  co_await make().speak();
}

rt::task<> temporaryArgument() {
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'Loud' temporary is alive across this suspension, and destroyed after it{{$}}
  co_await read(nameOf(make()));
}

rt::task<> temporaryText() {
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'std::string' temporary is alive across this suspension, and destroyed after it{{$}}
  co_await read("text");
}

rt::task<> temporaryGuard(std::mutex &m);
rt::task<> inAnEarlierExpression() {
  use(make().name().size());
  co_await step();
}

rt::task<> takenOver() {
  co_await take(std::make_unique<int>(1));
  co_await takeRvalue(std::make_unique<int>(1));
}

rt::task<> afterTheAwait() {
  use(co_await number() + int(make().name().size()));
}

template <class T> rt::task<> inATemplate(T value) {
  T copy = value;
  // CHECK: alive.cpp:[[@LINE+1]]:3: 'copy' is alive across this suspension, and used on line [[@LINE+2]]{{$}}
  co_await step();
  use(copy);
}
template rt::task<> inATemplate(int);
