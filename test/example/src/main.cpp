#include "journal.hpp"
#include "metrics.hpp"
#include "router.hpp"
#include <cstdio>

int main() {
  journal log;
  int delivered = rt::block_on(
      deliver_all(log, {"a parcel", "another parcel", "a letter"}));
  rt::thread_pool pool(2);
  rt::block_on(report(pool, delivered));
  pool.join();
  std::printf("%d delivered, %zu lines written\n", delivered,
              log.written().size());
}
