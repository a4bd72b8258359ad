// What the standard library's classes hold.
//
// RUN: %async_tidy facts %s -- -std=c++23 -I%rt_include | grep '^owners.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <any>
#include <array>
#include <chrono>
#include <coroutine>
#include <expected>
#include <functional>
#include <future>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <memory_resource>
#include <optional>
#include <random>
#include <regex>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>

// CHECK: owners.cpp:[[@LINE+2]]:7: 'counted' send: no; its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'counted' sync: no; its reference count 'count' is not atomic
class counted {
  int *count;

public:
  counted(const counted &o) : count(o.count) { ++*count; }
  ~counted() { --*count; }
};
struct opaque;
// CHECK: owners.cpp:[[@LINE+2]]:8: 'base' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:8: 'base' sync: yes
struct base {
  virtual ~base() = default;
};
// CHECK: owners.cpp:[[@LINE+2]]:8: 'cache' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:8: 'cache' sync: no; member 'hits' of 'cache' has type 'int'; it may be changed without synchronisation
struct cache {
  mutable int hits;
};

// --- containers

// CHECK: owners.cpp:[[@LINE+2]]:7: 'numbers' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'numbers' sync: no; it may be changed without synchronisation
using numbers = std::vector<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_numbers' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_numbers' sync: yes
using const_numbers = const std::vector<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'counts' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'counts' sync: no; it may be changed without synchronisation
using counts = std::vector<counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'caches' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'caches' sync: no; member 'hits' of 'cache' has type 'int'; it may be changed without synchronisation
using caches = const std::vector<cache>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'pointers' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: owners.cpp:[[@LINE+1]]:7: 'pointers' sync: no; it may be changed without synchronisation
using pointers = std::list<int *>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_pointers' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_pointers' sync: unknown; 'int' is not sync: it may be changed without synchronisation
using const_pointers = const std::list<int *>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'by_name' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'by_name' sync: no; it may be changed without synchronisation
using by_name = std::map<std::string, counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'hashed' send: unknown; 'std::function<void ()>' may not be send: it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'hashed' sync: no; it may be changed without synchronisation
using hashed = std::unordered_map<int, std::function<void()>>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'ordered_by' send: unknown; 'std::function<bool (int, int)>' may not be send: it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'ordered_by' sync: no; it may be changed without synchronisation
using ordered_by = std::map<int, int, std::function<bool(int, int)>>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'string' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'string' sync: no; it may be changed without synchronisation
using string = std::string;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_string' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_string' sync: yes
using const_string = const std::string;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'maybe' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'maybe' sync: no; it may be changed without synchronisation
using maybe = std::optional<counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_maybe' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_maybe' sync: yes
using const_maybe = const std::optional<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'either' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'either' sync: no; it may be changed without synchronisation
using either = std::variant<int, counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'result' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'result' sync: no; it may be changed without synchronisation
using result = std::expected<int, counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'no_result' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'no_result' sync: no; it may be changed without synchronisation
using no_result = std::expected<void, int>;

// --- without a state of their own

// CHECK: owners.cpp:[[@LINE+2]]:7: 'several_atomics' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'several_atomics' sync: yes
using several_atomics = std::array<std::atomic<int>, 4>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'several' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'several' sync: no; 'int' is not sync: it may be changed without synchronisation
using several = std::array<int, 4>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'pair' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'pair' sync: yes
using pair = std::pair<const int, std::atomic<int>>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'tuple' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'tuple' sync: no; 'int' is not sync: it may be changed without synchronisation
using tuple = std::tuple<int, counted>;

// --- owners

// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique' sync: no; it may be changed without synchronisation
using unique = std::unique_ptr<int>;
// It lets you change the int.
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_unique' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_unique' sync: unknown; 'int' is not sync: it may be changed without synchronisation
using const_unique = const std::unique_ptr<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_const' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_const' sync: yes
using unique_const = const std::unique_ptr<const int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_counted' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_counted' sync: no; it may be changed without synchronisation
using unique_counted = std::unique_ptr<counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_array' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_array' sync: no; it may be changed without synchronisation
using unique_array = std::unique_ptr<int[]>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_base' send: unknown; 'base' may not be send: classes derived from it may hold anything
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_base' sync: no; it may be changed without synchronisation
using unique_base = std::unique_ptr<base>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_opaque' send: unknown; 'opaque' may not be send: it is not defined here
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_opaque' sync: no; it may be changed without synchronisation
using unique_opaque = std::unique_ptr<opaque>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_deleter' send: unknown; 'std::function<void (int *)>' may not be send: it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_deleter' sync: no; it may be changed without synchronisation
using unique_deleter = std::unique_ptr<int, std::function<void(int *)>>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'unique_cache' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'unique_cache' sync: no; member 'hits' of 'cache' has type 'int'; it may be changed without synchronisation
using unique_cache = const std::unique_ptr<cache>;

// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared' sync: no; it may be changed without synchronisation
using shared = std::shared_ptr<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_const' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_const' sync: no; it may be changed without synchronisation
using shared_const = std::shared_ptr<const int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_atomic' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_atomic' sync: no; it may be changed without synchronisation
using shared_atomic = std::shared_ptr<std::atomic<int>>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_counted' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_counted' sync: no; it may be changed without synchronisation
using shared_counted = std::shared_ptr<counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_base' send: unknown; 'base' may not be send: classes derived from it may hold anything
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_base' sync: no; it may be changed without synchronisation
using shared_base = std::shared_ptr<base>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_void' send: unknown; 'void' may not be send: it may be anything
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_void' sync: no; it may be changed without synchronisation
using shared_void = std::shared_ptr<void>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_array' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_array' sync: no; it may be changed without synchronisation
using shared_array = std::shared_ptr<const int[]>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_shared' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_shared' sync: yes
using const_shared = const std::shared_ptr<const int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'weak' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'weak' sync: no; it may be changed without synchronisation
using weak = std::weak_ptr<const int>;

// --- views

// CHECK: owners.cpp:[[@LINE+2]]:7: 'string_view' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'string_view' sync: no; it may be changed without synchronisation
using string_view = std::string_view;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'span' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: owners.cpp:[[@LINE+1]]:7: 'span' sync: no; it may be changed without synchronisation
using span = std::span<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_span' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_span' sync: no; it may be changed without synchronisation
using const_span = std::span<const int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'wrapper' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'wrapper' sync: no; it may be changed without synchronisation
using wrapper = std::reference_wrapper<counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'list' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'list' sync: no; it may be changed without synchronisation
using list = std::initializer_list<int>;

// --- what hides what it holds

// CHECK: owners.cpp:[[@LINE+2]]:7: 'function' send: unknown; it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'function' sync: no; it may be changed without synchronisation
using function = std::function<void()>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'const_function' send: unknown; it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'const_function' sync: unknown; it hides what it holds
using const_function = const std::function<void()>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'any' send: unknown; it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'any' sync: no; it may be changed without synchronisation
using any = std::any;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'task' send: unknown; it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'task' sync: no; it may be changed without synchronisation
using task = std::packaged_task<int()>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'handle' send: unknown; it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'handle' sync: no; it may be changed without synchronisation
using handle = std::coroutine_handle<>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'resource_vector' send: unknown; 'std::pmr::polymorphic_allocator<int>' may not be send: it hides what it holds
// CHECK: owners.cpp:[[@LINE+1]]:7: 'resource_vector' sync: no; it may be changed without synchronisation
using resource_vector = std::pmr::vector<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'bound' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'bound' sync: no; it may be changed without synchronisation
using bound = decltype(std::bind(std::declval<void (*)(counted)>(),
                                 std::declval<counted>()));
// CHECK: owners.cpp:[[@LINE+2]]:7: 'bound_int' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'bound_int' sync: no; it may be changed without synchronisation
using bound_int = decltype(std::bind(std::declval<void (*)(int)>(), 1));

// --- between threads

// CHECK: owners.cpp:[[@LINE+2]]:7: 'promise' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'promise' sync: no; it may be changed without synchronisation
using promise = std::promise<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'promise_void' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'promise_void' sync: no; it may be changed without synchronisation
using promise_void = std::promise<void>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'future' send: no; 'counted' is not send: its reference count 'count' is not atomic
// CHECK: owners.cpp:[[@LINE+1]]:7: 'future' sync: no; it may be changed without synchronisation
using future = std::future<counted>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'shared_future' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'shared_future' sync: no; it may be changed without synchronisation
using shared_future = std::shared_future<int>;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'thread' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'thread' sync: no; it may be changed without synchronisation
using thread = std::thread;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'thread_id' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'thread_id' sync: no; it may be changed without synchronisation
using thread_id = std::thread::id;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'stop' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'stop' sync: no; it may be changed without synchronisation
using stop = std::stop_token;

// --- others

// CHECK: owners.cpp:[[@LINE+2]]:7: 'duration' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'duration' sync: no; it may be changed without synchronisation
using duration = std::chrono::milliseconds;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'time_point' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'time_point' sync: yes
using time_point = const std::chrono::steady_clock::time_point;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'regex' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'regex' sync: yes
using regex = const std::regex;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'engine' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'engine' sync: no; it may be changed without synchronisation
using engine = std::mt19937;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'output' send: unknown; classes derived from it may hold anything
// CHECK: owners.cpp:[[@LINE+1]]:7: 'output' sync: unknown; classes derived from it may hold anything
using output = std::ostream &;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'file_output' send: yes
// CHECK: owners.cpp:[[@LINE+1]]:7: 'file_output' sync: no; it may be changed without synchronisation
using file_output = std::ofstream;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'iterator' send: unknown; nothing here instantiates it
// CHECK: owners.cpp:[[@LINE+1]]:7: 'iterator' sync: unknown; nothing here instantiates it
using iterator = std::vector<int>::iterator;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'map_iterator' send: unknown; it points into a container that others may use
// CHECK: owners.cpp:[[@LINE+1]]:7: 'map_iterator' sync: unknown; it points into a container that others may use
using map_iterator = std::map<int, int>::const_iterator;
// CHECK: owners.cpp:[[@LINE+2]]:7: 'back_inserter' send: unknown; it points into a container that others may use
// CHECK: owners.cpp:[[@LINE+1]]:7: 'back_inserter' sync: unknown; it points into a container that others may use
using back_inserter = std::back_insert_iterator<std::vector<int>>;
