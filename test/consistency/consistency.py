"""Holds the repository's parts against one another; prints what disagrees.

Usage: consistency.py ROOT ASYNC_TIDY
"""

import json
import os
import re
import subprocess
import sys

root, async_tidy = sys.argv[1:3]
problems = []


def problem(path, text):
    problems.append(f"{path}: {text}")


def read(*parts):
    path = os.path.join(root, *parts)
    if not os.path.isfile(path):
        problem(os.path.join(*parts), "is missing")
        return ""
    with open(path) as file:
        return file.read()


def ask(*arguments):
    done = subprocess.run([async_tidy, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        problem("async-tidy " + " ".join(arguments), done.stderr.strip())
    return done.stdout


def index():
    """The names in Checks.def, which must be sorted and unique."""
    names = re.findall(r'^CHECK\("([^"]+)", (\w+)\)$', read("checkers", "Checks.def"), re.M)
    for (before, _), (after, _) in zip(names, names[1:]):
        if before >= after:
            problem("checkers/Checks.def", f"'{after}' must come before '{before}'")
    return names


def check_files(name, cls):
    source = f"{cls}.cpp"
    if f"ASYNC_TIDY_CHECK({cls})" not in read("checkers", name, source):
        problem(f"checkers/{name}/{source}", f"has no ASYNC_TIDY_CHECK({cls})")
    for case in ("reported.cpp", "silent.cpp"):
        text = read("test", "checks", name, case)
        if f"async-{name}" not in text or "RUN:" not in text:
            problem(f"test/checks/{name}/{case}", f"does not run async-{name}")
    proofs = os.path.join(root, "test", "proofs", name)
    found = {
        file for _, _, files in os.walk(proofs) for file in files
    }
    for case in ("bug.cpp", "mended.cpp"):
        if case not in found:
            problem(f"test/proofs/{name}", f"has no {case}")


def check_page(info):
    page = f"docs/checks/{info['name'].removeprefix('async-')}.md"
    text = read(*page.split("/"))
    lines = [line for line in text.splitlines() if line]
    if lines[:1] != [f"# {info['name']}"]:
        problem(page, f"must begin with '# {info['name']}'")
    summary = lines[1].rstrip(".").lower() if len(lines) > 1 else ""
    if summary != info["summary"].lower():
        problem(page, f"second line must say: {info['summary']}")
    level = f"Level: {info['level']}. Since: {info['since']}."
    if level not in text:
        problem(page, f"must say '{level}'")
    for words in ("cpp reported", "cpp silent"):
        if f"```{words}" not in text:
            problem(page, f"has no ```{words} block")
    documented = [
        (name, "" if default in ("(empty)", "`(empty)`") else default.strip("`"), " ".join(help.split()))
        for name, default, help in re.findall(
            r"^\| `(\w+)` +\| +(\S+|`[^`]*`) +\| +(.*?) +\|$", text, re.M
        )
    ]
    declared = [
        (option["name"], option["default"], option["help"]) for option in info["options"]
    ]
    if documented != declared:
        problem(page, f"options {documented} are not those of the check, {declared}")


def check_settings():
    """Keys that the code knows, and their options, are those of the page."""
    page = "docs/configuration.md"
    table = read(*page.split("/")).partition("\n## Keys\n")[2].partition("\n## ")[0]
    documented = dict(re.findall(r"^\| `([a-z-]+)` \| (?:`([a-z-]+)`)? *\|", table, re.M))
    source = read("checkers", "core", "models", "Configuration.cpp")
    known = re.findall(r'^      \{"([a-z-]+)", SettingShape::', source, re.M)
    if list(documented) != known:
        problem(page, f"keys {list(documented)} are not those of the code, {known}")
    options = dict(
        (key, ("-" if len(name) == 1 else "--") + name)
        for name, key in re.findall(
            r'\{"[A-Z][^"]*",\s+"([a-z-]+)",(?:(?!\n      \{").)*?\.Key = "([a-z-]+)"',
            read("driver", "cli", "OptionTable.cpp"),
            re.S,
        )
    )
    for key in known:
        if documented.get(key, "") != options.get(key, ""):
            problem(page, f"'{key}' is the option '{options.get(key, '')}'")
    for key in options:
        if key not in known:
            problem("driver/cli/OptionTable.cpp", f"'{key}' is no key of a file")
    printed = re.findall(r"^([a-z-]+):", ask("--print-config", "--no-config"), re.M)
    if printed != [key for key in known if key != "levels"]:
        problem("async-tidy --print-config", f"prints {printed}, not {known}")


def check_options():
    """Every option is in the text of docs/driver.md."""
    text = read("docs", "driver.md")
    help_text = ask("--help")
    for option in re.findall(r"^  (--?[a-z-]+)", help_text, re.M):
        if not re.search(re.escape(option) + r"\b", text):
            problem("docs/driver.md", f"does not mention {option}")


# Who may include whom; the hazards and the tools may include all of core.
LAYERS = {
    "base": {"base"},
    "models": {"base", "models"},
    "model": {"base", "models", "model"},
    "effects": {"base", "models", "model", "effects"},
    "awaits": {"base", "models", "model", "awaits"},
    "liveness": {"base", "models", "model", "liveness"},
    "send": {"base", "models", "model", "send"},
}


def check_layers():
    checkers = os.path.join(root, "checkers")
    for folder, _, files in os.walk(checkers):
        for file in files:
            if not file.endswith((".h", ".cpp")):
                continue
            path = os.path.relpath(os.path.join(folder, file), checkers)
            text = read("checkers", path)
            included = re.findall(r'^#include "([^"]+)"', text, re.M)
            room = path.split(os.sep)
            for name in included:
                target = name.split("/")
                if room[0] == "core" and room[1] in LAYERS:
                    if target[0] != "core" and not name.startswith(("clang", "llvm")):
                        problem(path, f"core may not include '{name}'")
                    elif target[0] == "core" and target[1] not in LAYERS[room[1]]:
                        problem(path, f"core/{room[1]} may not include '{name}'")
                elif room[0] not in ("core", "plugin") and len(room) > 1:
                    if target[0] not in ("core", "clang", "llvm"):
                        problem(path, f"a check may include only core, not '{name}'")
            if file.endswith(".h"):
                guard = re.search(r"^#ifndef (\w+)", text, re.M)
                if not guard or f"#define {guard.group(1)}" not in text:
                    problem(path, "has no include guard")
            compat = os.path.join("core", "base", "Compat.")
            if "LLVM_VERSION" in text and not path.startswith(compat):
                problem(path, "only core/base/Compat.* may ask for the LLVM version")


def check_library_names():
    """Library names live in models, never in a check's code."""
    libraries = re.compile(
        r'"[^"\n]*\b(boost|asio|folly|seastar|cppcoro|libcoro|QCoro|rt)::[^"\n]*"'
    )
    for folder in ("checkers",):
        for where, _, files in os.walk(os.path.join(root, folder)):
            for file in files:
                if file.endswith((".h", ".cpp")):
                    path = os.path.relpath(os.path.join(where, file), root)
                    for line, text in enumerate(read(path).splitlines(), 1):
                        if libraries.search(text) and not text.lstrip().startswith("//"):
                            problem(f"{path}:{line}", "names a library in code")


def check_orphans(names):
    known = {name for name, _ in names}
    for folder in ("test/checks", "test/proofs"):
        for name in sorted(os.listdir(os.path.join(root, folder))):
            if os.path.isdir(os.path.join(root, folder, name)) and name not in known:
                problem(f"{folder}/{name}", "is no check of Checks.def")
    for page in sorted(os.listdir(os.path.join(root, "docs", "checks"))):
        if page.removesuffix(".md") not in known:
            problem(f"docs/checks/{page}", "is no check of Checks.def")


names = index()
infos = json.loads(ask("--list-checks", "--checks=*", "--format=json") or "[]")
if [info["name"] for info in infos] != [f"async-{name}" for name, _ in names]:
    problem("async-tidy --list-checks", "does not list the checks of Checks.def")
for name, cls in names:
    check_files(name, cls)
for info in infos:
    check_page(info)
    if info["summary"].endswith(".") or info["summary"][:1].isupper():
        problem(info["name"], "summary must be a clause: no capital, no full stop")
check_settings()
check_options()
check_layers()
check_library_names()
check_orphans(names)
print("\n".join(problems) if problems else f"consistent: {len(names)} checks")
sys.exit(bool(problems))
