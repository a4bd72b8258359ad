// The page: filters on the left, findings on the right.

const byId = (id) => document.getElementById(id);
const list = byId("list");
const opened = new Set(); // Of findings.
const articles = new Map(); // Finding -> its element, made once.
let rendering = 0; // Counts calls of render(); an older one stops.

const counted = (n, word) => `${n || "no"} ${word}${n === 1 ? "" : "s"}`;

/// A message with the names it quotes set as code.
function messageWords(text) {
  const parts = text.split(/(?<=^|[\s(])'([^']+)'(?=$|[\s,.;:)])/);
  return parts.map((words, i) => (i % 2 ? element("code", { text: words }) : words));
}

function placeOf(step) {
  if (step.file === undefined) return "";
  return `${report.files[step.file].path}:${step.line}:${step.column}`;
}

/// The steps from the finding to its cause. A line is shown once.
function stepList(finding) {
  const seen = new Set();
  // The heading has said what is found: the first step says where.
  const where = finding.symbol ? ["In ", element("code", { text: finding.symbol })] : ["Here"];
  const items = finding.steps.map((step, i) => {
    const item = element("li", { class: "step" });
    const words = element("p", { class: "words" }, ...(i === 0 ? where : messageWords(step.message)));
    if (step.file !== undefined)
      words.append(" ", element("span", { class: "place", text: placeOf(step) }));
    item.append(words);
    const line = `${step.file}:${step.line}`;
    const repeats = seen.has(line) && !(step.range && step.range[2] !== step.range[0]);
    if (step.file !== undefined && (i === 0 || !repeats)) item.append(excerpt(step));
    seen.add(line);
    return item;
  });
  return element("ol", { class: "steps" }, ...items);
}

function fixList(fixes) {
  return fixes.map((fix) =>
    element(
      "section",
      { class: "fix" },
      element("h4", { text: fix.certain ? "Fix" : "Suggested change" }),
      element("p", {
        class: "words",
        text: fix.certain
          ? "Certainly right: async-tidy --fix makes it."
          : `It changes what the program does, so look at it first: ${fix.message}`,
      }),
      ...fix.hunks.map(diff),
    ),
  );
}

/// What a finding shows once it is opened.
function bodyOf(finding) {
  const check = report.checks[finding.check];
  return [
    stepList(finding),
    ...fixList(finding.fixes),
    element(
      "p",
      { class: "about" },
      element("button", { type: "button", class: "link", onclick: () => showPage(finding.check) }, `About ${finding.check}`),
      check.summary ? `: ${check.summary}.` : "",
    ),
  ];
}

function setOpen(finding, open) {
  const article = articleOf(finding);
  const button = article.querySelector(".toggle");
  const body = article.querySelector(".body");
  button.setAttribute("aria-expanded", String(open));
  body.hidden = !open;
  if (open && !body.hasChildNodes()) body.append(...bodyOf(finding));
  opened[open ? "add" : "delete"](finding);
}

function toggle(finding) {
  const open = !opened.has(finding);
  setOpen(finding, open);
  writeAddress(open ? finding.id : "");
}

function articleOf(finding) {
  let article = articles.get(finding);
  if (article) return article;
  const body = `finding-${finding.index}`;
  article = element(
    "article",
    { class: `finding ${finding.level}` },
    element(
      "h3",
      {},
      element(
        "button",
        { type: "button", class: "toggle", "aria-expanded": "false", "aria-controls": body, onclick: () => toggle(finding) },
        element("span", { class: "level", text: finding.level }),
        element("span", { class: "message" }, ...messageWords(finding.message)),
        element(
          "span",
          { class: "where" },
          element("span", { class: "file", text: finding.file ? `${finding.file}:` : "" }),
          element("span", { class: "line-number", text: finding.file ? `${finding.line}:${finding.column}` : "" }),
          " ",
          element("span", { class: "check", text: finding.check }),
        ),
      ),
    ),
    element("div", { class: "body", id: body, hidden: true }),
  );
  articles.set(finding, article);
  return article;
}

function headingOf(key) {
  if (chosen.group === "file") {
    const folder = folderOf(key);
    return [element("span", { class: "folder", text: folder }), element("span", { text: key.slice(folder.length) || "Elsewhere" })];
  }
  if (chosen.group === "check")
    return [element("span", { text: key }), element("span", { class: "folder", text: ` ${report.checks[key].summary ?? ""}` })];
  return [element("span", { text: key })];
}

function showFindings(shown) {
  const turn = ++rendering;
  const focused = list.contains(document.activeElement) && document.activeElement;
  list.replaceChildren();
  list.className = `by-${chosen.group}`;
  const groups = grouped(shown);
  let at = 0;
  // The first screens at once, the others when the browser has time.
  const more = (budget) => {
    if (turn !== rendering) return;
    const part = document.createDocumentFragment();
    for (; at < groups.length && budget > 0; ++at) {
      const [key, members] = groups[at];
      budget -= members.length;
      part.append(
        element(
          "section",
          { class: "group" },
          element("h2", {}, ...headingOf(key), " ", element("span", { class: "count", text: members.length })),
          ...members.map(articleOf),
        ),
      );
    }
    list.append(part);
    if (at < groups.length) setTimeout(more, 0, 400);
  };
  more(150);
  if (focused && list.contains(focused)) focused.focus({ preventScroll: true });
  if (!shown.length)
    list.append(
      element("p", {
        class: "empty",
        text: findings.length ? "No finding matches these filters." : "Nothing found.",
      }),
    );
}

function checkbox(set, value, count, kind) {
  const box = element("input", { type: "checkbox", value });
  box.checked = set.has(value);
  box.addEventListener("change", () => {
    set[box.checked ? "add" : "delete"](value);
    render();
  });
  const words = element("span", { class: `name ${kind}`, text: value });
  return element("label", { class: count ? "choice" : "choice none" }, box, words, element("span", { class: "count", text: count }));
}

/// Puts new choices in `box` and keeps the focus on the same one.
function replaceChoices(box, choices) {
  const focused = box.contains(document.activeElement) ? document.activeElement.value : undefined;
  box.replaceChildren(...choices);
  if (focused !== undefined)
    [...box.querySelectorAll("input, button")].find((made) => made.value === focused)?.focus();
}

function showChoices(counts) {
  const levels = levelNames.filter((name) => findings.some((finding) => finding.level === name));
  replaceChoices(
    byId("levels"),
    levels.map((name) => checkbox(chosen.levels, name, counts.levels.get(name) ?? 0, name)),
  );
  const most = Object.keys(report.checks);
  most.sort((a, b) => (counts.checks.get(b) ?? 0) - (counts.checks.get(a) ?? 0) || (a < b ? -1 : 1));
  replaceChoices(
    byId("checks"),
    most.map((name) => checkbox(chosen.checks, name, counts.checks.get(name) ?? 0, "check")),
  );
  showFolders(counts.folders);
}

/// The folders from the root to the chosen one, and those in it. Folders with
/// nothing but one other folder are one with it.
function showFolders(counts) {
  const all = [...new Set(findings.map((finding) => finding.folder))];
  const total = (folder) => {
    let sum = 0;
    for (const [name, count] of counts) if (name.startsWith(folder)) sum += count;
    return sum;
  };
  const below = (folder) => {
    const names = new Set();
    for (const name of all)
      if (name !== folder && name.startsWith(folder)) names.add(folder + name.slice(folder.length).split("/")[0] + "/");
    return [...names].sort().map((name) => {
      let deepest = name;
      for (;;) {
        if (all.includes(deepest)) return deepest;
        const next = new Set(
          all.filter((other) => other.startsWith(deepest)).map((other) => deepest + other.slice(deepest.length).split("/")[0] + "/"),
        );
        if (next.size !== 1) return deepest;
        [deepest] = next;
      }
    });
  };
  const item = (folder, parent, depth) =>
    element(
      "li",
      { class: `depth-${Math.min(depth, 6)}` },
      element(
        "button",
        {
          type: "button",
          value: folder,
          class: "choice",
          "aria-current": folder === chosen.folder ? "true" : undefined,
          onclick: () => {
            chosen.folder = folder;
            render();
          },
        },
        element("span", { class: "name", text: folder.slice(parent.length) || "everything" }),
        element("span", { class: "count", text: total(folder) }),
      ),
    );
  const items = [item("", "", 0)];
  let [parent, depth] = ["", 1];
  for (;;) {
    const children = below(parent);
    const next =
      children.length === 1 ? children[0] : children.find((name) => chosen.folder.startsWith(name));
    if (next === undefined) {
      items.push(...children.map((name) => item(name, parent, depth)));
      break;
    }
    items.push(item(next, parent, depth++));
    parent = next;
  }
  replaceChoices(byId("folders"), items);
}

function render() {
  const { shown, counts } = select();
  showChoices(counts);
  showFindings(shown);
  const filters = chosen.levels.size + chosen.checks.size + (chosen.folder ? 1 : 0) + (chosen.text ? 1 : 0);
  byId("clear").hidden = !filters;
  byId("active").textContent = filters ? `(${filters})` : "";
  byId("status").textContent =
    shown.length === findings.length
      ? counted(findings.length, "finding")
      : `${shown.length} of ${counted(findings.length, "finding")}`;
  writeAddress();
  return shown;
}

function setAll(open) {
  const turn = rendering;
  const { shown } = select();
  let at = 0;
  const more = () => {
    if (turn !== rendering) return;
    for (const end = at + 100; at < Math.min(end, shown.length); ++at)
      if (opened.has(shown[at]) !== open) setOpen(shown[at], open);
    if (at < shown.length) setTimeout(more, 0);
  };
  more();
}

function clearFilters() {
  chosen.levels.clear();
  chosen.checks.clear();
  chosen.folder = chosen.text = byId("search").value = "";
  render();
}

function move(step) {
  const buttons = [...list.querySelectorAll(".toggle")];
  if (!buttons.length) return;
  const article = document.activeElement.closest?.(".finding");
  const at = article ? buttons.indexOf(article.querySelector(".toggle")) : step > 0 ? -1 : buttons.length;
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

const keys = [
  ["/", "Search", () => byId("search").focus()],
  ["j", "Next finding", () => move(1)],
  ["k", "Previous finding", () => move(-1)],
  ["Enter", "Open or close a finding"],
  ["o", "Open all that are shown", () => setAll(true)],
  ["c", "Close all that are shown", () => setAll(false)],
  ["x", "Clear the filters", clearFilters],
  ["?", "These keys", () => showKeys()],
  ["Esc", "Leave the search, close a window"],
];

function showKeys() {
  const rows = keys.map(([key, words]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", { text: key })), element("td", { text: words })));
  showDialog("Keys", element("table", { class: "keys" }, element("tbody", {}, ...rows)));
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
    if (event.key === "Escape" && event.target.id === "search") event.target.blur();
    return;
  }
  const action = keys.find(([key]) => key === event.key)?.[2];
  if (!action) return;
  event.preventDefault();
  action();
}

const themes = { auto: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" };

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId("theme").textContent = themes[name];
  try {
    localStorage.setItem("async-tidy-theme", name);
  } catch {
    // Some browsers keep nothing for pages from files.
  }
}

function savedTheme() {
  try {
    const name = localStorage.getItem("async-tidy-theme");
    return name in themes ? name : "auto";
  } catch {
    return "auto";
  }
}

function showProblems() {
  const { problems } = report;
  if (!problems.length) return;
  const missing = problems.filter((problem) => problem.unanalysed).length;
  const title = missing ? `${counted(missing, "file")} could not be analysed` : counted(problems.length, "remark");
  const items = problems.map((problem) =>
    element(
      "li",
      {},
      element("p", {}, ...(problem.unanalysed ? [element("code", { text: problem.file }), ": "] : []), problem.message),
      ...(problem.details.length ? [element("pre", { class: "source", text: problem.details.join("\n") })] : []),
    ),
  );
  const box = byId("problems");
  box.className = missing ? "problems failed" : "problems";
  box.append(element("details", {}, element("summary", {}, element("h2", { text: title })), element("ul", {}, ...items)));
  box.hidden = false;
}

function showOverview() {
  const { units, hidden } = report;
  const files = new Set(findings.map((finding) => finding.file)).size;
  const parts = [findings.length ? `${counted(findings.length, "finding")} in ${counted(files, "file")}` : "No findings"];
  const failed = units.failed ? `, ${units.failed} could not be` : "";
  const unfinished = units.unfinished ? `, ${units.unfinished} not reached when it was interrupted` : "";
  parts.push(`${counted(units.analysed, "unit")} analysed${failed}${unfinished}`, counted(report.ran, "check"));
  if (hidden.baseline) parts.push(`${hidden.baseline} more in the baseline`);
  if (hidden.diff) parts.push(`${hidden.diff} more on unchanged lines`);
  byId("project").textContent = report.project;
  byId("project").title = report.directory;
  byId("overview").textContent = `${parts.join(" · ")} · version ${report.version}`;
}

function applyAddress() {
  const named = readAddress();
  byId("search").value = chosen.text;
  byId("group").value = chosen.group;
  const shown = render();
  if (!named || !shown.includes(named)) return;
  setOpen(named, true);
  writeAddress(named.id);
  const reveal = () => {
    const article = articleOf(named);
    if (!article.isConnected) return setTimeout(reveal, 20);
    article.querySelector(".toggle").focus({ preventScroll: true });
    article.scrollIntoView({ block: "start" });
  };
  reveal();
}

function start() {
  byId("app").hidden = false;
  setTheme(savedTheme());
  showOverview();
  showProblems();
  if (window.matchMedia("(max-width: 52rem)").matches) byId("filters").open = false;
  let typing;
  byId("search").addEventListener("input", (event) => {
    chosen.text = event.target.value.trim();
    clearTimeout(typing);
    typing = setTimeout(render, 120);
  });
  byId("group").addEventListener("change", (event) => {
    chosen.group = event.target.value;
    render();
  });
  byId("clear").addEventListener("click", () => {
    clearFilters();
    byId("search").focus();
  });
  byId("open-all").addEventListener("click", () => setAll(true));
  byId("close-all").addEventListener("click", () => setAll(false));
  byId("keys").addEventListener("click", showKeys);
  byId("theme").addEventListener("click", () => {
    const names = Object.keys(themes);
    setTheme(names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length]);
  });
  document.addEventListener("keydown", onKey);
  window.addEventListener("hashchange", applyAddress);
  applyAddress();
  // A few are read at once.
  if (findings.length <= 5 && !opened.size) for (const finding of findings) setOpen(finding, true);
}

start();
