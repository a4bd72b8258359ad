"""Applies the edits that notes offer, which --fix leaves alone.

Reads the output of --format=json, and writes into the files. An edit that
several findings offer is made once.
"""

import json
import os
import sys

document = json.load(sys.stdin)
edits = {
    (
        os.path.join(document["directory"], edit["range"]["file"]),
        edit["range"]["offset"],
        edit["range"]["length"],
        edit["text"],
    )
    for finding in document["findings"]
    for note in finding["notes"]
    for edit in note["fixes"]
}
for name, offset, length, text in sorted(edits, reverse=True):
    with open(name, "rb") as file:
        content = file.read()
    with open(name, "wb") as file:
        file.write(content[:offset] + text.encode() + content[offset + length :])
