"""Looks at HTML reports in a browser; says "seen" when all is as it should be.

Usage: html_report.py small|many PAGE SOURCE_ROOT
"""

import os
import sys

which, page, root = sys.argv[1:4]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(root, "test"))
from webdriver import Browser  # noqa: E402


def expect(seen, wanted):
    assert seen == wanted, f"saw {seen!r}, not {wanted!r}"


# The texts whose contrast with what is behind them is below 4.5, or 3 when they
# are large: WCAG 2.2, level AA.
CONTRAST = r"""
const channels = (color) => color.match(/[\d.]+/g).map(Number);
const luminance = ([r, g, b]) => {
  const linear = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const [r, g, b, a = 1] = channels(getComputedStyle(at).backgroundColor);
    if (a === 1) return [r, g, b];
    if (a !== 0) throw new Error("half transparent: " + at.className);
  }
  throw new Error("no background");
};
const poor = new Set();
const judge = (element, style) => {
  const [x, y] = [luminance(channels(style.color)), luminance(behind(element))];
  const ratio = (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
  if (ratio < (large ? 3 : 4.5)) poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (walker.currentNode.data.trim() && element.checkVisibility()) judge(element, getComputedStyle(element));
}
for (const line of document.querySelectorAll(".line[data-line], .step"))
  if (line.checkVisibility()) judge(line, getComputedStyle(line, "::before"));
return [...poor].sort();
"""

# Controls without a name that a screen reader could say, ids that stand twice,
# and references to none.
NAMELESS = r"""
const wrong = [];
for (const control of document.querySelectorAll("button, input, select, [role], dialog"))
  if (!control.innerText?.trim() && !control.labels?.length && !control.ariaLabel && !control.hasAttribute("aria-labelledby") && control.checkVisibility() && control.role !== "status")
    wrong.push("no name: " + control.outerHTML.slice(0, 80));
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
if (new Set(ids).size !== ids.length) wrong.push("an id stands twice");
for (const name of ["aria-controls", "aria-labelledby"])
  for (const element of document.querySelectorAll(`[${name}]`))
    if (!document.getElementById(element.getAttribute(name))) wrong.push("no such id: " + element.outerHTML.slice(0, 80));
return wrong;
"""

FOCUS = "return document.activeElement.className || document.activeElement.id || document.activeElement.tagName"


def texts(browser, selector):
    script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).map((e) => e.textContent)"
    return browser.run(script, selector)


def open_fresh(browser, after=""):
    browser.ask("POST", "/url", {"url": "about:blank"})
    browser.open(page, after)


def no_fault(browser):
    expect(browser.complaints(), [])
    addresses = [a for a in browser.requests() if not a.startswith(("data:", "about:"))]
    expect({a.split("#")[0] for a in addresses}, {"file://" + os.path.abspath(page)})


def small(browser):
    open_fresh(browser)
    expect(browser.run("return document.title"), "async-tidy: 4 findings in 2 files (1 unit analysed, 1 could not be)")
    expect(texts(browser, "#status"), ["4 findings"])
    expect(
        texts(browser, ".group > h2"),
        ["src/deep/part.hpp 1", "main.cpp 3"][::-1],
    )
    expect(texts(browser, "#problems h2"), ["1 file could not be analysed"])

    # Few findings are open at once. What is pointed at is marked.
    steps = texts(browser, ".finding:first-of-type .step .words")
    assert steps[0].startswith("In run "), steps
    assert "fetch returns rt::task<int>, which starts only when it is awaited" in steps[1], steps

    # Sources are text, whatever they say.
    assert any("</script><script>document.title = 'gone'" in line for line in texts(browser, ".source .line"))
    expect(browser.run("return document.querySelectorAll('img, iframe, object').length"), 0)
    expect(set(texts(browser, ".hidden-character")), {"U+202E"})

    # Of a very long line the part around the finding is there.
    longest = max(texts(browser, ".step .source .line"), key=len)
    assert 100 < len(longest) < 700 and longest.startswith("…") and "fetch(2)" in longest, longest
    marked = texts(browser, ".finding mark.range")
    assert "fetch(2)" in marked, marked
    assert {"fetch(", "3)"} <= set(marked), marked

    # The fix as a diff; what changes is marked.
    expect(texts(browser, ".finding:first-of-type .diff del")[0][:12], "-   fetch(1)")
    expect(texts(browser, ".finding:first-of-type .diff ins")[0][:21], "+   co_await fetch(1)")
    expect(texts(browser, ".diff ins mark")[0], "co_await ")

    # The page of the check, and back.
    browser.click(".finding .about button")
    expect(texts(browser, "#help-title"), ["async-unawaited-task"])
    assert "How to mend it" in texts(browser, "#help-body h3")
    expect(browser.run("return document.querySelectorAll('#help-body figure.reported').length > 0"), True)
    expect(browser.run(NAMELESS), [])
    expect(browser.run(CONTRAST), [])
    browser.type("\ue00c")
    expect(browser.run("return document.getElementById('help').open"), False)
    expect(browser.run(FOCUS), "link")

    # All by keyboard.
    browser.click("#close-all")
    browser.type("/")
    expect(browser.run(FOCUS), "search")
    browser.type("main.cpp:4")
    browser.wait("document.getElementById('status').textContent === '1 of 4 findings'")
    browser.type("\ue00cj")
    expect(browser.run(FOCUS), "toggle")
    browser.type("\ue007")
    expect(browser.run("return document.activeElement.getAttribute('aria-expanded')"), "true")
    expect(browser.run("return document.activeElement.getAttribute('aria-controls')"), "finding-0")
    browser.type("\ue007x")
    expect(texts(browser, "#status"), ["4 findings"])
    expect(browser.run("return document.activeElement.getAttribute('aria-controls')"), "finding-0")
    browser.type("jjk")
    expect(browser.run("return document.activeElement.getAttribute('aria-controls')"), "finding-1")

    # A folder, and the same view again by its address.
    browser.click("#folders button[value='src/deep/']")
    expect(texts(browser, "#status"), ["1 of 4 findings"])
    expect(browser.run("return document.activeElement.value"), "src/deep/")
    address = browser.run("return location.hash")
    expect(address, "#folder=src%2Fdeep%2F")
    open_fresh(browser, address)
    expect(texts(browser, "#status"), ["1 of 4 findings"])
    browser.click("#clear")
    expect(texts(browser, "#status"), ["4 findings"])

    # A finding by its address; nonsense is passed over.
    browser.run("for (const b of document.querySelectorAll('.toggle[aria-expanded=true]')) b.click(); document.querySelectorAll('.toggle')[3].click()")
    address = browser.run("return location.hash")
    assert address.startswith("#finding="), address
    open_fresh(browser, address)
    expect(browser.run("return document.activeElement.getAttribute('aria-expanded')"), "true")
    open_fresh(browser, "#level=no&check=%3Cimg%3E&finding=1&folder=&group=x")
    expect(texts(browser, "#status"), ["4 findings"])

    # In either light, on a phone, on paper.
    for scheme in "light", "dark":
        browser.prefer(scheme)
        open_fresh(browser)
        expect(browser.run(CONTRAST), [])
        expect(browser.run(NAMELESS), [])
    browser.click("#theme")
    expect(browser.run("return getComputedStyle(document.body).colorScheme || getComputedStyle(document.documentElement).colorScheme"), "light")
    browser.resize(360, 800)
    open_fresh(browser)
    expect(browser.run("return document.documentElement.scrollWidth"), 360)
    expect(browser.run("return document.getElementById('filters').open"), False)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    expect(texts(browser, "aside, .tools, .actions"), [])
    expect(browser.run("return document.documentElement.scrollWidth"), 360)
    no_fault(browser)


def many(browser):
    # The best of three, for others use the machine too.
    ready = []
    for _ in range(3):
        open_fresh(browser)
        ready.append(browser.run("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
    assert min(ready) < 2000, f"ready after {ready} ms"
    browser.wait("document.querySelectorAll('.finding').length === 1000")
    expect(texts(browser, "#status"), ["1000 findings"])
    expect(browser.run("return document.querySelectorAll('.body *').length"), 0)

    expect(
        [text for text in texts(browser, "#folders .name")],
        ["everything", "src/", "core/", "net/", "store/", "tools/", "ui/"],
    )
    browser.click("#folders button[value='src/net/']")
    expect(texts(browser, "#status"), ["250 of 1000 findings"])
    expect(
        list(zip(texts(browser, "#folders .name"), texts(browser, "#folders .count"))),
        [("everything", "1000"), ("src/", "1000"), ("net/", "250"), ("http/", "125")],
    )
    browser.click("#checks input[value='async-blocking-call']")
    expect(texts(browser, "#status"), ["100 of 1000 findings"])
    expect(texts(browser, "#checks .count"), ["150", "100"])
    browser.type("x/this_thread::sleep_for part_8::")
    browser.wait("document.getElementById('status').textContent === '5 of 1000 findings'")

    browser.click("#clear")
    browser.run("const g = document.getElementById('group'); g.value = 'check'; g.dispatchEvent(new Event('change'))")
    browser.wait("document.querySelectorAll('.finding').length === 1000")
    expect([text.split()[0] for text in texts(browser, ".group > h2")], ["async-unawaited-task", "async-blocking-call"])

    slow = browser.run(
        "const times = []; for (const key of ['/', 'fetch', 'step_1']) {"
        "chosen.text = key; const begin = performance.now(); render(); times.push(performance.now() - begin); }"
        "return times"
    )
    assert min(slow) < 500, f"filtering takes {slow} ms"
    browser.click("#clear")
    browser.click("#open-all")
    browser.wait("document.querySelectorAll('.toggle[aria-expanded=true]').length === 1000")
    no_fault(browser)


with Browser() as opened:
    opened.resize(1280, 900)
    {"small": small, "many": many}[which](opened)
print("seen")
