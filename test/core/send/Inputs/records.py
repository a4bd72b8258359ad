"""Random record types, and a simple model of which are Send and Sync.

Usage: records.py generate SEED COUNT > types.cpp
       async-tidy facts types.cpp -- FLAGS | records.py check SEED COUNT

The model goes over whole types again and again, from "yes" downwards, until no
answer changes. It knows nothing of how async-tidy finds its answers. It also
holds the first step of each reason against the types: the part that is named
must be as bad as the whole.
"""

import random
import re
import sys

NO, UNKNOWN, YES = range(3)
WORDS = ["no", "unknown", "yes"]

PRELUDE = """\
#include <async_tidy/annotations.h>
#include <array>
#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <tuple>
#include <variant>
#include <vector>

template <class T> using arr = T[3];
template <class T> struct box { T held; };
enum class colour { red };
struct opaque;
struct ASYNC_TIDY_SEND sendable { void *p; };
struct ASYNC_TIDY_NOT_SEND bound {};
struct ASYNC_TIDY_SYNC shareable { int n; };
struct block { int refs; };
struct counted {
  block *p;
  counted(const counted &o) : p(o.p) { ++p->refs; }
  ~counted() { if (--p->refs == 0) delete p; }
};
struct atomic_block { std::atomic<int> refs; };
struct atomically {
  atomic_block *p;
  atomically(const atomically &o) : p(o.p) { ++p->refs; }
  ~atomically() { if (--p->refs == 0) delete p; }
};
"""

# What is there besides the random records: (spelling, Send, Sync, const Sync).
LEAVES = [
    ("int", YES, NO, YES),
    ("double", YES, NO, YES),
    ("volatile int", YES, NO, YES),
    ("colour", YES, NO, YES),
    ("std::nullptr_t", YES, NO, YES),
    ("decltype(&block::refs)", YES, NO, YES),
    ("void (*)(int)", YES, NO, YES),
    ("std::atomic<int>", YES, YES, YES),
    ("std::mutex", YES, YES, YES),
    ("std::string", YES, NO, YES),
    ("std::thread", YES, NO, YES),
    ("std::function<void()>", UNKNOWN, NO, UNKNOWN),
    ("void *", UNKNOWN, NO, UNKNOWN),
    ("std::lock_guard<std::mutex>", NO, NO, YES),
    ("std::vector<int>::iterator", UNKNOWN, UNKNOWN, UNKNOWN),
    # Its pointer is its own business; but who may change it is not said.
    ("sendable", YES, NO, UNKNOWN),
    ("bound", NO, NO, NO),
    ("shareable", YES, YES, YES),
    ("counted", NO, NO, NO),
    ("atomically", YES, NO, YES),
]
OPAQUE = ("opaque",)


class Record:
    def __init__(self, number):
        self.name = f"r{number}"
        self.bases = []
        self.fields = []  # (name, type, mutable)
        self.words = set()
        self.virtual = self.final = False


class Types:
    def __init__(self, seed, count):
        self.random = random.Random(seed)
        self.records = [Record(i) for i in range(count)]
        for i, record in enumerate(self.records):
            self.fill(i, record)
        self.aliases = [self.inside(count, 0) for _ in range(count // 2)]

    def fill(self, i, record):
        r = self.random
        candidates = [b for b in self.records[max(0, i - 20) : i] if not b.final]
        if candidates and r.random() < 0.3:
            record.bases = r.sample(candidates, min(len(candidates), r.choice([1, 1, 2])))
        record.virtual = r.random() < 0.12
        record.final = r.random() < 0.15
        if r.random() < 0.12:
            record.words.add(r.choice(["SEND", "NOT_SEND", "SYNC"]))
            if r.random() < 0.2 and "SYNC" in record.words:
                record.words.add("NOT_SEND")
        # Mostly harmless members, or nearly every record would be bad.
        for n in range(r.choice([0, 1, 1, 2, 3])):
            type = self.inside(i, 0)
            mutable = False
            if r.random() < 0.25 and type[0] not in ("ref", "const"):
                type = ("const", type)
            elif r.random() < 0.2 and type[0] not in ("ref", "const"):
                mutable = True
            record.fields.append((f"{record.name}_{n}", type, mutable))

    def any_record(self, before):
        """One that is defined before, or any one for a pointer to it."""
        return ("record", self.random.choice(self.records[:before] or self.records[:1]))

    def inside(self, before, depth):
        """The type of a member of a record after which come others."""
        r = self.random
        kind = r.random()
        if depth > 2 or kind < 0.3 or before == 0:
            weights = [6] * 13 + [1] * (len(LEAVES) - 13)
            return ("leaf", r.choices(LEAVES, weights)[0])
        if kind < 0.5:
            return self.any_record(before)
        if kind < 0.7:
            how = r.choice(["ptr", "ref", "unique", "shared", "weak", "wrapper", "span"])
            pointee = self.pointee(how, depth)
            return (how, pointee)
        how = r.choice(["vector", "optional", "array", "arr", "pair", "tuple", "map", "variant", "box", "future"])
        element = self.inside(before, depth + 1)
        while element[0] == "ref" or (element[0] == "arr" and how != "arr"):
            element = self.inside(before, depth + 1)
        if how == "vector" and r.random() < 0.3:
            element = ("record", r.choice(self.records))
        return (how, element)

    def pointee(self, how, depth):
        r = self.random
        if r.random() < 0.6:  # forwards too: this is where recursion comes from
            type = ("record", r.choice(self.records))
        elif r.random() < 0.1 and how != "span":
            type = OPAQUE
        else:
            type = self.inside(len(self.records) if how in ("ptr", "ref") else 1, depth + 1)
            while type[0] == "ref" or type[0] == "arr":
                type = ("leaf", r.choice(LEAVES))
        return ("const", type) if r.random() < 0.4 else type


# --- as C++


def spell(type):
    kind, rest = type[0], type[1:]
    if kind == "opaque":
        return "opaque"
    if kind == "leaf":
        return f"std::type_identity_t<{rest[0][0]}>"
    if kind == "record":
        return rest[0].name
    inner = spell(rest[0])
    return {
        "const": f"std::type_identity_t<{inner}> const",
        "ptr": f"{inner} *",
        "ref": f"{inner} &",
        "arr": f"arr<{inner}>",
        "unique": f"std::unique_ptr<{inner}>",
        "shared": f"std::shared_ptr<{inner}>",
        "weak": f"std::weak_ptr<{inner}>",
        "wrapper": f"std::reference_wrapper<{inner}>",
        "span": f"std::span<{inner}>",
        "vector": f"std::vector<{inner}>",
        "optional": f"std::optional<{inner}>",
        "array": f"std::array<{inner}, 2>",
        "pair": f"std::pair<int const, {inner}>",
        "tuple": f"std::tuple<{inner}>",
        "map": f"std::map<int, {inner}>",
        "variant": f"std::variant<int, {inner}>",
        "box": f"box<{inner}>",
        "future": f"std::future<{inner}>",
    }[kind]


def generate(types):
    print(PRELUDE)
    for record in types.records:
        print(f"struct {record.name};")
    for record in types.records:
        words = " ".join(f"ASYNC_TIDY_{word}" for word in sorted(record.words))
        bases = ", ".join(base.name for base in record.bases)
        print(f"struct {words} {record.name}{' final' if record.final else ''}"
              f"{' : ' + bases if bases else ''} {{")
        if record.virtual:
            print(f"  virtual void f_{record.name}();")
        for name, type, mutable in record.fields:
            print(f"  {'mutable ' if mutable else ''}{spell(type)} {name};")
        print("};")
    for i, type in enumerate(types.aliases):
        print(f"using a{i} = {spell(type)};")
    # What nothing instantiates has no members to look at.
    types_used = [t for r in types.records for _, t, _ in r.fields] + types.aliases
    for box in sorted({spell(inner) for t in types_used for inner in boxes(t)}):
        print(f"static_assert(sizeof({box}) > 0);")


def boxes(type):
    while type[0] not in ("leaf", "record", "opaque"):
        if type[0] == "box":
            yield type
        type = type[1]


# --- as a model


class Model:
    def __init__(self, types):
        self.answers = {}
        questions = [(r, trait) for r in types.records for trait in ("send", "sync", "const")]
        for question in questions:
            self.answers[question] = YES
        changed = True
        while changed:
            changed = False
            for record, trait in questions:
                answer = self.record(record, trait)
                if answer != self.answers[record, trait]:
                    self.answers[record, trait] = answer
                    changed = True

    def record(self, r, trait):
        if trait != "send" and "SYNC" in r.words:
            return YES
        if "NOT_SEND" in r.words:
            return NO
        if "SYNC" in r.words or (trait == "send" and "SEND" in r.words):
            return YES
        return min([YES] + [answer for _, answer in self.parts(r, trait)])

    def parts(self, r, trait):
        """The parts of a record as a reason names them."""
        for base in r.bases:
            yield f"base of '{r.name}'", self.answers[base, trait]
        for name, type, mutable in r.fields:
            yield f"member '{name}' of '{r.name}'", self.of(type, "sync" if mutable and trait == "const" else trait)

    @staticmethod
    def hides(type):
        """A pointer to it may point to an object of a derived class."""
        while type[0] == "const":
            type = type[1]
        if type[0] != "record" or type[1].final or type[1].words & {"SEND", "SYNC"}:
            return YES
        polymorphic = lambda r: r.virtual or any(map(polymorphic, r.bases))
        return UNKNOWN if polymorphic(type[1]) else YES

    def of(self, type, trait):
        kind = type[0]
        if kind == "opaque":
            return UNKNOWN
        if kind == "leaf":
            return type[1][{"send": 1, "sync": 2, "const": 3}[trait]]
        if kind == "record":
            return self.answers[type[1], trait]
        inner = type[1]
        if kind == "const":
            return self.of(inner, "const" if trait == "sync" else trait)
        if kind in ("arr", "array", "tuple", "box"):
            return self.of(inner, trait)
        if kind == "pair":  # its first is a const int
            return self.of(inner, trait)
        if trait == "sync" and kind != "ref":
            return NO
        if kind in ("vector", "optional", "map", "variant"):
            return self.of(inner, trait)
        if kind == "future":
            return self.of(inner, "send")
        shared = max(UNKNOWN, self.of(inner, "sync"))
        if kind in ("shared", "weak"):
            return min(self.hides(inner), self.of(inner, "send"), shared)
        if kind == "unique":
            if trait == "send":
                return min(self.hides(inner), self.of(inner, "send"))
            return min(self.hides(inner), self.of(inner, "const"), shared)
        assert kind in ("ptr", "ref", "wrapper", "span")
        if trait == "send":
            return min(self.hides(inner), self.of(inner, "send"), shared)
        return min(self.hides(inner), shared)


def check(types):
    model = Model(types)
    expected = {}
    for r in types.records:
        for trait in ("send", "sync"):
            expected[r.name, trait] = model.answers[r, trait]
    for i, type in enumerate(types.aliases):
        for trait in ("send", "sync"):
            expected[f"a{i}", trait] = model.of(type, trait)
    records = {r.name: r for r in types.records}

    seen, problems = {}, []
    for line in sys.stdin:
        match = re.search(r": '([ra]\d+)' (send|sync): (\w+)(.*)", line)
        if not match:
            continue
        name, trait, word, reason = match.groups()
        if (name, trait) in seen:
            problems.append(f"said twice: {line.strip()}")
        answer = seen[name, trait] = WORDS.index(word)
        if expected.get((name, trait)) != answer:
            problems.append(f"expected {WORDS[expected[name, trait]]}: {line.strip()}")
        elif answer < YES and name in records and not records[name].words:
            step = re.match(r"; (.*?) has type ", reason)
            if (step and step.group(1), answer) not in model.parts(records[name], trait):
                problems.append(f"not the reason: {line.strip()}")
    problems += [f"nothing said of {key}" for key in expected.keys() - seen.keys()]
    counts = [list(seen.values()).count(answer) for answer in range(3)]
    print(f"{len(seen)} answers:", ", ".join(f"{n} {w}" for n, w in zip(counts, WORDS)))
    # Each answer must occur, or the test shows nothing.
    if min(counts) < len(seen) // 20:
        problems.append("one answer is too rare")
    print("\n".join(sorted(problems)))
    sys.exit(bool(problems))


if __name__ == "__main__":
    what, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    {"generate": generate, "check": check}[what](Types(seed, count))
