// Every header can be included alone, and all of them in two units of one
// program.
// clang-format off
// RUN: sh -c 'for h in %S/../../runtime-stub/include/*/*.h*; do echo "$h"; %rt_cxx -fsyntax-only -x c++ "$h" || exit 1; done'
// RUN: %rt_cxx -DOTHER_UNIT -c %s -o %t.other.o
// RUN: %rt_cxx %s %t.other.o -o %t && %t
// clang-format on

#include <async_tidy/annotations.h>
#include <async_tidy/discard.h>
#include <rt/rt.hpp>

rt::task<int> other();

#ifdef OTHER_UNIT
rt::task<int> other() {
  co_await rt::yield();
  co_return 3;
}
#else

// Each word where it may stand.
ASYNC_TIDY_BLOCKING void blocking();
ASYNC_TIDY_NONBLOCKING void nonblocking();
ASYNC_TIDY_SPAWN void spawn(rt::task<> t);
ASYNC_TIDY_SINK ASYNC_TIDY_OWNS_CALLABLE void sink(rt::task<> (*f)());
ASYNC_TIDY_OFFLOAD void offload(void (*f)());
ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> switchOver();
ASYNC_TIDY_BLOCK_ON void wait(rt::task<> t);
class ASYNC_TIDY_MULTI_THREADED many {
public:
  ASYNC_TIDY_JOINS void join();
};
class ASYNC_TIDY_SINGLE_THREADED strand {};
ASYNC_TIDY_SINGLE_THREADED strand &makeStrand();
struct ASYNC_TIDY_SEND sent {};
struct ASYNC_TIDY_SYNC shared {};
struct ASYNC_TIDY_NOT_SEND ASYNC_TIDY_MAY_DROP kept {};
ASYNC_TIDY_MAY_DROP rt::task<> optional();
template <class T> class ASYNC_TIDY_SEND box {};

int main() { return rt::block_on(other()) == 3 ? 0 : 1; }
#endif
