"""Runs async-tidy over public code and holds what it says against our verdicts.

Usage: run.py --databases DIR [--checkouts DIR] [--tool FILE] [--only NAME] ...
       run.py --check

DIR/NAME/compile_commands.json is the compile database of repository NAME, which
the project's own instructions make; --checkouts has the sources (as a rule the same
folder). A repository without a database is left out and named.

Beside this file (--data: elsewhere):
  repositories.json  the repositories: their checkouts at pinned commits, and how
                     many units and findings of each check the recorded run had
  verdicts.jsonl     one line for each finding: its repository, check, file, symbol
                     (the enclosing function) and line, which is the text of that
                     line, for numbers move; its level; the count of such findings in
                     the recorded run; the verdict, and why, in a sentence:
                       true      a bug, or a risk that the code should not take
                       intended  as the check says, and on purpose
                       wrong     a false positive

Prints a table, and what is new and gone since the recorded run. Exit status 1 when a
finding that was judged wrong is back, a finding has no verdict yet, or a unit could
not be analysed (it crashed, took too long or does not compile); 2 when the data are
wrong. A finding is wrong and back when there are more of it than were recorded.

--update  records what was found where all units were analysed: counts, and a line with the verdict "untriaged" for
          each finding that has none. It never records that a wrong one is back.
--check   only holds the data together, without any source: the recorded counts
          are those of the verdicts, and the table of docs/ecosystem.md (--page) is
          theirs.
--page    with --update: where to write the table, between two marks.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the source folder may be read-only
from record import (LEVELS, Key, Run, check, fail, found_rows, print_changes, read_repositories,
                    read_verdicts, save, table, update)

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "..", "..", "docs", "ecosystem.md")


def arguments(options, database):
    command = [options.tool, "-p", database, "--no-config", "--format=json", "--quiet",
               f"--checks=-*,{','.join(LEVELS)}", "--fail-on=never"]
    command += [f"-j{options.j}"] if options.j else []
    cache = options.cache_dir and os.path.join(options.cache_dir, os.path.basename(database))
    return command + ([f"--cache-dir={cache}"] if cache else ["--no-cache"])


def report_of(command, seconds):
    """The JSON report, which is None when the tool ended without one, and what it
    said beside. After SECONDS the tool is asked to end, and tells how far it came."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL)
        for ask in (signal.SIGINT, signal.SIGKILL):
            try:
                process.wait(seconds)
                break
            except subprocess.TimeoutExpired:
                process.send_signal(ask)
                seconds = 30
        process.wait()
        for file in (out, err):
            file.seek(0)
        try:
            return json.load(out), err.read()
        except ValueError:
            return None, f"exit status {process.returncode}\n{err.read()}"


def units_of(database):
    with open(os.path.join(database, "compile_commands.json"), encoding="utf-8") as file:
        return len(json.load(file))


def below(path, folders):
    """PATH relative to that of FOLDERS which it is in; None outside of all."""
    for folder in folders:
        if os.path.commonpath([path, folder]) == folder:
            return os.path.relpath(path, folder)
    return None


def line_text(path, number, cache):
    if path not in cache:
        with open(path, encoding="utf-8", errors="replace") as file:
            cache[path] = file.read().split("\n")
    return cache[path][number - 1].strip()


def keys(name, report, folders):
    """Key and level of each finding in the repository's own files."""
    texts = {}
    for finding in report["findings"]:
        where = finding["location"]
        path = os.path.realpath(os.path.join(report["directory"], where["file"]))
        file = below(path, folders)
        if file is not None:
            text = line_text(path, where["line"], texts)
            yield Key(name, finding["check"], file, finding["symbol"], text), finding["level"]


def analyse(repository, database, options):
    """A Run over one database."""
    units = units_of(database)
    report, said = report_of(arguments(options, database), options.timeout * units)
    if report is None:
        return Run(units, units, [f"async-tidy gave no report: {said.strip()}"])
    counts = report["units"]
    run = Run(sum(counts.values()), counts["failed"] + counts["unfinished"])
    run.problems = [f"{problem['file']}: {problem['message']}"
                    for problem in report["problems"] if problem["kind"] == "unanalysed"]
    folders = [os.path.realpath(os.path.join(options.checkouts, checkout["folder"]))
               for checkout in repository["checkouts"]]
    for key, level in keys(repository["name"], report, folders):
        run.found[key] += 1
        run.levels[key] = level
    return run


def parse():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    for name in ("--databases", "--checkouts", "--cache-dir"):
        parser.add_argument(name)
    parser.add_argument("--tool", default="async-tidy")
    parser.add_argument("--data", default=HERE)
    parser.add_argument("--page", default=PAGE)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("-j", type=int, help="units at a time")
    parser.add_argument("--timeout", type=int, default=300, help="seconds, on average per unit")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--help", action="store_true")
    options = parser.parse_args()
    if options.help:
        print(__doc__)
        sys.exit(0)
    if not options.check and not options.databases:
        fail("--databases is missing; --help tells more")
    options.checkouts = options.checkouts or options.databases
    return options


def main():
    options = parse()
    repositories = read_repositories(options.data)
    verdicts = read_verdicts(options.data)
    if options.check:
        return check(options, repositories, verdicts)

    runs = {}
    for repository in repositories:
        name = repository["name"]
        database = os.path.join(options.databases, name)
        if options.only and name not in options.only:
            continue
        if not os.path.isfile(os.path.join(database, "compile_commands.json")):
            print(f"left out, for it has no compile database: {name}")
            continue
        runs[name] = analyse(repository, database, options)
    print(table(found_rows(runs, verdicts)))
    failed = print_changes(repositories, runs, verdicts)
    if options.update:
        update(repositories, runs, verdicts)
        save(options, repositories, verdicts)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
