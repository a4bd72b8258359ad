"""Holds the table of built-in libraries in docs/models.md against the model
files: one row for each, with what the file has of it, and a test that exists.

Usage: model_table.py ROOT [--write]

With --write, what the files say is put into the table, and only that.
"""

import os
import re
import sys

# What a row says a file covers, and the roles that are of it.
COVERS = {
    "tasks": {"lazy-task", "eager-task", "may-drop", "may-drop-outside-coroutines",
              "must-keep", "must-use", "looks"},
    "spawning": {"spawn", "sink", "scope", "joins", "joins-in-destructor",
                 "joins-when-spawned"},
    "waiting": {"block-on"},
    "blocking": {"blocking"},
    "moving": {"offload", "blocking-context", "switches", "blocking-executor"},
    "executors": {"multi-threaded", "single-threaded", "event-loop", "executor",
                  "runs-loop", "on-executor"},
    "locks": {"guard", "tries"},
    "threads": {"send", "not-send", "sync"},
    "closures": {"owns-callable", "calls", "drops-callable", "drops-result"},
}
HEAD = "| library | covers | tested against | looked at |"

root = sys.argv[1]
models = os.path.join(root, "checkers", "core", "models")
page = os.path.join(root, "docs", "models.md")


def read(path):
    with open(path) as file:
        return file.read()


def covered(text):
    """What a model file covers, as its row says it."""
    roles = set(re.findall(r"^    role: ([a-z-]+)", text, re.M))
    words = [word for word, of_it in COVERS.items() if roles & of_it]
    if re.search(r"^replacements:", text, re.M):
        words.append("replacements")
    return ", ".join(words)


files = {}
for name in sorted(os.listdir(models)):
    if name.endswith(".yaml"):
        text = read(os.path.join(models, name))
        library = re.search(r"^library: (.*)", text, re.M).group(1)
        files[f"[{library}](../checkers/core/models/{name})"] = covered(text)

before, head, rest = read(page).partition(HEAD)
table, gap, after = rest.partition("\n\n")
rows = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in table.splitlines()[2:]
]

if "--write" in sys.argv[2:]:
    known = {row[0]: row for row in rows}
    lines = [HEAD, "|---|---|---|---|"]
    for link, words in sorted(files.items(), key=lambda item: item[0].lower()):
        row = known.get(link, [link, "", "", ""])
        lines.append(f"| {link} | {words} | {row[2]} | {row[3]} |")
    with open(page, "w") as file:
        file.write(before + "\n".join(lines) + gap + after)
    sys.exit()

problems = []
for row in rows:
    if len(row) != 4:
        problems.append(f"a row has {len(row)} cells: {row}")
        continue
    link, words, tested, seen = row
    if link not in files:
        problems.append(f"'{link}' is no model file")
    elif words != files[link]:
        problems.append(f"'{link}' covers: {files[link]}")
    tests = re.findall(r"\]\((\.\./test/[^)]*)\)", tested)
    for test in tests:
        if not os.path.exists(os.path.join(root, "docs", test)):
            problems.append(f"'{link}': there is no {test}")
    if not tests and tested != "nothing yet":
        problems.append(f"'{link}' has no test, and must say 'nothing yet'")
    if not seen:
        problems.append(f"'{link}': which version was looked at?")
links = [row[0] for row in rows]
for link in files:
    if links.count(link) != 1:
        problems.append(f"'{link}' must have one row, not {links.count(link)}")
print("\n".join(f"docs/models.md: {text}" for text in problems) or
      f"consistent: {len(rows)} libraries")
sys.exit(bool(problems))
