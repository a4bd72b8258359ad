"""Runs upstream's coroutine checks and ours over the cases beside this file.

Usage: compare.py ASYNC_TIDY CLANG_TIDY RUNTIME_INCLUDE (--write | --check)
                  [--require-bugs N] [--require-safe N]

The result is the table of docs/upstream.md: --write puts it there, --check fails
when another one is there. --require-bugs demands that ours reports N bugs that upstream
misses; --require-safe, that upstream reports N safe cases, and ours none at all.

A case is a file whose first line says what it is. The second line of a bug names
the checks of ours that must report it, so that a finding about anything else does
not count. A line "// Flags:" changes how the case is compiled.
"""

import argparse
import concurrent.futures
import dataclasses
import os
import re
import subprocess
import sys

UPSTREAM = {
    "misc-coroutine-hostile-raii": "hostile-raii",
    "cppcoreguidelines-no-suspend-with-lock": "suspend-with-lock",
    "cppcoreguidelines-avoid-capturing-lambda-coroutines": "capturing-lambda",
    "cppcoreguidelines-avoid-reference-coroutine-parameters": "reference-parameter",
}
FINDING = re.compile(r"^(.*?):\d+:\d+: (warning|error): .* \[([\w.,-]+)\]$", re.M)
HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "..", "..", "docs", "upstream.md")
BEGIN = "<!-- begin: written by test/upstream/compare.py -->\n"
END = "<!-- end -->\n"


@dataclasses.dataclass
class Case:
    path: str
    what: str
    expected: set
    flags: list
    upstream: list = dataclasses.field(default_factory=list)
    ours: list = dataclasses.field(default_factory=list)

    @property
    def name(self):
        return os.path.splitext(os.path.basename(self.path))[0]


def read_case(path):
    with open(path) as file:
        text = file.read()

    def line(word):
        found = re.search(rf"^// {word}: (.*)$", text, re.M)
        return found.group(1) if found else ""

    what = text.splitlines()[0].removeprefix("// ")
    expected = set(line("Expect").split(" or ")) - {""}
    return Case(path, what, expected, line("Flags").split() or ["-std=c++20"])


def cases(folder):
    where = os.path.join(HERE, folder)
    return [read_case(os.path.join(where, name)) for name in sorted(os.listdir(where))]


def checks_that_report(command, case):
    """The names of the checks that report something in the case's own file."""
    done = subprocess.run(command, capture_output=True, text=True)
    found = set()
    for path, kind, check in FINDING.findall(done.stdout + done.stderr):
        if kind == "error":
            sys.exit(f"{case.path} does not compile:\n{done.stdout}{done.stderr}")
        if os.path.abspath(path) == case.path:
            found.add(check)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return found


def judge(tools, case):
    flags = ["--", *case.flags, f"-I{tools.runtime_include}"]
    names = ",".join(UPSTREAM)
    upstream = checks_that_report(
        [tools.clang_tidy, "--quiet", f"--config={{Checks: '-*,{names}'}}", case.path, *flags],
        case,
    )
    ours = checks_that_report(
        [tools.async_tidy, "--quiet", "--checks=*", "--format=concise",
         "--fail-on=never", "--no-cache", case.path, *flags],
        case,
    )
    case.upstream = [short for name, short in UPSTREAM.items() if name in upstream]
    case.ours = sorted(name.removeprefix("async-") for name in ours)


def is_found(case):
    return any(f"async-{name}" in case.expected for name in case.ours)


def table(folder, cases):
    lines = [
        "| case | what it is | upstream | async-tidy |",
        "|---|---|---|---|",
    ]
    for case in cases:
        link = f"[{case.name}](../test/upstream/{folder}/{case.name}.cpp)"
        upstream = ", ".join(case.upstream) or "-"
        ours = ", ".join(case.ours) or "-"
        lines.append(f"| {link} | {case.what} | {upstream} | {ours} |")
    return "\n".join(lines) + "\n"


def page_part(bugs, safe):
    missed = sum(not case.upstream for case in bugs)
    found = sum(is_found(case) for case in bugs)
    flagged = sum(bool(case.upstream) for case in safe)
    ours = sum(bool(case.ours) for case in safe)
    return f"""{BEGIN}
| | cases | reported by upstream | reported by async-tidy |
|---|---|---|---|
| bugs | {len(bugs)} | {len(bugs) - missed} | {found} |
| safe code | {len(safe)} | {flagged} | {ours} |

## Bugs

{table("bugs", bugs)}
## Safe code

{table("safe", safe)}
{END}"""


def problems(bugs, safe, arguments):
    if arguments.require_bugs is not None:
        ahead = sum(is_found(case) and not case.upstream for case in bugs)
        if ahead < arguments.require_bugs:
            yield f"ours reports {ahead} bugs that upstream misses, not {arguments.require_bugs}"
    if arguments.require_safe is not None:
        for case in safe:
            if case.ours:
                yield f"safe/{case.name}: reported by {case.ours}"
        flagged = sum(bool(case.upstream) for case in safe)
        if flagged < arguments.require_safe:
            yield f"upstream reports {flagged} safe cases, not {arguments.require_safe}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("async_tidy")
    parser.add_argument("clang_tidy")
    parser.add_argument("runtime_include")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true")
    what.add_argument("--check", action="store_true")
    parser.add_argument("--require-bugs", type=int)
    parser.add_argument("--require-safe", type=int)
    arguments = parser.parse_args()

    bugs, safe = cases("bugs"), cases("safe")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in [pool.submit(judge, arguments, case) for case in bugs + safe]:
            done.result()

    with open(PAGE) as file:
        page = file.read()
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    now = before + page_part(bugs, safe) + after
    found = list(problems(bugs, safe, arguments))
    if arguments.write:
        with open(PAGE, "w") as file:
            file.write(now)
    elif now != page:
        found.append("docs/upstream.md is stale: run compare.py --write")
    for problem in found:
        print(problem)
    if found:
        sys.exit(1)
    print(f"upstream: {len(bugs)} bugs, {len(safe)} safe cases")


main()
