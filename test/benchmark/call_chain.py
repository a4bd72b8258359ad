"""How the cost of following calls grows with the length of a chain.

Usage: call_chain.py ASYNC_TIDY RUNTIME_INCLUDE [RUNS]

Generates chains of 1,000 to 16,000 functions with a coroutine at the top and a
blocking call at the bottom: straight, and with each function calling the one
above it too. Prints the CPU time of analysing one with async-blocking-call, how
much of it is due to the functions (a chain of ten is taken away), and the ratio
of that to the one before, which is 2 when the cost is linear; medians of RUNS
(5) runs. Each run must find the call.

  call_chain.py --write N [recursive]

prints one such file.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile


def generate(functions, recursive):
    out = ["#include <rt/task.hpp>", "#include <chrono>", "#include <thread>"]
    out += [f"void f{i}(int);" for i in range(functions)]
    out.append("void last(int) { std::this_thread::sleep_for(std::chrono::seconds(1)); }")
    for i in range(functions):
        following = f"f{i + 1}" if i + 1 < functions else "last"
        back = f" if (n > {i}) f{i - 1}(n);" if recursive and i > 0 else ""
        out.append(f"void f{i}(int n) {{{back} {following}(n - 1); }}")
    out.append("rt::task<void> top() { f0(1); co_return; }")
    return "\n".join(out) + "\n"


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, done.stdout.count("warning:")


def measure(async_tidy, include, runs):
    print("functions  shape      time [s]  chain [s]  ratio")
    with tempfile.TemporaryDirectory() as folder:
        # With an index from elsewhere, nothing is summed up for other units.
        index = os.path.join(folder, "index.json")
        with open(index, "w") as file:
            file.write('{"version": 1, "files": []}')
        for shape in ("straight", "recursive"):
            fixed = previous = None
            for functions in (10, 1000, 2000, 4000, 8000, 16000):
                path = os.path.join(folder, f"{shape}{functions}.cpp")
                with open(path, "w") as file:
                    file.write(generate(functions, shape == "recursive"))
                times = []
                for _ in range(runs):
                    used, found = cpu(
                        [async_tidy, "--quiet", f"--index-file={index}", "--fail-on=never",
                         "--format=concise", "--checks=-*,async-blocking-call", path,
                         "--", "-std=c++20", "-I", include])
                    if found != 1:
                        sys.exit(f"{path}: {found} findings instead of 1")
                    times.append(used)
                time = statistics.median(times)
                if fixed is None:
                    fixed = time
                    continue
                chain = time - fixed
                ratio = f"{chain / previous:.2f}" if previous else "-"
                print(f"{functions:9}  {shape:9}  {time:8.3f}  {chain:9.3f}  {ratio}",
                      flush=True)
                previous = chain


if sys.argv[1] == "--write":
    sys.stdout.write(generate(int(sys.argv[2]), "recursive" in sys.argv))
else:
    measure(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5)
