// What the standard library's classes hold.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^owners.cpp:.*\(send\|sync\): ' \
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

class counted {
  int *count;

public:
  counted(const counted &o) : count(o.count) { ++*count; }
  ~counted() { --*count; }
};
struct opaque;
struct base {
  virtual ~base() = default;
};
struct cache {
  mutable int hits;
};

// --- containers

using numbers = std::vector<int>;
using const_numbers = const std::vector<int>;
using counts = std::vector<counted>;
using caches = const std::vector<cache>;
using pointers = std::list<int *>;
using const_pointers = const std::list<int *>;
using by_name = std::map<std::string, counted>;
using hashed = std::unordered_map<int, std::function<void()>>;
using ordered_by = std::map<int, int, std::function<bool(int, int)>>;
using string = std::string;
using const_string = const std::string;
using maybe = std::optional<counted>;
using const_maybe = const std::optional<int>;
using either = std::variant<int, counted>;
using result = std::expected<int, counted>;
using no_result = std::expected<void, int>;

// --- without a state of their own

using several_atomics = std::array<std::atomic<int>, 4>;
using several = std::array<int, 4>;
using pair = std::pair<const int, std::atomic<int>>;
using tuple = std::tuple<int, counted>;

// --- owners

using unique = std::unique_ptr<int>;
// It lets you change the int.
using const_unique = const std::unique_ptr<int>;
using unique_const = const std::unique_ptr<const int>;
using unique_counted = std::unique_ptr<counted>;
using unique_array = std::unique_ptr<int[]>;
using unique_base = std::unique_ptr<base>;
using unique_opaque = std::unique_ptr<opaque>;
using unique_deleter = std::unique_ptr<int, std::function<void(int *)>>;
using unique_cache = const std::unique_ptr<cache>;

using shared = std::shared_ptr<int>;
using shared_const = std::shared_ptr<const int>;
using shared_atomic = std::shared_ptr<std::atomic<int>>;
using shared_counted = std::shared_ptr<counted>;
using shared_base = std::shared_ptr<base>;
using shared_void = std::shared_ptr<void>;
using shared_array = std::shared_ptr<const int[]>;
using const_shared = const std::shared_ptr<const int>;
using weak = std::weak_ptr<const int>;

// --- views

using string_view = std::string_view;
using span = std::span<int>;
using const_span = std::span<const int>;
using wrapper = std::reference_wrapper<counted>;
using list = std::initializer_list<int>;

// --- what hides what it holds

using function = std::function<void()>;
using const_function = const std::function<void()>;
using any = std::any;
using task = std::packaged_task<int()>;
using handle = std::coroutine_handle<>;
using resource_vector = std::pmr::vector<int>;
using bound = decltype(std::bind(std::declval<void (*)(counted)>(),
                                 std::declval<counted>()));
using bound_int = decltype(std::bind(std::declval<void (*)(int)>(), 1));

// --- between threads

using promise = std::promise<int>;
using promise_void = std::promise<void>;
using future = std::future<counted>;
using shared_future = std::shared_future<int>;
using thread = std::thread;
using thread_id = std::thread::id;
using stop = std::stop_token;

// --- others

using duration = std::chrono::milliseconds;
using time_point = const std::chrono::steady_clock::time_point;
using regex = const std::regex;
using engine = std::mt19937;
using output = std::ostream &;
using file_output = std::ofstream;
using iterator = std::vector<int>::iterator;
using map_iterator = std::map<int, int>::const_iterator;
using back_inserter = std::back_insert_iterator<std::vector<int>>;
