// Source lines with what is pointed at, and what fixes change, as elements.

/// An element; `text` and the strings among `children` are text, never markup.
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") made.textContent = value;
    else if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const keywords =
  "alignas|alignof|auto|bool|break|case|catch|char|class|concept|const|" +
  "consteval|constexpr|constinit|const_cast|continue|co_await|co_return|" +
  "co_yield|decltype|default|delete|do|double|dynamic_cast|else|enum|explicit|" +
  "export|extern|false|final|float|for|friend|goto|if|inline|int|long|mutable|" +
  "namespace|new|noexcept|nullptr|operator|override|private|protected|public|" +
  "register|reinterpret_cast|requires|return|short|signed|sizeof|static|" +
  "static_assert|static_cast|struct|switch|template|this|thread_local|throw|" +
  "true|try|typedef|typename|union|unsigned|using|virtual|void|volatile|while";
const lexer = new RegExp(
  [
    "(?<comment>//.*|/\\*.*?(?:\\*/|$))",
    "(?<string>\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^'\\\\]|\\\\.)+')",
    "(?<number>\\b\\d[\\w.']*)",
    "(?<directive>^\\s*#\\s*\\w+)",
    `(?<keyword>\\b(?:${keywords})\\b)`,
  ].join("|"),
  "g",
);

/// Parts of a line of C++ that have a colour: [begin, end, kind].
function tokensOf(text) {
  const tokens = [];
  for (const match of text.matchAll(lexer))
    for (const [kind, words] of Object.entries(match.groups))
      if (words !== undefined)
        tokens.push([match.index, match.index + words.length, kind]);
  return tokens;
}

/// Characters that would change how the text around them reads: they are shown
/// by their number.
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

function plainText(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(hidden)) {
    const code = match[0].codePointAt(0).toString(16).toUpperCase();
    parts.push(
      text.slice(at, match.index),
      element("span", { class: "hidden-character", text: `U+${code.padStart(4, "0")}` }),
    );
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

/// The pieces of `text`; `marks` are [begin, end, tag] and may lie over tokens.
function pieces(text, marks, tokens = tokensOf(text)) {
  const cuts = new Set([0, text.length]);
  for (const [begin, end] of [...marks, ...tokens]) cuts.add(begin).add(end);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  const runs = []; // Of pieces under the same marks, which are one element each.
  for (let i = 0; i + 1 < places.length; ++i) {
    const [begin, end] = [places[i], places[i + 1]];
    const covers = ([from, to]) => from <= begin && end <= to;
    let words = plainText(text.slice(begin, end));
    const token = tokens.find(covers);
    if (token) words = [element("span", { class: token[2] }, ...words)];
    const over = marks.filter(covers);
    const last = runs.at(-1);
    if (last && last.over.length === over.length && over.every((mark) => last.over.includes(mark)))
      last.words.push(...words);
    else runs.push({ over, words });
  }
  return runs.flatMap(({ over, words }) =>
    over.reduce((inner, mark) => [element("mark", { class: mark[2] }, ...inner)], words),
  );
}

/// The word that begins at `at`, or one character.
function wordEnd(text, at) {
  const word = /^(?:[\p{L}\p{N}_]+|.)/u.exec(text.slice(at));
  return at + (word ? word[0].length : 0);
}

/// What `step` points at in line `number`, which reads `text`.
function marksOf(step, number, text) {
  const marks = [];
  if (step.range) {
    const [first, begin, last, end] = step.range;
    if (first <= number && number <= last) {
      const indent = text.length - text.trimStart().length;
      marks.push([
        number === first ? begin : indent,
        number === last ? end : text.length,
        "range",
      ]);
    }
  }
  const [line, column] = step.at;
  if (line === number) {
    const [first, begin] = step.range ?? [0, 0];
    // A range that begins here says more than its first word.
    if (!step.range || first !== line || begin !== column)
      marks.push([column, wordEnd(text, column), "caret"]);
  }
  return marks.filter(([begin, end]) => begin < end);
}


/// The source that `step` points at, with some lines around it.
function excerpt(step) {
  const { lines } = report.files[step.file];
  const [first, last] = step.lines;
  const code = element("code");
  for (let number = first; number <= last; ++number) {
    const text = lines[number];
    if (text === undefined) continue;
    const words = pieces(text, marksOf(step, number, text));
    const line = element("span", { class: "line", "data-line": number }, ...words, "\n");
    if (number === step.line) line.classList.add("here");
    code.append(line);
  }
  const rest = (step.range ? step.range[2] : 0) - last;
  if (rest > 0)
    code.append(element("span", { class: "more", text: `… ${rest} more ${rest === 1 ? "line" : "lines"}\n` }));
  return code.childElementCount
    ? element("pre", { class: "source" }, code)
    : element("p", { class: "gone", text: "The source is no longer there." });
}

/// Where two texts differ: [begin, end in old, end in new].
function difference(old, now) {
  let begin = 0;
  while (begin < old.length && begin < now.length && old[begin] === now[begin]) ++begin;
  let tail = 0;
  while (
    tail < old.length - begin &&
    tail < now.length - begin &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    ++tail;
  return [begin, old.length - tail, now.length - tail];
}

function diffLine(tag, sign, text, begin, end) {
  const marks = begin < end ? [[begin, end, "changed"]] : [];
  return element(tag, { class: "line" }, `${sign} `, ...pieces(text, marks), "\n");
}

/// A fix as the lines it takes away and those it puts there.
function diff(hunk) {
  const code = element("code");
  const removed = [];
  const added = [];
  for (let i = 0; i < Math.max(hunk.before.length, hunk.after.length); ++i) {
    const [old, now] = [hunk.before[i], hunk.after[i]];
    const [begin, oldEnd, nowEnd] =
      old === undefined || now === undefined ? [0, 0, 0] : difference(old, now);
    if (old !== undefined) removed.push(diffLine("del", "-", old, begin, oldEnd));
    if (now !== undefined) added.push(diffLine("ins", "+", now, begin, nowEnd));
  }
  code.append(...removed, ...added);
  const { path } = report.files[hunk.file];
  return element(
    "figure",
    {},
    element("figcaption", { text: `${path}:${hunk.line}` }),
    element("pre", { class: "source diff" }, code),
  );
}
