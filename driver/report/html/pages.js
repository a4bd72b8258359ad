// The documentation of the checks: the Markdown of docs/checks, as elements.

function pageLink(words, target) {
  if (/^https:\/\//.test(target))
    return element("a", { href: target, rel: "noreferrer", target: "_blank" }, ...words);
  const check = `async-${target.replace(/\.md(#.*)?$/, "")}`;
  if (report.checks[check])
    return element("button", { type: "button", class: "link", onclick: () => showPage(check) }, ...words);
  return element("span", {}, ...words);
}

/// Code in back quotes, **strong** words and [links](address).
function inline(text) {
  const parts = [];
  const syntax = /`([^`]+)`|\*\*([^*]+)\*\*|\[((?:`[^`]*`|[^\]`])+)\]\(([^)\s]+)\)/g;
  let at = 0;
  for (const match of text.matchAll(syntax)) {
    parts.push(text.slice(at, match.index));
    const [, code, strong, words, target] = match;
    if (code !== undefined) parts.push(element("code", { text: code }));
    else if (strong !== undefined) parts.push(element("strong", {}, ...inline(strong)));
    else parts.push(pageLink(inline(words), target));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

function codeBlock(kind, lines) {
  const code = element("code");
  const [language, verdict] = kind.split(/\s+/);
  for (const text of lines)
    code.append(element("span", { class: "line" }, ...(language === "cpp" ? pieces(text, []) : plainText(text)), "\n"));
  const words = { reported: "reported", mended: "mended", silent: "not reported" }[verdict];
  const pre = element("pre", { class: "source" }, code);
  if (!words) return pre;
  return element("figure", { class: verdict }, element("figcaption", { text: words }), pre);
}

function table(lines) {
  const cells = (line) => line.replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
  const row = (tag, line) => element("tr", {}, ...cells(line).map((cell) => element(tag, {}, ...inline(cell))));
  const [head, , ...body] = lines;
  return element(
    "div",
    { class: "table" },
    element("table", {}, element("thead", {}, row("th", head)), element("tbody", {}, ...body.map((line) => row("td", line)))),
  );
}

/// The blocks of a page, without its title.
function markdown(text) {
  const result = [];
  const lines = text.split("\n");
  let at = 0;
  const take = (wanted) => {
    const taken = [];
    while (at < lines.length && wanted(lines[at])) taken.push(lines[at++]);
    return taken;
  };
  const marker = /^\s*(?:[-*]|\d+\.)\s+/;
  const plain = (line) => line.trim() && !/^(#|```|\|)/.test(line) && !marker.test(line);
  while (at < lines.length) {
    const line = lines[at];
    if (line.startsWith("```")) {
      ++at;
      result.push(codeBlock(line.slice(3).trim(), take((next) => !next.startsWith("```"))));
      ++at;
    } else if (line.startsWith("#")) {
      ++at;
      const [, depth, words] = /^(#+)\s*(.*)$/.exec(line);
      if (depth.length > 1) result.push(element(`h${depth.length + 1}`, {}, ...inline(words)));
    } else if (line.startsWith("|")) {
      result.push(table(take((next) => next.startsWith("|"))));
    } else if (marker.test(line)) {
      const list = element(/^\s*\d/.test(line) ? "ol" : "ul");
      while (at < lines.length && marker.test(lines[at])) {
        const item = [lines[at++].replace(marker, ""), ...take(plain)];
        list.append(element("li", {}, ...inline(item.map((words) => words.trim()).join(" "))));
      }
      result.push(list);
    } else if (line.trim()) {
      result.push(element("p", {}, ...inline(take(plain).join(" ") || lines[at++])));
    } else {
      ++at;
    }
  }
  return result;
}

function showDialog(title, ...content) {
  const dialog = document.getElementById("help");
  document.getElementById("help-title").textContent = title;
  const body = document.getElementById("help-body");
  body.replaceChildren(...content);
  if (!dialog.open) dialog.showModal();
  body.scrollTop = 0;
}

function showPage(check) {
  const { page, summary } = report.checks[check];
  showDialog(check, ...(page ? markdown(page) : [element("p", { text: summary ?? "It has no page." })]));
}
