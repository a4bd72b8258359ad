"""What async-tidy costs beside clang and clang-tidy, as ratios of one run.

  ratios.py --build BUILD [--clang FILE] [--clang-tidy FILE] [--pairs N]
            [--database DIR] [--units N] [--corpus DIR] [--json FILE]

Measures over the corpus that corpus.py writes (into --corpus, or a temporary
folder), or over the C++ units of any compile database; --units takes so many of
them, evenly spread. In each of --pairs rounds (5) every tool runs once over all
units, one after the other, so that what else the machine does meets all of them;
a ratio is taken within a round. Times are user and system time of whole processes
as the kernel counts them, and no more than one tool runs at a time. Prints a table
in Markdown: median, least and most of each ratio.

Every run must succeed and say the same as the run before. Units that one of the
tools cannot compile are left out and named.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import namedtuple

sys.dont_write_bytecode = True  # the source folder may be read-only
import corpus

UPSTREAM = ["cppcoreguidelines-avoid-capturing-lambda-coroutines",
            "cppcoreguidelines-avoid-reference-coroutine-parameters",
            "cppcoreguidelines-no-suspend-with-lock", "misc-coroutine-hostile-raii"]
CXX = (".cpp", ".cc", ".cxx", ".C", ".c++", ".CPP")

Run = namedtuple("Run", "cpu wall peak status out err")
Unit = namedtuple("Unit", "directory file arguments")
Row = namedtuple("Row", "name what against ratio unit target")


def fail(text):
    sys.exit(f"ratios.py: {text}")


def counted(number, what):
    return f"{number} {what}{'s' * (number != 1)}"


def run(command, directory=None):
    """One process and its children: seconds, seconds, MB."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=directory, stdout=out, stderr=err,
                                   stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024,
                   process.returncode, out.read(), err.read())


def read_database(folder):
    """The C++ units of a compile database, each file once, in order of name."""
    path = os.path.join(folder, "compile_commands.json")
    try:
        with open(path) as file:
            entries = json.load(file)
    except (OSError, ValueError) as why:
        fail(f"{path}: {why}")
    units = {}
    for entry in entries:
        directory = os.path.join(os.path.abspath(folder), entry["directory"])
        file = os.path.normpath(os.path.join(directory, entry["file"]))
        arguments = entry.get("arguments") or shlex.split(entry["command"])
        if file.endswith(CXX):
            units.setdefault(file, Unit(directory, file, arguments))
    return [units[file] for file in sorted(units)]


def spread(units, count):
    if not count or count >= len(units):
        return units
    return [units[i * len(units) // count] for i in range(count)]


def syntax_only(clang, unit):
    """The unit's command without what it writes."""
    kept = []
    arguments = iter(unit.arguments[1:])
    for argument in arguments:
        if argument in ("-o", "-MF", "-MT", "-MQ"):
            next(arguments, None)
        elif argument not in ("-c", "-MD", "-MMD", "-MP"):
            kept.append(argument)
    return [clang, *kept, "-fsyntax-only"]


class Bench:
    def __init__(self, options, folder, own):
        self.options, self.folder, self.own = options, folder, own
        self.async_tidy = os.path.join(options.build, "bin", "async-tidy")
        self.plugin = os.path.join(options.build, "lib", "AsyncTidyPlugin.so")
        self.units, self.left_out, self.said = [], [], {}
        for tool in (self.async_tidy, self.plugin, options.clang, options.clang_tidy):
            if not shutil.which(tool) and not os.path.isfile(tool):
                fail(f"there is no '{tool}'")
        listed = run([self.async_tidy, "--list-checks", "--format=json", "--no-config"])
        if listed.status != 0:
            fail(listed.err)
        checks = json.loads(listed.out)
        checks = checks["checks"] if isinstance(checks, dict) else checks
        self.checks = [c["name"] for c in checks if c["level"] == "correctness"]

    # --- the tools

    def clang(self):
        runs = [run(syntax_only(self.options.clang, u), u.directory) for u in self.units]
        for unit, one in zip(self.units, runs):
            if one.status != 0:
                fail(f"clang failed on {unit.file}: {one.err}")
        return Run(sum(r.cpu for r in runs), sum(r.wall for r in runs),
                   max(r.peak for r in runs), 0, "", "")

    def clang_tidy(self, checks, *more):
        config = json.dumps({"Checks": ",".join(["-*", *checks])})
        return run([self.options.clang_tidy, *more, "--quiet", f"--config={config}", "-p",
                    self.folder, *(u.file for u in self.units)])

    def upstream(self):
        return self.checked("upstream", self.clang_tidy(UPSTREAM), "[cppcoreguidelines-")

    def in_clang_tidy(self):
        done = self.clang_tidy(self.checks, "-load", self.plugin)
        return self.checked("plugin", done, "[async-")

    def run_driver(self, *arguments):
        return run([self.async_tidy, "-p", self.folder, "--no-config", "--fail-on=never",
                    "--format=concise", "--checks=correctness", *arguments])

    def driver(self, *arguments):
        done = self.checked("driver", self.run_driver(*arguments), "[async-")
        expected = f"({counted(len(self.units), 'unit')} analysed"
        if expected not in done.err:
            fail(f"async-tidy did not say '{expected}': {done.err}")
        return done

    def checked(self, name, done, mark):
        """What a tool said must be what it said before, and of our own corpus
        something."""
        if done.status != 0 or ": error: " in done.out:
            fail(f"{name}: status {done.status}: {done.out[-2000:]}{done.err[-2000:]}")
        if self.own and not self.options.units and mark not in done.out:
            fail(f"{name} found nothing in the corpus")
        if self.said.setdefault(name, done.out) != done.out:
            fail(f"{name} says something else than before")
        return done

    # --- which units

    def write_database(self):
        with open(os.path.join(self.folder, "compile_commands.json"), "w") as file:
            json.dump([u._asdict() for u in self.units], file, indent=1)

    def select(self, units):
        """Those that all three tools compile; it also fills the file cache."""
        for unit in units:
            one = run(syntax_only(self.options.clang, unit), unit.directory)
            if one.status == 0:
                self.units.append(unit)
            else:
                self.leave_out(unit, "clang", one.err)
        self.write_database()
        done = self.run_driver("--no-cache", "-j1")
        self.drop("async-tidy", re.findall(r"could not analyse '([^']+)'", done.err), done)
        done = self.clang_tidy(UPSTREAM)
        self.drop("clang-tidy", re.findall(r"Error while processing (.+)\.$", done.err + done.out,
                                           re.M), done)
        self.write_database()
        if not self.units:
            fail("no unit compiles")

    def drop(self, tool, files, done):
        bad = {os.path.realpath(file) for file in files}
        for unit in self.units:
            if os.path.realpath(unit.file) in bad:
                self.leave_out(unit, tool, done.err)
        self.units = [u for u in self.units if os.path.realpath(u.file) not in bad]

    def leave_out(self, unit, tool, err):
        why = next((line for line in err.splitlines() if "error" in line), "")
        self.left_out.append({"file": unit.file, "tool": tool, "why": why})

    # --- one round

    def cached(self):
        cache = os.path.join(self.folder, "cache")
        shutil.rmtree(cache, ignore_errors=True)
        runs = [self.driver("-j1", "--cache-stats", f"--cache-dir={cache}") for _ in range(2)]
        if f"cache: {len(self.units)} units from it" not in runs[1].err:
            fail(f"the second run analysed something: {runs[1].err}")
        return runs

    def round(self, backwards):
        """All tools once, every second time in the opposite order."""
        steps = [("clang", self.clang),
                 ("driver", lambda: self.driver("--no-cache", "-j1", "--profile")),
                 ("clang-tidy", self.upstream),
                 ("plugin", self.in_clang_tidy),
                 ("unshared", lambda: self.driver("--no-cache", "-j1", "--no-shared-includes")),
                 ("parallel", lambda: self.driver("--no-cache", "-j2")),
                 ("cached", self.cached)]
        runs = {name: step() for name, step in (reversed(steps) if backwards else steps)}
        runs["cold"], runs["warm"] = runs.pop("cached")
        return runs


def profile(done):
    """Seconds by phase and check, as --profile prints them."""
    return {what: float(seconds) for seconds, what in
            re.findall(r"^ *([\d.]+) s +[\d.]+ %  (.+)$", done.err, re.M)}


def own_work(runs):
    """All that we do with a syntax tree."""
    times = profile(runs["driver"])
    if "all checks" not in times:
        fail(f"--profile has no line for all checks: {runs['driver'].err}")
    return times["all checks"] + times.get("summing it up for other units", 0)


def ratio_of(measure, what, against):
    return lambda runs: (getattr(runs[what], measure), getattr(runs[against], measure))


ROWS = [
    Row("front-end", "async-tidy, all correctness checks", "clang++ -fsyntax-only",
        ratio_of("cpu", "driver", "clang"), "s", "≤ 0.80"),
    Row("front-end-unshared", "async-tidy --no-shared-includes", "clang++ -fsyntax-only",
        ratio_of("cpu", "unshared", "clang"), "s", ""),
    Row("clang-tidy", "async-tidy, all correctness checks", "clang-tidy, its four coroutine checks",
        ratio_of("cpu", "driver", "clang-tidy"), "s", "≤ 0.67"),
    Row("plugin", "our plugin in clang-tidy", "clang-tidy, its four coroutine checks",
        ratio_of("cpu", "plugin", "clang-tidy"), "s", ""),
    Row("checks", "our checks and summaries alone", "clang++ -fsyntax-only",
        lambda runs: (own_work(runs), runs["clang"].cpu), "s", "≤ 0.05"),
    Row("parallel-wall", "async-tidy -j2, elapsed", "-j1, elapsed",
        ratio_of("wall", "parallel", "driver"), "s", ""),
    Row("parallel-cpu", "async-tidy -j2", "-j1", ratio_of("cpu", "parallel", "driver"), "s", ""),
    Row("memory", "async-tidy -j1, peak memory", "clang++, its largest unit",
        ratio_of("peak", "driver", "clang"), "MB", "≤ 1.10"),
    Row("cache", "async-tidy, unchanged, from its cache", "the run before, with an empty cache",
        ratio_of("cpu", "warm", "cold"), "s", "≤ 0.02"),
]


def summary(row, rounds):
    pairs = [row.ratio(runs) for runs in rounds]
    ratios = [a / b for a, b in pairs]
    return {"name": row.name, "what": row.what, "against": row.against, "unit": row.unit,
            "median": statistics.median(ratios), "least": min(ratios), "most": max(ratios),
            "target": row.target, "pairs": pairs}


def first_line(command, pattern):
    return next((line.strip() for line in run(command).out.splitlines()
                 if re.search(pattern, line)), "unknown")


def machine(options, async_tidy):
    with open("/proc/cpuinfo") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.M)
    return {"processor": model.group(1) if model else "unknown",
            "cores": len(os.sched_getaffinity(0)),
            "load": round(os.getloadavg()[0], 1),
            "async-tidy": first_line([async_tidy, "--version"], "async-tidy"),
            "clang": first_line([options.clang, "--version"], "clang version"),
            "clang-tidy": first_line([options.clang_tidy, "--version"], "LLVM version")}


def print_table(report):
    of = report["machine"]
    print(f"{counted(len(report['units']), 'unit')} of {report['source']}; {counted(report['rounds'], 'round')}; "
          f"{of['cores']} cores of {of['processor']}, load {of['load']}; {of['async-tidy']}; "
          f"{of['clang']}; clang-tidy {of['clang-tidy']}")
    for name in report["missing"]:
        print(f"{name} is not installed: its units are replaced by others")
    for unit in report["left out"]:
        print(f"left out: {unit['file']}: {unit['tool']}: {unit['why']}")
    print()
    print("| what | against | median | least | most | target | medians |")
    print("|---|---|---|---|---|---|---|")
    for row in report["rows"]:
        one, other = (statistics.median(side) for side in zip(*row["pairs"]))
        digits = 0 if row["unit"] == "MB" else 2
        print(f"| {row['what']} | {row['against']} | {row['median']:.3f} | {row['least']:.3f} | "
              f"{row['most']:.3f} | {row['target']} | {one:.{digits}f} / {other:.{digits}f} "
              f"{row['unit']} |")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--clang", default="clang++-22")
    parser.add_argument("--clang-tidy", default="clang-tidy-22")
    parser.add_argument("--database")
    parser.add_argument("--units", type=int, default=0)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--corpus")
    parser.add_argument("--json")
    options = parser.parse_args()
    if options.pairs < 1 or options.units < 0:
        parser.error("--pairs and --units take positive numbers")
    options.build = os.path.abspath(options.build)
    return options


def main():
    options = parse_arguments()
    os.environ["LC_ALL"] = "C"
    os.environ.pop("ASYNC_TIDY_RESOURCE_DIR", None)
    with tempfile.TemporaryDirectory() as folder:
        missing, source = [], options.database
        if not source:
            source = os.path.abspath(options.corpus or os.path.join(folder, "corpus"))
            missing = corpus.write(source, os.path.abspath(
                os.path.join(os.path.dirname(__file__), "..", "..")))
        bench = Bench(options, folder, own=not options.database)
        bench.select(spread(read_database(source), options.units))
        report = {"source": options.database or "the corpus", "missing": missing,
                  "machine": machine(options, bench.async_tidy), "left out": bench.left_out,
                  "units": [u.file for u in bench.units], "rounds": options.pairs}
        rounds = []
        for number in range(options.pairs):
            rounds.append(bench.round(backwards=number % 2 == 1))
            print(f"round {number + 1} of {options.pairs}", file=sys.stderr, flush=True)
        report["rows"] = [summary(row, rounds) for row in ROWS]
        report["profile"] = [profile(runs["driver"]) for runs in rounds]
    print_table(report)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(report, file, indent=1)


if __name__ == "__main__":
    main()
