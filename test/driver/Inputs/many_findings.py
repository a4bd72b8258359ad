"""Writes a file that includes 40 headers with 25 findings each, of several
checks, and prints its name.

Usage: many_findings.py FOLDER
"""

import os
import sys

folder = sys.argv[1]
AREAS = ["net", "net/http", "store", "store/index", "ui", "core/sched", "core/io/ring", "tools"]
LINES = [
    "  fetch({n});",
    "  std::this_thread::sleep_for(std::chrono::milliseconds({n}));",
    "  auto late{n} = fetch({n});",
    "  if (order > {n}) fetch(order);",
    "  ::sleep({n});",
]
names = []
for number in range(40):
    name = os.path.join("src", AREAS[number % len(AREAS)], f"part_{number}.hpp")
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("#pragma once\n#include <rt/rt.hpp>\n#include <thread>\n#include <unistd.h>\n")
        file.write(f"namespace part_{number} {{\n")
        file.write("inline rt::task<int> fetch(int n) { co_return n; }\n")
        for n in range(25):
            file.write(f"inline rt::task<void> step_{n}(int order) {{\n")
            file.write(LINES[n % len(LINES)].format(n=n) + "\n  co_return;\n}\n")
        file.write("}\n")
    names.append(name)
with open(os.path.join(folder, "main.cpp"), "w") as file:
    file.writelines(f'#include "{name}"\n' for name in names)
