// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#30400
// A function takes what it calls for each part as std::function<void(part)>:
// the future of a coroutine is dropped there.

#include <seastar/seastar.hh>

#include <functional>
#include <vector>

struct mutation {};
struct frozen {};
seastar::future<frozen> freeze(mutation m);
void for_each_split(mutation m, std::function<void(mutation)> f);
seastar::future<> apply(std::vector<frozen> parts);

seastar::future<> merge(mutation m) {
  std::vector<frozen> parts;
  for_each_split(m, [&parts](mutation part) -> seastar::future<> {
// CHECK:      :[[@LINE-1]]:21: warning: task returned by this lambda is dropped by 'std::function<void (mutation)>', so its result and exceptions are lost [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:21: note: this lambda returns 'seastar::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:21: note: the signature 'void (mutation)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a callable that returns nothing and spawns the task
    parts.push_back(co_await freeze(part));
  });
  co_await apply(std::move(parts));
}
