// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task \
// RUN:   --model-file=%shapes/sea.yaml --model-file=%shapes/qt.yaml %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// Mistakes that were released and mended in public, each in a few lines of our
// own. Above each stands who mended it, and where; the mended form is below it
// and silent.

#include <qt.hpp>
#include <rt/rt.hpp>
#include <sea.hpp>

#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

//===--- Locks and units never taken --------------------------------------===//

// ScyllaDB: https://github.com/scylladb/scylladb/issues/9770
// A guard against concurrent recalculations, in two places.
namespace commitlog {
struct segmentManager {
  sea::gate gate;
  sea::semaphore recalculation{1};
  std::vector<int> reserve;
  sea::future<int> allocateSegment();
  sea::future<> deletePending();
  sea::future<> replenishes();
  sea::future<> replenishesMended();
  sea::future<> recalculates();
  sea::future<> recalculatesMended();
};
sea::future<> segmentManager::replenishes() {
  for (;;) {
    try {
      sea::gate::holder inside(gate);
      auto guard = sea::get_units(recalculation, 1);
// CHECK:      :[[@LINE-1]]:12: warning: task 'guard' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:20-[[@LINE-2]]:20}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::get_units' returns 'future<semaphore_units>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:20: note: write 'co_await' and keep the result for as long as the lock is needed
      if (reserve.size() > 8)
        continue;
      reserve.push_back(co_await allocateSegment());
    } catch (const sea::gate_closed_exception &) {
      break;
    }
  }
}
sea::future<> segmentManager::replenishesMended() {
  for (;;) {
    try {
      sea::gate::holder inside(gate);
      auto guard = co_await sea::get_units(recalculation, 1);
      if (reserve.size() > 8)
        continue;
      reserve.push_back(co_await allocateSegment());
    } catch (const sea::gate_closed_exception &) {
      break;
    }
  }
}
sea::future<> segmentManager::recalculates() {
  co_await deletePending();
  auto guard = sea::get_units(recalculation, 1);
// CHECK:      :[[@LINE-1]]:8: warning: task 'guard' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:16-[[@LINE-2]]:16}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::get_units' returns 'future<semaphore_units>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:16: note: write 'co_await' and keep the result for as long as the lock is needed
  auto copy = reserve;
  reserve.clear();
}
sea::future<> segmentManager::recalculatesMended() {
  co_await deletePending();
  auto guard = co_await sea::get_units(recalculation, 1);
  auto copy = reserve;
  reserve.clear();
}
} // namespace commitlog

// ScyllaDB: https://github.com/scylladb/scylladb/pull/28581
// A limit of how many samples are taken at once, in a lambda that runs on
// every shard.
namespace samples {
struct shard {
  sea::semaphore limit{1};
  std::vector<int> chunks;
};
sea::future<> onEach(std::vector<shard> &shards,
                     std::function<sea::future<>(shard &)> f);
sea::future<int> readChunk(int chunk);

sea::future<> collects(std::vector<shard> &shards) {
  return onEach(shards, [](shard &s) -> sea::future<> {
    auto ticket = sea::get_units(s.limit, 1);
// CHECK:      :[[@LINE-1]]:10: warning: task 'ticket' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:19-[[@LINE-2]]:19}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::get_units' returns 'future<semaphore_units>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:19: note: write 'co_await' and keep the result for as long as the lock is needed
    for (int chunk : s.chunks)
      co_await readChunk(chunk);
  });
}
sea::future<> collectsMended(std::vector<shard> &shards) {
  return onEach(shards, [](shard &s) -> sea::future<> {
    auto ticket = co_await sea::get_units(s.limit, 1);
    for (int chunk : s.chunks)
      co_await readChunk(chunk);
  });
}
} // namespace samples

// ScyllaDB: https://github.com/scylladb/scylladb/pull/29806
// The write lock on the tables, while one is added.
namespace tables {
struct metadata {
  sea::rwlock lock;
  sea::future<sea::rwlock::write_holder> holdWriteLock() {
    return lock.hold_write_lock();
  }
};
void add(metadata &m, int table);
sea::future<> openCaches(int table);

sea::future<> creates(metadata &m, int table) {
  auto lock = m.holdWriteLock();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lock' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:42: note: 'tables::metadata::holdWriteLock' returns 'sea::future<sea::rwlock::write_holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  add(m, table);
  co_await openCaches(table);
}
sea::future<> createsMended(metadata &m, int table) {
  auto lock = co_await m.holdWriteLock();
  add(m, table);
  co_await openCaches(table);
}
} // namespace tables

// ScyllaDB: https://github.com/scylladb/scylladb/issues/15361
// A helper returns the units of a semaphore, as a future.
namespace gossip {
struct gossiper {
  sea::semaphore update{1};
  int version = 0;
  sea::future<sea::semaphore_units> lockUpdate() {
    return sea::get_units(update, 1);
  }
  sea::future<> everywhere(int version);
  sea::future<> resets();
  sea::future<> resetsMended();
};
sea::future<> gossiper::resets() {
  auto lock = lockUpdate();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lock' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:37: note: 'gossip::gossiper::lockUpdate' returns 'sea::future<sea::semaphore_units>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  co_await everywhere(version + 1);
}
sea::future<> gossiper::resetsMended() {
  auto lock = co_await lockUpdate();
  co_await everywhere(version + 1);
}
} // namespace gossip

// Redpanda: https://github.com/redpanda-data/redpanda/pull/12755
// Without the co_await the handler does not see a broken mutex, either: this
// one was noticed by "exceptional future ignored" in a log.
namespace usage {
struct bucket {
  long begin = 0;
};
sea::future<int> fetch();
void complain();

sea::future<> grabs(sea::mutex &m, std::vector<bucket> &buckets) {
  try {
    auto units = m.hold();
// CHECK:      :[[@LINE-1]]:10: warning: task 'units' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:18-[[@LINE-2]]:18}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::mutex::hold' returns 'future<holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:18: note: write 'co_await' and keep the result for as long as the lock is needed
    const auto begin = buckets.front().begin;
    co_await fetch();
    buckets.front().begin = begin + 1;
  } catch (const std::exception &) {
    complain();
  }
}
sea::future<> grabsMended(sea::mutex &m, std::vector<bucket> &buckets) {
  try {
    auto units = co_await m.hold();
    const auto begin = buckets.front().begin;
    co_await fetch();
    buckets.front().begin = begin + 1;
  } catch (const std::exception &) {
    complain();
  }
}
} // namespace usage

// Redpanda: https://github.com/redpanda-data/redpanda/issues/9647
// Two resets, one after the other, must not start the work twice.
namespace restart {
struct manager {
  sea::gate background;
  sea::mutex mutex;
  std::optional<int> fiber;
  sea::future<> stopFiber(int n);
  sea::future<> resets();
  sea::future<> resetsMended();
};
sea::future<> manager::resets() {
  auto inside = background.hold();
  auto units = mutex.hold();
// CHECK:      :[[@LINE-1]]:8: warning: task 'units' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:16-[[@LINE-2]]:16}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::mutex::hold' returns 'future<holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:16: note: write 'co_await' and keep the result for as long as the lock is needed
  if (fiber)
    co_await stopFiber(*fiber);
  fiber = 1;
}
sea::future<> manager::resetsMended() {
  auto inside = background.hold();
  auto units = co_await mutex.hold();
  if (fiber)
    co_await stopFiber(*fiber);
  fiber = 1;
}
} // namespace restart

// Redpanda: https://github.com/redpanda-data/redpanda/pull/12756
// Found by searching for the likes of the one before. The mutex belongs to an
// object behind a pointer.
namespace quota {
struct allowance {
  sea::mutex reclaiming;
  bool reclaim = false;
};
sea::future<> askOtherShards();

sea::future<> reclaims(std::shared_ptr<allowance> a) {
  auto locked = a->reclaiming.hold();
// CHECK:      :[[@LINE-1]]:8: warning: task 'locked' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:17-[[@LINE-2]]:17}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::mutex::hold' returns 'future<holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:17: note: write 'co_await' and keep the result for as long as the lock is needed
  if (a->reclaim)
    co_return;
  a->reclaim = true;
  co_await askOtherShards();
}
sea::future<> reclaimsMended(std::shared_ptr<allowance> a) {
  auto locked = co_await a->reclaiming.hold();
  if (a->reclaim)
    co_return;
  a->reclaim = true;
  co_await askOtherShards();
}
} // namespace quota

// Redpanda: https://github.com/redpanda-data/redpanda/pull/12757
// Held while a manifest is written out, under a time limit.
namespace manifest {
struct archive {
  sea::semaphore lock{1};
  sea::future<sea::semaphore_units> acquireManifestLock();
  sea::future<> serialize(std::string &out);
};
sea::future<> within(std::chrono::seconds limit, sea::future<> f);

sea::future<> writes(archive &a, std::string &out) {
  if (!out.empty())
    throw std::runtime_error("not configured");
  auto lock = a.acquireManifestLock();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lock' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:37: note: 'manifest::archive::acquireManifestLock' returns 'sea::future<sea::semaphore_units>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  co_await within(std::chrono::seconds(5), a.serialize(out));
}
sea::future<> writesMended(archive &a, std::string &out) {
  if (!out.empty())
    throw std::runtime_error("not configured");
  auto lock = co_await a.acquireManifestLock();
  co_await within(std::chrono::seconds(5), a.serialize(out));
}
} // namespace manifest

// Redpanda: https://github.com/redpanda-data/redpanda/pull/17383
// The gate's holder is there at once, the lock's is not.
namespace snapshots {
struct machine {
  sea::gate gate;
  sea::rwlock lock;
  int applied = 0;
  sea::future<int> parse(std::string bytes);
  sea::future<> applies(std::string bytes);
  sea::future<> appliesMended(std::string bytes);
};
sea::future<> machine::applies(std::string bytes) {
  auto holder = gate.hold();
  auto units = lock.hold_write_lock();
// CHECK:      :[[@LINE-1]]:8: warning: task 'units' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:16-[[@LINE-2]]:16}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::rwlock::hold_write_lock' returns 'future<write_holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:16: note: write 'co_await' and keep the result for as long as the lock is needed
  applied = co_await parse(std::move(bytes));
}
sea::future<> machine::appliesMended(std::string bytes) {
  auto holder = gate.hold();
  auto units = co_await lock.hold_write_lock();
  applied = co_await parse(std::move(bytes));
}
} // namespace snapshots

// Redpanda: https://github.com/redpanda-data/redpanda/pull/15680
// In a branch of stop(), under a comment that explains why the units are taken
// without a time limit.
namespace stopping {
struct partition {
  bool archives = false;
  sea::semaphore resetting{1};
  sea::future<> stopArchiver();
  sea::future<> stops();
  sea::future<> stopsMended();
};
sea::future<> partition::stops() {
  if (archives) {
    auto guard = sea::get_units(resetting, 1);
// CHECK:      :[[@LINE-1]]:10: warning: task 'guard' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:18-[[@LINE-2]]:18}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::get_units' returns 'future<semaphore_units>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:18: note: write 'co_await' and keep the result for as long as the lock is needed
    co_await stopArchiver();
  }
}
sea::future<> partition::stopsMended() {
  if (archives) {
    auto guard = co_await sea::get_units(resetting, 1);
    co_await stopArchiver();
  }
}
} // namespace stopping

// Redpanda: https://github.com/redpanda-data/redpanda/pull/26949
// In a block of its own, so that the lock ends with it. clang-tidy found it
// when the future was listed as a type whose locals must be used.
namespace bootstrapping {
struct stateMachine {
  sea::mutex applying;
  sea::future<sea::mutex::holder> lockApply() { return applying.hold(); }
};
sea::future<> discover();
sea::future<> replay(int from);

sea::future<> starts(stateMachine &m) {
  co_await discover();
  {
    auto u = m.lockApply();
// CHECK:      :[[@LINE-1]]:10: warning: task 'u' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:14-[[@LINE-2]]:14}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:35: note: 'bootstrapping::stateMachine::lockApply' returns 'sea::future<sea::mutex::holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:14: note: write 'co_await' and keep the result for as long as the lock is needed
    co_await replay(0);
  }
  co_await replay(1);
}
sea::future<> startsMended(stateMachine &m) {
  co_await discover();
  {
    auto u = co_await m.lockApply();
    co_await replay(0);
  }
  co_await replay(1);
}
} // namespace bootstrapping

// Redpanda: https://github.com/redpanda-data/redpanda/commit/7b8b66f6090f32b3087d19485e738d76580e57c5
// and its commit 40513ab2964051ba746fce42c36d9623113e41b4. The lock makes the
// test below it mean something.
namespace compaction {
struct segment {
  sea::rwlock lock;
  int generation = 0;
  sea::future<sea::rwlock::write_holder> writeLock() {
    return lock.hold_write_lock();
  }
};
sea::future<int> evictReaders(segment &s);
sea::future<> replaceFiles(segment &s);

sea::future<> compacts(segment &s, int generation) {
  auto readers = co_await evictReaders(s);
  auto writeLock = s.writeLock();
// CHECK:      :[[@LINE-1]]:8: warning: task 'writeLock' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:20-[[@LINE-2]]:20}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-12]]:42: note: 'compaction::segment::writeLock' returns 'sea::future<sea::rwlock::write_holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:20: note: write 'co_await' and keep the result for as long as the lock is needed
  if (generation != s.generation)
    throw std::runtime_error("changed meanwhile");
  co_await replaceFiles(s);
  (void)readers;
}
sea::future<> compactsMended(segment &s, int generation) {
  auto readers = co_await evictReaders(s);
  auto writeLock = co_await s.writeLock();
  if (generation != s.generation)
    throw std::runtime_error("changed meanwhile");
  co_await replaceFiles(s);
  (void)readers;
}
} // namespace compaction

// Redpanda: https://github.com/redpanda-data/redpanda/pull/26489
// Caught in review. The lock was tried first, and given back.
namespace blocking {
struct attached {
  sea::rwlock catchup;
  bool blocked = false;
};
bool tryReadLock(sea::rwlock &l);
sea::future<> replicate(bool blocked);

sea::future<> sets(attached &p, bool blocked) {
  if (!tryReadLock(p.catchup))
    co_return;
  p.catchup.read_unlock();
  auto holder = p.catchup.hold_read_lock();
// CHECK:      :[[@LINE-1]]:8: warning: task 'holder' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:17-[[@LINE-2]]:17}: fix-it: "co_await "
// CHECK-NEXT: : note: 'sea::rwlock::hold_read_lock' returns 'future<read_holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:17: note: write 'co_await' and keep the result for as long as the lock is needed
  p.blocked = blocked;
  co_await replicate(blocked);
}
sea::future<> setsMended(attached &p, bool blocked) {
  if (!tryReadLock(p.catchup))
    co_return;
  p.catchup.read_unlock();
  auto holder = co_await p.catchup.hold_read_lock();
  p.blocked = blocked;
  co_await replicate(blocked);
}
} // namespace blocking

//===--- Work whose end nobody sees ---------------------------------------===//

// Redpanda: https://github.com/redpanda-data/redpanda/pull/15738
// Not a coroutine: continuations, and one future that is part of none.
namespace members {
sea::future<> updateClient(int node);
sea::future<bool> updateNode(int node);
std::optional<int> leader();

sea::future<bool> handles(int node, int self) {
  if (node == self)
    return sea::make_ready_future<bool>(false);
  auto f = updateClient(node);
// CHECK:      :[[@LINE-1]]:8: warning: task 'f' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:15: note: 'members::updateClient' returns 'sea::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:12: note: function 'handles' is not a coroutine: return the task, spawn it, or block on it
  if (!leader())
    return sea::make_ready_future<bool>(false);
  return updateNode(node).then([](bool error) { return !error; });
}
sea::future<bool> handlesMended(int node, int self) {
  if (node == self)
    co_return false;
  co_await updateClient(node);
  if (!leader())
    co_return false;
  co_return !co_await updateNode(node);
}
} // namespace members

// Seastar: https://github.com/scylladb/seastar/commit/06158d4ca411c11827666dc166777307cf7cb92e
// A continuation that starts the next step and forgets to return it: what is
// chained behind runs too early.
namespace rpc {
struct client {
  sea::future<> loop();
  sea::future<> stopSending();
  void clear();
  sea::future<> runs();
  sea::future<> runsMended();
};
sea::future<> client::runs() {
  return loop().then_wrapped([this](sea::future<> f) {
    f.ignore_ready_future();
    stopSending().then([this] { clear(); });
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'sea::future::then' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'sea::future::then' returns 'sea::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:5: note: this lambda is not a coroutine: return the task, spawn it, or block on it
  });
}
sea::future<> client::runsMended() {
  return loop().then_wrapped([this](sea::future<> f) {
    f.ignore_ready_future();
    return stopSending().then([this] { clear(); });
  });
}
} // namespace rpc

// folly: https://github.com/facebook/folly/commit/4c53122c9aa92da061ffff0eb365caabbd6725a2
// The example in a header's comment, which discards an awaitable.
namespace accumulating {
std::vector<int> stream();
template <class T, class F>
rt::task<T> accumulate(std::vector<int> values, T init, F f) {
  co_return std::accumulate(values.begin(), values.end(), init, f);
}

rt::task<> consumes() {
  auto sum = accumulate(stream(), 0, std::plus{});
// CHECK:      :[[@LINE-1]]:8: warning: task 'sum' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-7]]:13: note: 'accumulating::accumulate' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:14-[[@LINE-4]]:14}: fix-it: "co_await "
  co_return;
}
rt::task<int> consumesMended() {
  auto sum = co_await accumulate(stream(), 0, std::plus{});
  co_return sum;
}
} // namespace accumulating

// FISCO-BCOS: https://github.com/FISCO-BCOS/FISCO-BCOS/pull/3950
// A transaction from a peer that never entered the pool. The attribute, put
// there against a warning about the unused variable, hid it.
namespace txpool {
struct pool {
  rt::task<int> submit(std::string transaction, std::function<void()> hook);
  void broadcast(const std::string &data);
};
void complain();

void receives(pool &p, rt::executor &e, std::string data) {
  rt::spawn_detached(e, [&p, data]() -> rt::task<> {
    try {
      [[maybe_unused]] auto result =
          p.submit(data, [&p, data] { p.broadcast(data); });
// CHECK:      :[[@LINE-2]]:29: warning: task 'result' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-11]]:17: note: 'txpool::pool::submit' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:11: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:11-[[@LINE-4]]:11}: fix-it: "co_await "
    } catch (const std::exception &) {
      complain();
    }
    co_return;
  });
}
void receivesMended(pool &p, rt::executor &e, std::string data) {
  rt::spawn_detached(e, [&p, data]() -> rt::task<> {
    try {
      [[maybe_unused]] auto result =
          co_await p.submit(data, [&p, data] { p.broadcast(data); });
    } catch (const std::exception &) {
      complain();
    }
  });
}
} // namespace txpool

// ScreenPlay: https://github.com/kelteseth/ScreenPlay/commit/c723b687a26fe6a02c891e8014ee45a4fcbd8ce1
// The section is emptied before its windows had the time to close.
namespace timeline {
struct section {
  std::vector<int> wallpapers;
  qt::Task<bool> deactivate();
};
section *findActive();

qt::Task<bool> removesAll() {
  if (section *active = findActive()) {
    active->deactivate();
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'timeline::section::deactivate' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-8]]:18: note: 'timeline::section::deactivate' returns 'qt::Task<bool>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:5: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:5-[[@LINE-4]]:5}: fix-it: "co_await "
    active->wallpapers.clear();
  }
  co_return true;
}
qt::Task<bool> removesAllMended() {
  if (section *active = findActive()) {
    co_await active->deactivate();
    active->wallpapers.clear();
  }
  co_return true;
}
} // namespace timeline

// KDE Spacebar: https://github.com/KDE/spacebar/commit/1c9dd66b54ebb3f938d3154a32d97a2ce5aa7b7a
// A handler that was no coroutine started some, and let go of them.
namespace messages {
struct logger {
  qt::Task<> save(std::string number, std::string text);
  qt::Task<> refuse(std::string id);
  void handles(std::string number, std::string text);
  qt::Task<> handlesMended(std::string number, std::string text);
};
void logger::handles(std::string number, std::string text) {
  if (!text.empty())
    save(number, text);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'messages::logger::save' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:14: note: 'messages::logger::save' returns 'qt::Task<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:5: note: function 'handles' is not a coroutine: return the task, spawn it, or block on it
  else
    refuse(number);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'messages::logger::refuse' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-13]]:14: note: 'messages::logger::refuse' returns 'qt::Task<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:5: note: function 'handles' is not a coroutine: return the task, spawn it, or block on it
}
qt::Task<> logger::handlesMended(std::string number, std::string text) {
  if (!text.empty())
    co_await save(number, text);
  else
    co_await refuse(number);
}
} // namespace messages

// A user of QCoro: https://github.com/qcoro/qcoro/issues/292
// The line that is said to work does not wait.
namespace network {
qt::Reply *search();

qt::Task<std::string> asks() {
  qt::Reply *reply = search();
  qt::coro(reply).waitForFinished();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'qt::detail::CoroReply::waitForFinished' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'qt::detail::CoroReply::waitForFinished' returns 'Task<Reply *>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_return reply->data();
}
qt::Task<std::string> asksMended() {
  qt::Reply *reply = search();
  co_await qt::coro(reply).waitForFinished();
  co_return reply->data();
}
} // namespace network

// Seastar: https://github.com/scylladb/seastar/issues/1154
// With two features asked for, the first future is overwritten by the second.
namespace negotiation {
enum class feature { compression, parent, isolation };
sea::future<> registerParent();
sea::future<> isolate();

sea::future<> negotiates(std::vector<feature> requested) {
  auto f = sea::make_ready_future<>();
  for (feature wanted : requested) {
    switch (wanted) {
    case feature::parent:
      f = registerParent();
      break;
    case feature::isolation:
      f = isolate();
// CHECK:      :[[@LINE-1]]:11: warning: task 'f' may be overwritten before it is awaited, so its result and exceptions may be lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-6]]:5: note: not awaited in this case
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'f' is overwritten here
// CHECK-NEXT: : note: 'negotiation::isolate' returns 'sea::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-5]]:11: note: function 'negotiates' is not a coroutine: return the task, spawn it, or block on it
      break;
    case feature::compression:
      break;
    }
  }
  return f;
}
sea::future<> negotiatesMended(std::vector<feature> requested) {
  auto f = sea::make_ready_future<>();
  for (feature wanted : requested) {
    switch (wanted) {
    case feature::parent:
      f = std::move(f).then([] { return registerParent(); });
      break;
    case feature::isolation:
      f = std::move(f).then([] { return isolate(); });
      break;
    case feature::compression:
      break;
    }
  }
  return f;
}
} // namespace negotiation
