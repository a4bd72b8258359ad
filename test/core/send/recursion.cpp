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

// CHECK: recursion.cpp:[[@LINE+2]]:7: 'counted' send: no; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:7: 'counted' sync: no; its reference count 'count' is not atomic
class counted {
  int *count;

public:
  counted(const counted &o) : count(o.count) { ++*count; }
  ~counted() { --*count; }
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'list' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'list' sync: no; member 'next' of 'list' has type 'std::unique_ptr<list>'; it may be changed without synchronisation
struct list {
  std::unique_ptr<list> next;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'tree' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'tree' sync: no; member 'children' of 'tree' has type 'std::vector<tree>'; it may be changed without synchronisation
struct tree {
  std::vector<tree> children;
};
// CHECK: recursion.cpp:[[@LINE+2]]:7: 'const_tree' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:7: 'const_tree' sync: yes
using const_tree = const tree;
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'counted_tree' send: no; member 'c' of 'counted_tree' has type 'counted'; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'counted_tree' sync: no; member 'children' of 'counted_tree' has type 'std::vector<counted_tree>'; it may be changed without synchronisation
struct counted_tree {
  std::vector<counted_tree> children;
  counted c;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'json' send: unknown; member 'hook' of 'json' has type 'std::function<void ()>'; it hides what it holds
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'json' sync: no; member 'members' of 'json' has type 'std::map<std::string, json>'; it may be changed without synchronisation
struct json {
  std::map<std::string, json> members;
  std::vector<json> elements;
  std::function<void()> hook;
};
// Neighbours are shared, and nobody changes them.
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'graph' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'graph' sync: no; member 'edges' of 'graph' has type 'std::vector<std::shared_ptr<const graph>>'; it may be changed without synchronisation
struct graph {
  std::vector<std::shared_ptr<const graph>> edges;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'mutable_graph' send: unknown; member 'edges' of 'mutable_graph' has type 'std::vector<std::shared_ptr<mutable_graph>>'; member 'edges' of 'mutable_graph' has type 'std::vector<std::shared_ptr<mutable_graph>>'; 'std::vector<std::shared_ptr<mutable_graph>>' is not sync: it may be changed without synchronisation
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'mutable_graph' sync: no; member 'edges' of 'mutable_graph' has type 'std::vector<std::shared_ptr<mutable_graph>>'; it may be changed without synchronisation
struct mutable_graph {
  std::vector<std::shared_ptr<mutable_graph>> edges;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'atomic_ring' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'atomic_ring' sync: yes
struct atomic_ring {
  atomic_ring *const next;
  std::atomic<int> n;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'plain_ring' send: unknown; member 'next' of 'plain_ring' has type 'plain_ring *'; member 'next' of 'plain_ring' has type 'plain_ring *'; 'plain_ring *' is not sync: it may be changed without synchronisation
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'plain_ring' sync: no; member 'next' of 'plain_ring' has type 'plain_ring *'; it may be changed without synchronisation
struct plain_ring {
  plain_ring *next;
};

struct third;
struct second;
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'first' send: no; member 'to' of 'first' has type 'std::unique_ptr<second>'; member 'to' of 'second' has type 'std::unique_ptr<third>'; member 'c' of 'third' has type 'counted'; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'first' sync: no; member 'to' of 'first' has type 'std::unique_ptr<second>'; it may be changed without synchronisation
struct first {
  std::unique_ptr<second> to;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'second' send: no; member 'to' of 'second' has type 'std::unique_ptr<third>'; member 'c' of 'third' has type 'counted'; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'second' sync: no; member 'to' of 'second' has type 'std::unique_ptr<third>'; it may be changed without synchronisation
struct second {
  std::unique_ptr<third> to;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'third' send: no; member 'c' of 'third' has type 'counted'; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'third' sync: no; member 'to' of 'third' has type 'std::unique_ptr<first>'; it may be changed without synchronisation
struct third {
  std::unique_ptr<first> to;
  counted c;
};

struct even;
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'odd' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'odd' sync: no; member 'to' of 'odd' has type 'std::vector<even>'; it may be changed without synchronisation
struct odd {
  std::vector<even> to;
};
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'even' send: yes
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'even' sync: no; member 'to' of 'even' has type 'std::vector<odd>'; it may be changed without synchronisation
struct even {
  std::vector<odd> to;
};
/// The nearer reason of two.
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'two_ways' send: no; member 'near' of 'two_ways' has type 'counted'; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'two_ways' sync: no; member 'far' of 'two_ways' has type 'std::unique_ptr<first>'; it may be changed without synchronisation
struct two_ways {
  std::unique_ptr<first> far;
  counted near;
};
/// A raw pointer is the worse reason.
// CHECK: recursion.cpp:[[@LINE+2]]:8: 'owned_rather' send: no; member 'owned' of 'owned_rather' has type 'std::unique_ptr<first>'; member 'to' of 'first' has type 'std::unique_ptr<second>'; member 'to' of 'second' has type 'std::unique_ptr<third>'; member 'c' of 'third' has type 'counted'; its reference count 'count' is not atomic
// CHECK: recursion.cpp:[[@LINE+1]]:8: 'owned_rather' sync: no; member 'borrowed' of 'owned_rather' has type 'counted *'; it may be changed without synchronisation
struct owned_rather {
  counted *borrowed;
  std::unique_ptr<first> owned;
};
