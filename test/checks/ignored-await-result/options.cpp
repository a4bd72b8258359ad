// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=SEND,PING --implicit-check-not=outcome %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result \
// RUN:   '--option=async-ignored-await-result.Types=net::outcome; net::code' %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=SEND,OUTCOME,PING %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result \
// RUN:   --option=async-ignored-await-result.AllowedFunctions=net::ping %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=SEND --implicit-check-not=ping %s

#include <rt/rt.hpp>

struct [[nodiscard]] status {};
namespace net {
inline namespace v1 {
template <class T> struct outcome {};
enum class code {};
rt::task<outcome<int>> connect();
rt::task<code> listen();
template <class T> rt::task<status> ping(T);
} // namespace v1
} // namespace net
rt::task<status> send();

rt::task<> all() {
  co_await send();
  // SEND: :[[@LINE-1]]:3: warning: result of awaiting 'send', of type 'status', is ignored
  co_await net::connect();
  // OUTCOME: :[[@LINE-1]]:3: warning: result of awaiting 'net::connect', of type 'net::outcome<int>', is ignored
  // OUTCOME-NEXT: :[[@LINE-2]]:3: note: 'net::outcome' must be used
  co_await net::listen();
  // OUTCOME: :[[@LINE-1]]:3: warning: result of awaiting 'net::listen', of type 'net::code', is ignored
  co_await net::ping(1);
  // PING: :[[@LINE-1]]:3: warning: result of awaiting 'net::ping', of type 'status', is ignored
}
