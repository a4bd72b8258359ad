//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Embedded.h"
#include "report/HtmlData.h"
#include "report/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/SHA256.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

/// driver/report/html/*: the page, its style and its scripts.
ArrayRef<EmbeddedFile> htmlFiles();

/// All files whose name ends in \p Extension, one after the other.
static std::string textOf(StringRef Extension) {
  std::string Text;
  for (const EmbeddedFile &File : htmlFiles())
    if (File.Name.ends_with(Extension))
      Text += File.Text;
  return Text;
}

static std::string escaped(StringRef Text) {
  std::string Result;
  for (char C : json::isUTF8(Text) ? Text.str() : json::fixUTF8(Text))
    switch (C) {
    case '<':
      Result += "&lt;";
      break;
    case '>':
      Result += "&gt;";
      break;
    case '&':
      Result += "&amp;";
      break;
    case '"':
      Result += "&quot;";
      break;
    default:
      Result += C;
    }
  return Result;
}

/// As the content of a script element: nothing in it can end the element.
static std::string asScriptData(const json::Value &Data) {
  std::string Result;
  for (char C : formatv("{0}", Data).str())
    if (C == '<')
      Result += "\\u003c";
    else
      Result += C;
  return Result;
}

/// What a browser may do for this page: run this script, use this style, and
/// load nothing, whatever the sources say that are shown.
static std::string policy(StringRef Script, StringRef Style) {
  auto Source = [](StringRef Text) {
    return "'sha256-" +
           encodeBase64(SHA256::hash(arrayRefFromStringRef(Text))) + "'";
  };
  return "default-src 'none'; script-src " + Source(Script) + "; style-src " +
         Source(Style) + "; img-src data:; base-uri 'none'; form-action 'none'";
}

void reportHtml(const RunResult &Result, raw_ostream &OS,
                ArrayRef<const CheckEntry *> Checks) {
  std::string Page = textOf(".html");
  std::string Script = "\n" + textOf(".js"), Style = "\n" + textOf(".css");
  std::string Plain;
  raw_string_ostream PlainStream(Plain);
  reportConcise(Result, PlainStream);
  const std::pair<StringRef, std::string> Parts[] = {
      {"policy", escaped(policy(Script, Style))},
      {"summary", escaped(summaryOf(Result))},
      {"plain", escaped(Plain)},
      {"data", asScriptData(htmlData(Result, Checks))},
      {"style", Style},
      {"script", Script}};
  // Each {{name}} once, in one pass: what is put in is not looked at again.
  StringRef Rest = Page;
  while (!Rest.empty()) {
    auto [Before, From] = Rest.split("{{");
    auto [Name, After] = From.split("}}");
    OS << Before;
    for (const auto &[Known, Text] : Parts)
      if (Known == Name)
        OS << Text;
    Rest = After;
  }
}

} // namespace async_tidy
