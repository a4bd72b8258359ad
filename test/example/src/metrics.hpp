#ifndef COURIER_METRICS_HPP
#define COURIER_METRICS_HPP

#include <rt/rt.hpp>

/// Counts the parcels on the pool's threads and returns without waiting.
rt::task<void> report(rt::thread_pool &pool, int delivered);

#endif // COURIER_METRICS_HPP
