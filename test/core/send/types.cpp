// Which types must not be handed to another thread, and by which part.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | FileCheck %s --implicit-check-not="types.cpp:{{.*}} is not send; "

#include <async_tidy/annotations.h>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <variant>
#include <vector>

struct shared {
  int refs = 0;
};
class counted {
  shared *p = nullptr;

public:
  counted() = default;
  counted(const counted &o) : p(o.p) { ++p->refs; }
  ~counted() {
    if (p && --p->refs == 0)
      delete p;
  }
};

struct ASYNC_TIDY_NOT_SEND bound {};
struct ASYNC_TIDY_SEND asserted {
  counted c;
};
struct member {
  int before;
  counted c;
};
struct base : bound {};
struct nested {
  std::vector<member> all;
};
struct pointers {
  counted *a;
  counted &b;
};
struct recursive {
  recursive *next;
  std::vector<recursive> all;
};
template <class T> struct box {
  T held;
};

void types(pointers outside) {
  // CHECK: types.cpp:[[@LINE+1]]:11: 'counted' is not send; its reference count 'refs' is not atomic
  counted own;
  // CHECK: types.cpp:[[@LINE+1]]:9: 'bound' is not send; it is annotated 'async::not_send'
  bound annotated;
  asserted send;
  // CHECK: types.cpp:[[@LINE+1]]:10: 'member' is not send; member 'c' of 'member' has type 'counted'; its reference count 'refs' is not atomic
  member inMember;
  // CHECK: types.cpp:[[@LINE+1]]:8: 'base' is not send; base of 'base' has type 'bound'; it is annotated 'async::not_send'
  base inBase;
  // CHECK: types.cpp:[[@LINE+1]]:10: 'nested' is not send; member 'all' of 'nested' has type 'std::vector<member>'; member 'c' of 'member' has type 'counted'; its reference count 'refs' is not atomic
  nested inElement;
  // CHECK: types.cpp:[[@LINE+1]]:24: 'std::vector<counted>' is not send; its reference count 'refs' is not atomic
  std::vector<counted> vector;
  // CHECK: types.cpp:[[@LINE+1]]:26: 'std::optional<counted>' is not send; its reference count 'refs' is not atomic
  std::optional<counted> optional;
  // CHECK: types.cpp:[[@LINE+1]]:28: 'std::tuple<int, counted>' is not send; its reference count 'refs' is not atomic
  std::tuple<int, counted> tuple;
  // CHECK: types.cpp:[[@LINE+1]]:30: 'std::variant<int, counted>' is not send; its reference count 'refs' is not atomic
  std::variant<int, counted> variant;
  // CHECK: types.cpp:[[@LINE+1]]:26: 'std::map<int, counted>' is not send; its reference count 'refs' is not atomic
  std::map<int, counted> map;
  // CHECK: types.cpp:[[@LINE+1]]:28: 'std::shared_ptr<counted>' is not send; its reference count 'refs' is not atomic
  std::shared_ptr<counted> sharedPointer;
  // CHECK: types.cpp:[[@LINE+1]]:16: 'box<counted>' is not send; member 'held' of 'box<counted>' has type 'counted'; its reference count 'refs' is not atomic
  box<counted> inTemplate;
  // CHECK: types.cpp:[[@LINE+1]]:11: 'counted[2]' is not send; its reference count 'refs' is not atomic
  counted array[2];

  pointers borrowed = outside;
  recursive itself{};
  box<int> harmless{};
  std::string string;
  std::shared_ptr<int> counts;
  std::weak_ptr<int> weak;
  std::unique_ptr<int> unique;
  std::atomic<int> atomic;
  std::mutex mutex;
  std::thread thread;
  std::function<void()> function;
  int number = 0;
  counted *pointer = nullptr;
}
