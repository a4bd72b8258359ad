// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++23 -I%rt_include | %verify %s

// Explicit object parameters: the object is a parameter like any other, so a
// coroutine keeps its captures and members.

#include <rt/rt.hpp>

#include <utility>

rt::task<> save(int n);

struct session {
  int id = 1;
  rt::task<> send(this session self, int n) { co_await save(self.id + n); }
  rt::task<> flush(this auto self) { co_await save(self.id); }
  rt::task<> operator()(this session self) { co_await save(self.id); }
  static rt::task<> operator[](int n) { co_await save(n); }

  rt::task<> retry(this auto self) {
    self.flush();
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'session::flush' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-8]]:14: note: 'session::flush' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_await self.send(1);
  }
};
struct ownSession : session {};

rt::task<> memberCoroutine(session s) {
  s.send(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'session::send' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'session::send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  s.flush();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'session::flush' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'session::flush' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  s();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'session' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'session' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  s[2];
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'session::operator[]' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'session::operator[]' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await s.retry();
  co_await ownSession().retry();
}

rt::task<> throughPointer(session *s) {
  s->flush();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'session::flush' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'session::flush' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await s->send(1);
}

rt::task<> lambda(int n) {
  auto run = [n](this auto) -> rt::task<> { co_await save(n); };
  run();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this lambda is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-4]]:14: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await run();
}

rt::task<> insideLambda(int n) {
  auto run = [n](this auto self, int more) -> rt::task<> {
    save(n);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    if (more)
      co_await self(more - 1);
  };
  co_await run(2);
}

rt::task<> calledAtOnce(int n) {
  [n](this auto) -> rt::task<> { co_await save(n); }();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this lambda is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> ifConsteval() {
  if consteval {
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  } else {
    co_await save(2);
  }
}

rt::task<> placeholderOfTheStandard() {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto _ = save(2); // C++26's name for what is not used
  co_return;
}

rt::task<> decayCopy(rt::task<> t) {
  auto(save(1));
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto(std::move(t));
  co_return;
}
