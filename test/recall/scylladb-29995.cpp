// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#29995
// A part of what a temporary owner holds is walked over: another owner may
// replace it while the loop is suspended.

#include <seastar/seastar.hh>

#include <string>
#include <vector>

struct topology {
  std::vector<std::string> racks;
  const std::vector<std::string> &get_racks() const { return racks; }
};
struct metadata {
  topology t;
  const topology &get_topology() const { return t; }
};

class shared_metadata {
  seastar::lw_shared_ptr<metadata> current;

public:
  seastar::lw_shared_ptr<metadata> get() const { return current; }
  void set(seastar::lw_shared_ptr<metadata> next) { current = next; }
};
seastar::future<> restore_rack(const std::string &rack);

seastar::future<> restore(shared_metadata &m) {
  const auto &topo = m.get()->get_topology();
  for (const std::string &rack : topo.get_racks())
    co_await restore_rack(rack);
}
