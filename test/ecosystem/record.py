"""The record of the ecosystem run: verdicts, their table, what changed. See run.py."""

import json
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

BEGIN = "<!-- begin: written by test/ecosystem/run.py -->\n"
END = "<!-- end -->\n"
LEVELS = ("correctness", "strict")
VERDICTS = ("true", "intended", "wrong", "untriaged")


class Key(NamedTuple):
    """What a finding is known by: nothing that moves when other lines do."""
    repository: str
    check: str
    file: str
    symbol: str
    line: str


@dataclass
class Verdict:
    level: str
    verdict: str = "untriaged"
    why: str = ""
    count: int = 0  # of the recorded run


@dataclass
class Run:
    """What one repository's analysis came to."""
    units: int = 0
    lost: int = 0  # units that were not analysed to the end
    problems: list = field(default_factory=list)
    found: Counter = field(default_factory=Counter)
    levels: dict = field(default_factory=dict)


def fail(text):
    print(f"run.py: {text}", file=sys.stderr)
    sys.exit(2)


def counted(number, what):
    return f"{number} {what}{'s' * (number != 1)}"


def read_repositories(folder):
    with open(os.path.join(folder, "repositories.json"), encoding="utf-8") as file:
        return json.load(file)


def read_verdicts(folder):
    """Key -> Verdict."""
    path = os.path.join(folder, "verdicts.jsonl")
    verdicts = {}
    with open(path, encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            where = f"{path}:{number}"
            try:
                entry = json.loads(text)
                key = Key(*(entry.pop(name) for name in Key._fields))
                verdict = Verdict(**entry)
            except (ValueError, KeyError, TypeError) as error:
                fail(f"{where}: {error!r}")
            if key in verdicts:
                fail(f"{where}: another line has this key")
            if verdict.verdict not in VERDICTS or verdict.level not in LEVELS:
                fail(f"{where}: no such verdict or level")
            if verdict.verdict != "untriaged" and not verdict.why:
                fail(f"{where}: a verdict says why")
            verdicts[key] = verdict
    return verdicts


def write_verdicts(path, verdicts):
    with open(path, "w", encoding="utf-8") as file:
        for key, verdict in sorted(verdicts.items(), key=lambda item: item[0]):
            entry = key._asdict() | vars(verdict)
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def recorded_checks(name, verdicts):
    """Check -> how many findings the verdicts of repository NAME count."""
    checks = Counter()
    for key, verdict in verdicts.items():
        if key.repository == name and verdict.count:
            checks[key.check] += verdict.count
    return dict(sorted(checks.items()))


# What is said about a run.

def precision(tally):
    judged = tally["true"] + tally["intended"] + tally["wrong"]
    return f"{100 * (judged - tally['wrong']) / judged:.0f}%" if judged else "-"


def table(rows):
    """Markdown. ROWS: (name, units, lost, level -> verdict -> count)."""
    lines = ["| repository | units | not analysed | level | findings | true | intended "
             "| wrong | untriaged | precision |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    for name, units, lost, levels in [*rows, total(rows)]:
        for level in LEVELS:
            tally = levels[level]
            cells = [name, units, lost, level, sum(tally.values()),
                     *(tally[verdict] for verdict in VERDICTS), precision(tally)]
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def total(rows):
    levels = {level: sum((row[3][level] for row in rows), Counter()) for level in LEVELS}
    return "all", sum(row[1] for row in rows), sum(row[2] for row in rows), levels


def row(name, units, lost, findings, verdicts):
    """FINDINGS: of (key, level, count)."""
    levels = {level: Counter() for level in LEVELS}
    for key, level, count in findings:
        verdict = verdicts[key].verdict if key in verdicts else "untriaged"
        levels[level][verdict] += count
    return name, units, lost, levels


def recorded_rows(repositories, verdicts):
    findings = defaultdict(list)
    for key, verdict in verdicts.items():
        findings[key.repository].append((key, verdict.level, verdict.count))
    return [row(repository["name"], repository["units"], 0, findings[repository["name"]], verdicts)
            for repository in repositories if repository["units"]]


def found_rows(runs, verdicts):
    return [row(name, run.units, run.lost,
                [(key, run.levels[key], count) for key, count in run.found.items()], verdicts)
            for name, run in runs.items()]


def shown(word, count, key):
    times = f" ({count} times)" if count > 1 else ""
    return (f"{word}{times}: {key.repository}: {key.check}\n"
            f"  {key.file}: in '{key.symbol}'\n  {key.line}")


def changes(name, run, verdicts):
    """(word, count, key) of each finding that differs from the recorded run, or has
    no verdict. What a unit that was not analysed would have had is not gone."""
    recorded = {key: verdict.count for key, verdict in verdicts.items() if key.repository == name}
    for key in sorted({*recorded, *run.found}):
        verdict = verdicts[key].verdict if key in verdicts else "untriaged"
        more = run.found[key] - recorded.get(key, 0)
        if verdict == "untriaged" and run.found[key]:
            yield "untriaged", run.found[key], key
        elif more > 0:
            yield "wrong and back" if verdict == "wrong" else "new", more, key
        elif more < 0 and not run.lost:
            yield "gone", -more, key


def print_changes(repositories, runs, verdicts):
    """Prints them; answers whether one of them fails the run."""
    failed = False
    for repository in repositories:
        name = repository["name"]
        if name not in runs:
            continue
        run = runs[name]
        if run.units != repository["units"]:
            print(f"{name}: {counted(run.units, 'unit')}, recorded {repository['units']}")
        for word, count, key in changes(name, run, verdicts):
            print(shown(word, count, key))
            failed |= word in ("untriaged", "wrong and back")
        for problem in run.problems:
            print(f"not analysed: {name}: {problem}")
        failed |= run.lost > 0
    return failed


# The record.

def update(repositories, runs, verdicts):
    """Puts what RUNS found into the data, unless they missed units."""
    runs = {name: run for name, run in runs.items() if not run.lost}
    for name, run in runs.items():
        for key in run.found:
            verdicts.setdefault(key, Verdict(run.levels[key]))
        for key, verdict in verdicts.items():
            if key.repository == name:
                now = run.found[key]
                verdict.count = min(now, verdict.count) if verdict.verdict == "wrong" else now
                verdict.level = run.levels.get(key, verdict.level)
    for repository in repositories:
        name = repository["name"]
        if name in runs:
            repository["units"] = runs[name].units
            repository["findings"] = recorded_checks(name, verdicts)
    for key in [key for key, verdict in verdicts.items()
                if verdict.verdict == "untriaged" and not verdict.count]:
        del verdicts[key]


def page_parts(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, begin, rest = text.partition(BEGIN)
    inside, end, after = rest.partition(END)
    if not begin or not end:
        fail(f"{path} has no place for the table")
    return before + begin, inside, end + after


def save(options, repositories, verdicts):
    with open(os.path.join(options.data, "repositories.json"), "w", encoding="utf-8") as file:
        json.dump(repositories, file, indent=1)
        file.write("\n")
    write_verdicts(os.path.join(options.data, "verdicts.jsonl"), verdicts)
    before, _, after = page_parts(options.page)
    with open(options.page, "w", encoding="utf-8") as file:
        file.write(before + "\n" + table(recorded_rows(repositories, verdicts)) + "\n" + after)


def check(options, repositories, verdicts):
    """The exit status of --check."""
    names = [repository["name"] for repository in repositories]
    problems = [f"two repositories named {name}" for name in set(names) if names.count(name) > 1]
    problems += [f"verdicts of {name}, which is no repository"
                 for name in sorted({key.repository for key in verdicts} - {*names})]
    problems += [f"{repository['name']}: the recorded findings are not those of the verdicts"
                 for repository in repositories
                 if repository["findings"] != recorded_checks(repository["name"], verdicts)]
    problems += [shown("untriaged", verdict.count, key) for key, verdict in verdicts.items()
                 if verdict.verdict == "untriaged"]
    if page_parts(options.page)[1].strip() != table(recorded_rows(repositories, verdicts)).strip():
        problems.append(f"another table is in {options.page}: run run.py --update")
    for problem in problems:
        print(problem)
    return 2 if problems else 0
