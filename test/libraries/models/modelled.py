"""Holds a model file against what `async-tidy facts` says of calls of all its
blocking functions: a name that no header declares cannot be called, and one
that is spelt otherwise is not known to block.

Usage: async-tidy facts CALLS.cpp -- FLAGS | modelled.py MODEL.yaml [PATTERN...]

Names that match a PATTERN are those of other versions of the library.
"""

import fnmatch
import re
import sys

path, *other_versions = sys.argv[1:]
with open(path) as file:
    text = file.read()
match = re.search(r"^namespaces: \[([^,\]]*)", text, re.M)
prefix = match.group(1) + "::" if match else ""
names = []
for listed, rest in re.findall(r"^  - names: \[([^\]]*)\]\n((?:    .*\n)*)", text, re.M):
    if "    role: blocking\n" in rest:
        names += [prefix + name.strip("'") for name in re.split(r",\s*", listed)]
expected = {
    name
    for name in names
    if not any(fnmatch.fnmatchcase(name, pattern) for pattern in other_versions)
}
found = set(re.findall(r"'([^']+)' may block", sys.stdin.read()))
for name in sorted(expected - found):
    print(f"{path}: no call of '{name}' is known to block")
for name in sorted(found & set(names) - expected):
    print(f"{path}: '{name}' is of this version too")
if not expected:
    print(f"{path}: models nothing that blocks")
sys.exit(expected != found & set(names) or not expected)
