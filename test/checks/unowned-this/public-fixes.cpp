// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-unowned-this %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Bugs that were mended in public, rewritten in their shape: first as they
// were, then as they were mended.

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <memory>
#include <string>
#include <utility>

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

rt::task<> resume_background();
rt::task<> resume_foreground();
rt::task<std::string> query(const std::string &text);

//===--- https://github.com/facebookexperimental/moxygen/pull/142 ---------===//
// The server waits for the end of a session, and may itself be gone by then.

struct quic_session {
  rt::task<> closed();
};

class server_before : public std::enable_shared_from_this<server_before> {
public:
  void accept(std::shared_ptr<quic_session> session) {
    rt::spawn_detached(executor, handle(*session));
// CHECK:      :[[@LINE-1]]:34: warning: 'server_before::handle' may outlive its object: nothing keeps an owner of 'server_before' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'server_before' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+7]]:5: note: 'server_before::handle' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:34: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return handle(...); }'
  }

private:
  rt::task<> handle(quic_session &session) {
    co_await session.closed();
    terminate();
  }
  void terminate() { --sessions; }
  rt::executor &executor;
  int sessions = 0;
};

class server_after : public std::enable_shared_from_this<server_after> {
public:
  void accept(std::shared_ptr<quic_session> session) {
    rt::spawn_detached(executor, handle(*session));
  }

private:
  rt::task<> handle(quic_session &session) {
    auto self = shared_from_this();
    co_await session.closed();
    terminate();
  }
  void terminate() { --sessions; }
  rt::executor &executor;
  int sessions = 0;
};

//===--- https://github.com/microsoft/terminal/pull/16065 -----------------===//
// A window is closed while its handlers are in the background.

class host_before : public std::enable_shared_from_this<host_before> {
public:
  void activated() { notify(); }
// CHECK:      :[[@LINE-1]]:22: warning: 'host_before::notify' may outlive its object: nothing keeps an owner of 'host_before' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'host_before' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+8]]:5: note: 'host_before::notify' may be suspended here
// CHECK-NEXT: :[[@LINE+8]]:5: note: 'host_before::notify' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE+5]]:5: note: keep 'auto self = shared_from_this();' in 'host_before::notify'
// CHECK-NEXT: :{[[@LINE+4]]:5-[[@LINE+4]]:5}: fix-it: "auto self = shared_from_this();\n    "

private:
  fire_and_forget notify() {
    const int handle = window;
    co_await resume_background();
    peasant.activate(handle);
  }
  struct {
    void activate(int) {}
  } peasant;
  int window = 0;
};

class host_after : public std::enable_shared_from_this<host_after> {
public:
  void activated() { notify(); }

private:
  fire_and_forget notify() {
    const int handle = window;
    auto weak{weak_from_this()};
    co_await resume_background();
    if (auto self = weak.lock())
      peasant.activate(handle);
  }
  struct {
    void activate(int) {}
  } peasant;
  int window = 0;
};

//===--- https://github.com/microsoft/terminal/pull/19752 -----------------===//
// A pane is closed while its list is being filtered; a second await before the
// owner was taken made it too late.

class pane_before : public std::enable_shared_from_this<pane_before> {
public:
  void changed(const std::string &text) { update(text); }
// CHECK:      :[[@LINE-1]]:43: warning: 'pane_before::update' may outlive its object: nothing keeps an owner of 'pane_before' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'pane_before' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:43: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:24: note: 'pane_before::update' may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:23: note: 'pane_before::update' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:43: note: keep 'auto self = shared_from_this();' in 'pane_before::update'

private:
  fire_and_forget update(std::string text) {
    const auto found = co_await query(text);
    const auto weak = weak_from_this();
    co_await resume_foreground();
    if (auto self = weak.lock())
      list = found;
  }
  std::string list;
};

class pane_after : public std::enable_shared_from_this<pane_after> {
public:
  void changed(const std::string &text) { update(text); }

private:
  fire_and_forget update(std::string text) {
    const auto weak = weak_from_this();
    const auto found = co_await query(text);
    co_await resume_foreground();
    if (auto self = weak.lock())
      list = found;
  }
  std::string list;
};

//===--- https://github.com/isocpp/CppCoreGuidelines/issues/1807 ----------===//
// The example of the proposed rule, with a caller that goes on.

class guideline_before
    : public std::enable_shared_from_this<guideline_before> {
  int field = 0;
  rt::task<int> something();

public:
  rt::task<int> do_something() {
    co_await something();
    co_return field;
  }
  void begin(rt::executor &ex) { rt::spawn_detached(ex, do_something()); }
// CHECK:      :[[@LINE-1]]:57: warning: 'guideline_before::do_something' may outlive its object: nothing keeps an owner of 'guideline_before' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-12]]:7: note: 'guideline_before' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:15: note: 'guideline_before::do_something' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return do_something(); }'
// CHECK-NEXT: :{[[@LINE-6]]:57-[[@LINE-6]]:57}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:71-[[@LINE-7]]:71}: fix-it: "; }"
};

class guideline_after : public std::enable_shared_from_this<guideline_after> {
  int field = 0;
  rt::task<int> something();

public:
  rt::task<int> do_something() {
    const auto keep = shared_from_this();
    co_await something();
    co_return field;
  }
  void begin(rt::executor &ex) { rt::spawn_detached(ex, do_something()); }
};
