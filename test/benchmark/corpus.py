"""The code that ratios.py measures on: 24 units like those of a small server.

  corpus.py FOLDER SOURCE_ROOT

writes them, and a compile_commands.json, into FOLDER: components that begin
with the same headers, two long sources, some on the standard library alone, some
on Boost.Asio and standalone Asio where they are installed, and some of this
repository's own. The same call always writes the same text.
"""

import json
import os
import sys

HEADERS = """algorithm array atomic chrono cstdint functional map memory mutex
optional set string string_view thread tuple unordered_map utility variant
vector""".split()


# An Asio of before the standard's coroutines does not know that clang has them.
ASIO_FLAGS = ["-DASIO_HAS_CO_AWAIT", "-DASIO_HAS_STD_COROUTINE"]


def included(names):
    return [f"#include <{name}>" for name in names]


def guarded(name, lines):
    guard = name.upper().replace(".", "_")
    return [f"#ifndef {guard}", f"#define {guard}", *lines, f"#endif // {guard}"]


def component_header(n):
    return guarded(f"component{n}.hpp", f"""
#include "common.hpp"

namespace app {{

struct order{n} {{
  int id = 0;
  std::string customer;
  std::vector<int> parts;
  std::optional<std::string> remark;
}};

class store{n} {{
public:
  explicit store{n}(std::size_t capacity) : changes_(capacity) {{}}
  rt::task<std::optional<order{n}>> find(int id);
  rt::task<void> put(order{n} order);
  rt::task<int> total(std::vector<int> ids);
  rt::task<void> follow(std::function<void(int)> told);
  std::size_t size() const {{ return orders_.size(); }}

private:
  rt::mutex mutex_;
  std::unordered_map<int, order{n}> orders_;
  std::map<std::string, std::set<int>> customers_;
  rt::channel<int> changes_;
}};

int weigh{n}(const order{n} &order);
void archive{n}(const order{n} &order);
rt::task<int> serve{n}(store{n} &store, std::vector<order{n}> orders);

}} // namespace app
""".splitlines())


def store(n):
    return f"""
rt::task<std::optional<order{n}>> store{n}::find(int id) {{
  auto guard = co_await mutex_.scoped_lock();
  auto found = orders_.find(id);
  if (found == orders_.end())
    co_return std::nullopt;
  co_return found->second;
}}

rt::task<void> store{n}::put(order{n} order) {{
  int id = order.id;
  {{
    auto guard = co_await mutex_.scoped_lock();
    customers_[order.customer].insert(id);
    orders_.insert_or_assign(id, std::move(order));
  }}
  co_await changes_.send(id);
}}

rt::task<int> store{n}::total(std::vector<int> ids) {{
  int sum = 0;
  for (int id : ids)
    if (auto order = co_await find(id))
      sum += weigh{n}(*order);
  co_return sum;
}}

rt::task<void> store{n}::follow(std::function<void(int)> told) {{
  while (std::optional<int> id = co_await changes_.receive())
    told(*id);
}}

int weigh{n}(const order{n} &order) {{
  int sum = 0;
  for (int part : order.parts)
    sum += part * {n + 2};
  return order.remark ? sum + int(order.remark->size()) : sum;
}}

void archive{n}(const order{n} &order) {{
  static std::mutex mutex;
  static std::vector<order{n}> kept;
  std::lock_guard<std::mutex> lock(mutex);
  kept.push_back(order);
}}
""".splitlines()


def job(n, i):
    """A coroutine over store N; its shape depends on I."""
    head = f"rt::task<int> job{n}_{i}(store{n} &store, std::vector<int> ids) {{"
    shapes = [
        f"""  int sum = {i};
  std::map<std::string, int> seen;
  for (int id : ids) {{
    std::optional<order{n}> order = co_await store.find(id);
    if (!order)
      continue;
    try {{
      if (order->parts.empty())
        throw std::runtime_error("empty " + order->customer);
      sum += ++seen[order->customer];
    }} catch (const std::exception &) {{
      --sum;
    }}
    if (sum % 7 == 0)
      co_await rt::yield();
  }}
  co_return sum;""",
        f"""  std::vector<rt::task<int>> parts;
  for (std::size_t first = 0; first < ids.size(); first += {i + 2}) {{
    auto last = std::min(ids.size(), first + {i + 2});
    parts.push_back(store.total(
        std::vector<int>(ids.begin() + first, ids.begin() + last)));
  }}
  int sum = 0;
  for (int part : co_await rt::when_all(std::move(parts)))
    sum += part;
  co_return sum;""",
        f"""  rt::async_scope scope;
  std::atomic<int> done = 0;
  for (int id : ids)
    scope.spawn([&store, &done, id]() -> rt::task<> {{
      order{n} order{{id, "customer " + std::to_string(id), {{id, {i}}}, {{}}}};
      co_await store.put(std::move(order));
      done.fetch_add(1);
    }});
  co_await scope.join();
  co_return done.load();""",
        f"""  using namespace std::chrono_literals;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  auto started = std::chrono::steady_clock::now();
  int failures = 0;
  while (!ids.empty()) {{
    int id = ids.back();
    ids.pop_back();
    auto order = co_await store.find(id);
    if (!order) {{
      if (++failures > {i + 3})
        break;
      co_await rt::sleep_for(1ms * failures);
      continue;
    }}
    archive{n}(*order);
  }}
  auto spent = std::chrono::steady_clock::now() - started;
  co_return spent > {i + 1}ms ? -failures : failures;""",
        f"""  std::variant<int, std::string> last = {i};
  auto describe = [](const std::variant<int, std::string> &v) {{
    return std::visit(
        [](const auto &value) {{
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, int>)
            return std::to_string(value);
          else
            return value;
        }},
        v);
  }};
  for (int id : ids) {{
    auto first = store.find(id);
    auto second = store.find(id + 1);
    auto [a, b] = co_await rt::when_all(std::move(first), std::move(second));
    if (a && b)
      last = a->customer + b->customer;
    else
      last = id;
  }}
  co_return int(describe(last).size());""",
    ]
    return [head, *shapes[(i * 3 + n) % len(shapes)].splitlines(), "}", ""]


def component(n, jobs, following):
    out = [f'#include "component{n}.hpp"']
    if following is not None:
        out.append(f'#include "component{following}.hpp"')
    out += ["#include <stdexcept>", "", "namespace app {", *store(n), ""]
    for i in range(jobs):
        out += job(n, i)
    out += [f"rt::task<int> serve{n}(store{n} &store, std::vector<order{n}> orders) {{",
            "  std::vector<int> ids;",
            f"  for (order{n} &order : orders) {{",
            "    ids.push_back(order.id);",
            "    co_await store.put(std::move(order));",
            "  }",
            "  int sum = 0;"]
    out += [f"  sum += co_await job{n}_{i}(store, ids);" for i in range(jobs)]
    if following is not None:
        out += [f"  store{following} other(4);",
                f"  archive{following}({{sum, {{}}, ids, {{}}}});",
                f"  sum += co_await serve{following}(other, {{}});"]
    return out + ["  co_return sum;", "}", "", "} // namespace app"]


# A coroutine type without a library, as many projects have one.
OWN_TASK = guarded("own_task.hpp", """
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

template <typename T> class own_task {
public:
  struct promise_type {
    std::optional<T> value;
    std::coroutine_handle<> waiting = std::noop_coroutine();
    own_task get_return_object() {
      return own_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct awaiter {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<>
        await_suspend(std::coroutine_handle<promise_type> h) noexcept {
          return h.promise().waiting;
        }
        void await_resume() noexcept {}
      };
      return awaiter{};
    }
    void return_value(T v) { value = std::move(v); }
    void unhandled_exception() { std::terminate(); }
  };

  own_task(own_task &&other) noexcept
      : frame_(std::exchange(other.frame_, nullptr)) {}
  ~own_task() {
    if (frame_)
      frame_.destroy();
  }
  auto operator co_await() && {
    struct awaiter {
      std::coroutine_handle<promise_type> frame;
      bool await_ready() { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
        frame.promise().waiting = h;
        return frame;
      }
      T await_resume() { return std::move(*frame.promise().value); }
    };
    return awaiter{frame_};
  }

private:
  explicit own_task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}
  std::coroutine_handle<promise_type> frame_;
};
""".splitlines())


def standard(headers, body, count):
    """COUNT functions on the standard library, after HEADERS."""
    out = included(headers) + ['#include "own_task.hpp"', "", "namespace {", ""]
    for i in range(count):
        out += body(i)
    return out + ["} // namespace"] + [f"int use{i}() {{ return static_cast<bool>(&step{i}); }}"
                                       for i in range(count)]


def parse_step(i):
    return f"""own_task<std::vector<std::string>> step{i}(std::string text) {{
  std::vector<std::string> words;
  std::istringstream in(std::move(text));
  for (std::string word; std::getline(in, word, char({i} + ' '));) {{
    if (word.empty() || word.front() == '#')
      continue;
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) {{ return char(std::tolower(c)); }});
    words.push_back(std::move(word));
  }}
  co_return words;
}}
""".splitlines()


def count_step(i):
    return f"""own_task<int> step{i}(std::map<std::string, std::vector<int>> table) {{
  int sum = 0;
  for (const auto &[name, values] : table) {{
    auto most = std::max_element(values.begin(), values.end());
    if (most != values.end())
      sum += *most + int(name.size());
  }}
  {f"sum += co_await step{i - 1}(std::move(table));" if i else "co_await std::suspend_never();"}
  co_return sum + std::accumulate(table.begin(), table.end(), {i},
                                  [](int n, const auto &entry) {{
                                    return n + int(entry.second.size());
                                  }});
}}
""".splitlines()


def plain_step(i):
    return f"""std::string step{i}(const std::filesystem::path &path, std::mutex &mutex) {{
  std::scoped_lock lock(mutex);
  std::ifstream in(path / "part{i}");
  std::string text, line;
  while (std::getline(in, line))
    if (std::regex_match(line, std::regex("[a-z]{{{i + 1}}}.*")))
      text += line + '\\n';
  return text;
}}
""".splitlines()


def view_step(i):
    return f"""own_task<std::vector<int>> step{i}(std::span<const int> numbers) {{
  auto wanted = numbers | std::views::filter([](int n) {{ return n % {i + 2} == 0; }}) |
                std::views::transform([](int n) {{ return n * {i + 1}; }}) |
                std::views::take({i + 4});
  std::vector<int> result;
  std::ranges::copy(wanted, std::back_inserter(result));
  std::ranges::sort(result, std::greater<>());
  co_return result;
}}
""".splitlines()


STANDARD = {
    "parse": (["algorithm", "cctype", "sstream", "string", "vector"], parse_step, 12),
    "count": (["algorithm", "map", "numeric", "string", "vector"], count_step, 20),
    "plain": (["filesystem", "fstream", "mutex", "regex", "string"], plain_step, 10),
    "view": (["algorithm", "functional", "iterator", "ranges", "span", "vector"], view_step, 4),
}


def asio_unit(include, namespace, n, sessions, operators):
    experimental = include.replace("asio.hpp", "asio/experimental/awaitable_operators.hpp")
    out = [f"#include <{include}>"]
    if operators:
        out.append(f"#include <{experimental}>")
    out += included(["array", "chrono", "deque", "iostream", "memory", "set", "string"])
    out += f"""
namespace net = {namespace};
using net::awaitable;
using net::use_awaitable;
using net::ip::tcp;
{"using namespace net::experimental::awaitable_operators;" if operators else ""}
namespace {{

class room{n} {{
public:
  void join(int id) {{ members_.insert(id); }}
  void leave(int id) {{ members_.erase(id); }}
  void say(std::string text) {{
    lines_.push_back(std::move(text));
    while (lines_.size() > {n + 50})
      lines_.pop_front();
  }}
  std::size_t size() const {{ return members_.size(); }}

private:
  std::set<int> members_;
  std::deque<std::string> lines_;
}};
""".splitlines()
    for i in range(sessions):
        out += f"""
awaitable<void> pause{i}(std::chrono::milliseconds time) {{
  net::steady_timer timer(co_await net::this_coro::executor);
  timer.expires_after(time * {i + 1});
  co_await timer.async_wait(use_awaitable);
}}

awaitable<void> session{i}(tcp::socket socket, std::shared_ptr<room{n}> room) {{
  room->join({i});
  try {{
    std::string pending;
    std::array<char, {64 * (i + 1)}> data;
    for (;;) {{
      std::size_t read = co_await socket.async_read_some(net::buffer(data), use_awaitable);
      pending.append(data.data(), read);
      for (auto end = pending.find('\\n'); end != std::string::npos;
           end = pending.find('\\n')) {{
        room->say(pending.substr(0, end));
        pending.erase(0, end + 1);
      }}
      if (pending.size() > 4096)
        co_await pause{i}(std::chrono::milliseconds(5));
      co_await net::async_write(socket, net::buffer(data, read), use_awaitable);
    }}
  }} catch (const std::exception &e) {{
    std::cerr << "session: " << e.what() << std::endl;
  }}
  room->leave({i});
}}

awaitable<void> listen{i}(unsigned short port, std::shared_ptr<room{n}> room) {{
  auto executor = co_await net::this_coro::executor;
  tcp::acceptor acceptor(executor, {{tcp::v4(), port}});
  while (room->size() < {i + 100}) {{
    tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
    net::co_spawn(executor, session{i}(std::move(socket), room), net::detached);
  }}
}}
""".splitlines()
        if operators:
            out += [f"awaitable<void> run{i}(std::shared_ptr<room{n}> room) {{",
                    f"  co_await (listen{i}({7000 + i}, room) ||",
                    f"            pause{i}(std::chrono::minutes(1)));", "}"]
    out += ["", "} // namespace", "", f"void start{n}(net::io_context &context) {{",
            f"  auto room = std::make_shared<room{n}>();"]
    what = "run{0}(room)" if operators else "listen{0}(7000 + {0}, room)"
    out += [f"  net::co_spawn(context, {what.format(i)}, net::detached);" for i in range(sessions)]
    return out + ["}"]


def asio_units(include_root):
    """Name -> text, for each Asio there is, and which is missing."""
    units, missing = {}, []
    if os.path.isfile(f"{include_root}/boost/asio.hpp"):
        for n, (sessions, operators) in enumerate([(1, False), (3, False), (6, False), (4, True)]):
            units[f"boost{n}"] = asio_unit("boost/asio.hpp", "boost::asio", n, sessions, operators)
    else:
        missing.append("Boost.Asio")
    if os.path.isfile(f"{include_root}/asio.hpp"):
        for n, sessions in enumerate([2, 5]):
            units[f"asio{n}"] = asio_unit("asio.hpp", "asio", n, sessions, False)
    else:
        missing.append("Asio")
    return units, missing


def bundled(source):
    """Of this repository: the example, and proofs of several checks."""
    proofs = os.path.join(source, "test", "proofs")
    bugs = [os.path.join(proofs, check, "bug.cpp") for check in sorted(os.listdir(proofs))]
    return ([os.path.join(source, "test", "example", "src", name)
             for name in ("journal.cpp", "main.cpp", "router.cpp")] +
            [bug for bug in bugs if os.path.isfile(bug)][::7])


def write(folder, source):
    """Writes the corpus; answers what it would have liked to include."""
    os.makedirs(folder, exist_ok=True)
    units, missing = asio_units("/usr/include")
    texts = {"common.hpp": guarded("common.hpp", included(HEADERS) + ["#include <rt/rt.hpp>"]),
             "own_task.hpp": OWN_TASK}
    components = 8 + 6 - len(units)
    for n in range(components):
        texts[f"component{n}.hpp"] = component_header(n)
        following = n + 1 if n + 1 < components else None
        # The first two are long.
        units[f"component{n}"] = component(n, 60 if n < 2 else 6 + n, following)
    for name, of in STANDARD.items():
        units[name] = standard(*of)
    texts |= {f"{name}.cpp": text for name, text in units.items()}
    for name, text in texts.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write("\n".join(text) + "\n")

    runtime = os.path.join(source, "runtime-stub", "include")
    files = [os.path.join(folder, f"{name}.cpp") for name in sorted(units)]
    database = [{"directory": folder, "file": file,
                 "arguments": ["clang++", "-std=c++20", *ASIO_FLAGS, "-I", runtime, "-c", file]}
                for file in files + bundled(source)]
    with open(os.path.join(folder, "compile_commands.json"), "w") as file:
        json.dump(database, file, indent=1)
    return missing


if __name__ == "__main__":
    write(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
