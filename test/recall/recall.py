"""Holds the list of public bugs against the tests beside it, and writes its table.

Usage: recall.py DOCUMENT (--write | --check)

bugs.jsonl has one bug a line: where it is public, what went wrong, which check is
to find it, and in which test. A bug that is not found has the reason. `used` says
that the bug was known when the check was written, as a test of it, and `mended`
that a check or a model was mended to find it when it came to the list.

Fails when the list and the tests disagree, and when fewer bugs, projects or
findings are in it than we promise. --write puts the table into DOCUMENT, and
--check fails when another one is there.
"""

import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BUGS, PROJECTS, FOUND = 40, 8, 0.8
BEGIN, END = "<!-- bugs -->\n", "<!-- end of bugs -->\n"


def read(path):
    with open(path) as file:
        return file.read()


def disagreements(bugs):
    """What the list says and the tests do not, as sentences."""
    tests = {name for name in os.listdir(HERE) if name.endswith(".cpp")}
    listed = [bug["test"] for bug in bugs]
    for name in sorted(tests - set(listed)):
        yield f"{name} is not in the list"
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield f"{name} is in the list more than once"
    names = [bug["bug"] for bug in bugs]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name} is in the list more than once"
    for bug in bugs:
        if bug["test"] not in tests:
            yield f"{bug['test']} is missing"
            continue
        text = read(os.path.join(HERE, bug["test"]))
        if f"\n// {bug['bug']}\n" not in text:
            yield f"{bug['test']} does not name {bug['bug']}"
        if "--checks=correctness,strict " not in text:
            yield f"{bug['test']} does not run the checks of both levels"
        reported = f"[{bug['check']}]" in text
        if reported != bug["found"]:
            yield f"{bug['test']}: {bug['check']} reports {'it' if reported else 'nothing'}"
        if bug["found"] == bool(bug.get("why")):
            yield f"{bug['bug']}: a reason is for what is not found, and only for that"


def project(bug):
    return bug["bug"].partition("#")[0]


def share(bugs, is_found=lambda bug: bug["found"]):
    found = sum(map(is_found, bugs))
    return f"{found} of {len(bugs)} ({100 * found // len(bugs)} %)"


def at_first(bug):
    return bug["found"] and not bug["mended"]


def table(bugs):
    fresh = [bug for bug in bugs if not bug["used"]]
    lines = [
        f"{len(bugs)} bugs of {len(set(map(project, bugs)))} projects.",
        "",
        "| | found | before the list led to mending |",
        "|---|---|---|",
        f"| all | {share(bugs)} | {share(bugs, at_first)} |",
        f"| those that no check was written with | {share(fresh)} | {share(fresh, at_first)} |",
        "",
        "| bug | what went wrong | found by, or why not |",
        "|---|---|---|",
    ]
    for bug in bugs:
        name, _, number = bug["bug"].partition("#")
        link = f"[{bug['bug']}](https://github.com/{name}/issues/{number})"
        check = bug["check"].removeprefix("async-")
        page = f"[{bug['check']}](checks/{check}.md)"
        mark = "" if bug["used"] else " \\*"
        result = page if bug["found"] else f"not found ({page}): {bug['why']}"
        lines.append(
            f"| {link}{mark} | [{bug['hazard']}](../test/recall/{bug['test']}) | {result} |"
        )
    return "\n".join(lines) + "\n"


def main():
    document, mode = sys.argv[1:3]
    lines = read(os.path.join(HERE, "bugs.jsonl")).splitlines()
    bugs = sorted(map(json.loads, lines), key=lambda bug: bug["bug"].lower())
    problems = list(disagreements(bugs))
    projects = len(set(map(project, bugs)))
    found = sum(bug["found"] for bug in bugs)
    if len(bugs) < BUGS or projects < PROJECTS or found < FOUND * len(bugs):
        problems.append(f"too little: {share(bugs)} in {projects} projects")
    text = read(document)
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = before + BEGIN + table(bugs) + END + after
    if mode == "--write" and written != text:
        with open(document, "w") as file:
            file.write(written)
    elif written != text:
        problems.append(f"{document} has another table; run recall.py with --write")
    for line in problems:
        print(line)
    print(f"bugs: {share(bugs)}")
    return 1 if problems else 0


sys.exit(main())
