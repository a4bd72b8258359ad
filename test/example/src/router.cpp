#include "router.hpp"
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

static rt::task<void> drive(const std::string &parcel) {
  // The whole thread sleeps, and every other route with it.
  std::this_thread::sleep_for(parcel.empty() ? 1ms : 5ms);
  co_return;
}

rt::task<int> deliver_all(journal &log, std::vector<std::string> parcels) {
  int delivered = 0;
  for (const std::string &parcel : parcels) {
    co_await drive(parcel);
    co_await log.append("delivered " + parcel);
    ++delivered;
  }
  // The recipe is made and thrown away: nothing is written.
  log.flush();
  co_return delivered;
}
