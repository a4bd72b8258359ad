// A recursive type is what its other parts say.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^recursion.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class counted {
  int *count;

public:
  counted(const counted &o) : count(o.count) { ++*count; }
  ~counted() { --*count; }
};
struct list {
  std::unique_ptr<list> next;
};
struct tree {
  std::vector<tree> children;
};
using const_tree = const tree;
struct counted_tree {
  std::vector<counted_tree> children;
  counted c;
};
struct json {
  std::map<std::string, json> members;
  std::vector<json> elements;
  std::function<void()> hook;
};
// Neighbours are shared, and nobody changes them.
struct graph {
  std::vector<std::shared_ptr<const graph>> edges;
};
struct mutable_graph {
  std::vector<std::shared_ptr<mutable_graph>> edges;
};
struct atomic_ring {
  atomic_ring *const next;
  std::atomic<int> n;
};
struct plain_ring {
  plain_ring *next;
};

struct third;
struct second;
struct first {
  std::unique_ptr<second> to;
};
struct second {
  std::unique_ptr<third> to;
};
struct third {
  std::unique_ptr<first> to;
  counted c;
};

struct even;
struct odd {
  std::vector<even> to;
};
struct even {
  std::vector<odd> to;
};
/// The nearer reason of two.
struct two_ways {
  std::unique_ptr<first> far;
  counted near;
};
/// A raw pointer is the worse reason.
struct owned_rather {
  counted *borrowed;
  std::unique_ptr<first> owned;
};
