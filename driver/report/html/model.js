// What the report says, and which of it is shown. driver/report/HtmlData.cpp
// writes the data.
"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const levelNames = ["correctness", "strict", "performance", "preview"];

function folderOf(path) {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

const findings = report.findings.map((finding, index) => {
  const first = finding.steps[0];
  const file = first.file === undefined ? "" : report.files[first.file].path;
  return {
    ...finding,
    index,
    file,
    folder: folderOf(file),
    line: first.line,
    column: first.column,
    message: first.message,
    level: report.checks[finding.check].level,
  };
});

/// Everything of a finding that a search looks at, in lower case; made once.
function haystack(finding) {
  if (finding.haystack === undefined) {
    const words = [finding.check, finding.level, finding.symbol];
    for (const step of finding.steps) {
      words.push(step.message);
      if (step.file === undefined) continue;
      const { path, lines } = report.files[step.file];
      words.push(`${path}:${step.line}`, lines[step.line] ?? "");
    }
    finding.haystack = words.join("\n").toLowerCase();
  }
  return finding.haystack;
}

/// What the reader has chosen; an empty set is no restriction.
const chosen = {
  levels: new Set(),
  checks: new Set(),
  folder: "",
  text: "",
  group: "file",
};

/// The findings to show, and how many there would be for each value of a
/// filter if only that filter were changed.
function select() {
  const words = chosen.text.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = { levels: new Map(), checks: new Map(), folders: new Map() };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  const shown = [];
  for (const finding of findings) {
    const text = haystack(finding);
    if (!words.every((word) => text.includes(word))) continue;
    const level = !chosen.levels.size || chosen.levels.has(finding.level);
    const check = !chosen.checks.size || chosen.checks.has(finding.check);
    const folder = finding.folder.startsWith(chosen.folder);
    if (check && folder) add(counts.levels, finding.level);
    if (level && folder) add(counts.checks, finding.check);
    if (level && check) add(counts.folders, finding.folder);
    if (level && check && folder) shown.push(finding);
  }
  return { shown, counts };
}

/// The findings under the headings the reader wants, in order.
function grouped(shown) {
  const groups = new Map();
  for (const finding of shown) {
    const key = finding[chosen.group];
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(finding);
  }
  const entries = [...groups];
  if (chosen.group === "check")
    entries.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  if (chosen.group === "level")
    entries.sort(([a], [b]) => levelNames.indexOf(a) - levelNames.indexOf(b));
  return entries;
}

/// The choices as the part of the address after "#", so that a view can be
/// shared, and back.
function writeAddress(open) {
  const words = new URLSearchParams();
  for (const level of chosen.levels) words.append("level", level);
  for (const check of chosen.checks) words.append("check", check);
  if (chosen.folder) words.set("folder", chosen.folder);
  if (chosen.text) words.set("search", chosen.text);
  if (chosen.group !== "file") words.set("group", chosen.group);
  if (open) words.set("finding", open);
  const text = words.toString();
  history.replaceState(null, "", text ? `#${text}` : "#");
}

/// The finding the address names, if any.
function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  const known = (list, all) => new Set(list.filter((name) => all.includes(name)));
  chosen.levels = known(words.getAll("level"), levelNames);
  chosen.checks = known(words.getAll("check"), Object.keys(report.checks));
  chosen.folder = words.get("folder") ?? "";
  chosen.text = words.get("search") ?? "";
  const group = words.get("group");
  chosen.group = ["check", "level"].includes(group) ? group : "file";
  return findings.find((finding) => finding.id === words.get("finding"));
}
