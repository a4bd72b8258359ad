"""Holds a SARIF log against what version 2.1.0 demands of the members that we
write: which must be there, which may, their types, and what refers to what. A
member that is not listed here is an error.

Usage: check_sarif.py FILE
"""

import json
import re
import sys

URI = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})+")


def text(where, value):
    assert isinstance(value, str) and value, where


def number(least):
    def check(where, value):
        assert type(value) is int and value >= least, f"{where}: {value}"

    return check


def one_of(*values):
    def check(where, value):
        assert value in values, f"{where}: {value}"

    return check


def flag(where, value):
    assert type(value) is bool, where


def uri(where, value):
    assert URI.fullmatch(value), f"{where}: {value}"


def array(item, least=0):
    def check(where, value):
        assert isinstance(value, list) and len(value) >= least, where
        for number_, element in enumerate(value):
            item(f"{where}[{number_}]", element)

    return check


def dictionary(item):
    def check(where, value):
        assert isinstance(value, dict) and value, where
        for key, element in value.items():
            item(f"{where}.{key}", element)

    return check


def record(must, may=None):
    def check(where, value):
        assert isinstance(value, dict), where
        for key in must:
            assert key in value, f"{where}: no {key}"
        for key, element in value.items():
            known = must.get(key) or (may or {}).get(key)
            assert known, f"{where}: {key}"
            known(f"{where}.{key}", element)

    return check


def message(where, value):
    record({"text": text})(where, value)
    rest = value["text"].replace("{{", "").replace("}}", "")
    assert "{" not in rest and "}" not in rest, f"{where}: {value['text']}"


def region(where, value):
    place = number(1)
    record(
        {"startLine": place, "startColumn": place}, {"endLine": place, "endColumn": place}
    )(where, value)
    end = (value.get("endLine", value["startLine"]), value.get("endColumn", value["startColumn"]))
    assert end >= (value["startLine"], value["startColumn"]), where


def artifact(where, value):
    record({"uri": uri}, {"uriBaseId": one_of("SRCROOT")})(where, value)
    assert ("uriBaseId" in value) != value["uri"].startswith("file:///"), where


level = one_of("error", "warning", "note")
plain = record({"text": text})
physical = record({"artifactLocation": artifact}, {"region": region})
location = record({"physicalLocation": physical}, {"message": message, "id": number(1)})
flow = record({"threadFlows": array(record({"locations": array(record({"location": location}), 2)}), 1)})
replacement = record({"deletedRegion": region}, {"insertedContent": record({"text": lambda w, v: None})})
change = record({"artifactLocation": artifact, "replacements": array(replacement, 1)})
fix = record({"artifactChanges": array(change, 1)}, {"description": message})
rule = record(
    {"id": text, "shortDescription": plain, "fullDescription": plain},
    {
        "name": text,
        "help": record({"text": text}, {"markdown": text}),
        "defaultConfiguration": record({"level": level}),
        "properties": record({"tags": array(text), "level": text, "precision": one_of("very-high", "high", "medium")}),
    },
)
result = record(
    {"message": message, "ruleId": text, "ruleIndex": number(0), "level": level},
    {
        "locations": array(location),
        "relatedLocations": array(location),
        "codeFlows": array(flow, 1),
        "fixes": array(fix, 1),
        "partialFingerprints": dictionary(text),
        "suppressions": array(record({"kind": one_of("external", "inSource")}, {"justification": text})),
    },
)
notification = record({"message": message, "level": level}, {"locations": array(location)})
invocation = record(
    {"executionSuccessful": flag},
    {"exitCode": number(0), "toolExecutionNotifications": array(notification)},
)
driver = record(
    {"name": text},
    {"version": text, "semanticVersion": text, "shortDescription": plain, "rules": array(rule)},
)
run = record(
    {"tool": record({"driver": driver}), "results": array(result)},
    {
        "columnKind": one_of("unicodeCodePoints"),
        "originalUriBaseIds": dictionary(record({"uri": uri})),
        "invocations": array(invocation),
    },
)
log = record(
    {"version": one_of("2.1.0"), "runs": array(run, 1)}, {"$schema": uri}
)

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
log("log", document)
for one in document["runs"]:
    rules = one["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for base in one["originalUriBaseIds"].values():
        assert base["uri"].endswith("/"), base
    prints = []
    for found in one["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"], found
        prints.append(found["partialFingerprints"]["asyncTidy/v1"])
        ids = [place["id"] for place in found.get("relatedLocations", [])]
        assert len(set(ids)) == len(ids), found
    assert len(set(prints)) == len(prints), prints
    # All results say whether they are suppressed, or none.
    assert len({"suppressions" in found for found in one["results"]}) <= 1
    suppressed = [found for found in one["results"] if found.get("suppressions")]
    count = len(one["results"])
    print(f"{count} result{'' if count == 1 else 's'}, {len(suppressed)} suppressed")
