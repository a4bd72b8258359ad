"""How the cost of following tasks grows with the length of a coroutine.

Usage: task_flow.py ASYNC_TIDY RUNTIME_INCLUDE [PAIRS]

Generates coroutines of 1,000 to 8,000 statements with 100 tasks each, with
branches, loops, a handler and early exits among them, and analyses them with
async-unawaited-task and with a check that follows nothing. Prints the CPU time
for one coroutine, the difference, and the ratio of that to the one before;
medians of PAIRS (5) pairs.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile

TASKS = 100
COPIES = 10  # coroutines in one file, so that the difference is worth measuring


def coroutine(number, statements):
    """A coroutine in which each task lives through about 1/20 of the body; the
    last one is lost on one path."""
    out = [f"rt::task<int> all{number}(int n) {{", "  int sum = 0;", "  try {"]
    every = statements // TASKS
    ends = {}
    for i in range(statements):
        if i % every == 0 and i // every < TASKS:
            task = i // every
            out.append(f"  auto t{task} = fetch({i});")
            ends[min(statements - 1, i + statements // 20)] = task
        elif i in ends:
            task = ends.pop(i)
            out.append(f"  if (ask({i})) sum += co_await std::move(t{task});")
            out.append(f"  else sum -= co_await std::move(t{task});")
        elif i % 7 == 0:
            out.append(f"  if (n > {i}) {{ sum += {i}; }} else {{ sum -= ask({i}); }}")
        elif i % 11 == 0:
            out.append(f"  while (ask({i})) {{ if (n == {i}) break; ++sum; }}")
        elif i % 97 == 0:
            out.append(f"  if (n == -{i}) throw {i};")
        else:
            out.append(f"  sum += n * {i};")
    for task in ends.values():
        out.append(f"  if (ask({task})) sum += co_await std::move(t{task});")
    out += ["  } catch (int i) { sum = i; }", "  co_return sum;", "}"]
    return out


def generate(statements):
    out = ["#include <rt/rt.hpp>", "#include <utility>", "rt::task<int> fetch(int);",
           "bool ask(int);"]
    for number in range(COPIES):
        out += coroutine(number, statements)
    return "\n".join(out) + "\n"


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


async_tidy, include = sys.argv[1:3]
pairs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
previous = None
print("statements  with [s]  without [s]  flow [s]  ratio")
with tempfile.TemporaryDirectory() as folder:
    for statements in (1000, 2000, 4000, 8000):
        path = os.path.join(folder, f"flow{statements}.cpp")
        with open(path, "w") as file:
            file.write(generate(statements))

        def run(check):
            return cpu([async_tidy, "--quiet", "--fail-on=never", f"--checks=-*,{check}",
                        path, "--", "-std=c++20", "-I", include])

        run("async-unawaited-task")  # warms the file cache
        measured = [(run("async-unawaited-task"), run("async-combinator-misuse"))
                    for _ in range(pairs)]
        with_flow = statistics.median(a for a, _ in measured) / COPIES
        without = statistics.median(b for _, b in measured) / COPIES
        flow = statistics.median(a - b for a, b in measured) / COPIES
        ratio = f"{flow / previous:.2f}" if previous else "-"
        print(f"{statements:10}  {with_flow:8.3f}  {without:11.3f}  {flow:8.3f}  {ratio}")
        previous = flow
