//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/Provenance.h"
#include "analysis/CompileCommands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace async_tidy {

/// A change of what is written needs another number.
std::string thisTool(const char *ProgramName) {
  static int Address; // of something in this program
  FileHashes Files;
  return "async-tidy " ASYNC_TIDY_VERSION " (LLVM " LLVM_VERSION_STRING ") " +
         Files.of(sys::fs::getMainExecutable(ProgramName, &Address));
}

Provenance Provenance::of(const Unit &U, StringRef Tool, StringRef Models) {
  std::string Command = U.Directory;
  for (StringRef Argument : U.Arguments)
    (Command += '\0') += Argument;
  return {Tool.str(), U.File, contentHash(Command), Models.str(), {}};
}

bool Provenance::isStill(const Provenance &Then, FileHashes &Files) const {
  return Then.Tool == Tool && Then.File == File && Then.Command == Command &&
         Then.Models == Models &&
         all_of(Then.Inputs, [&](const InputFile &Input) {
           return Files.of(Input.Path) == Input.Hash;
         });
}

std::string Provenance::key() const {
  return contentHash(File + '\0' + Command);
}

void Provenance::write(raw_ostream &OS) const {
  json::OStream JSON(OS);
  JSON.object([&] {
    JSON.attribute("tool", json::fixUTF8(Tool));
    JSON.attribute("file", json::fixUTF8(File));
    JSON.attribute("command", Command);
    JSON.attribute("models", Models);
    JSON.attributeArray("inputs", [&] {
      for (const InputFile &Input : Inputs)
        JSON.object([&] {
          JSON.attribute("path", json::fixUTF8(Input.Path));
          JSON.attribute("hash", Input.Hash);
        });
    });
  });
  OS << '\n';
}

static bool fromJSON(const json::Value &Value, InputFile &Out, json::Path P) {
  json::ObjectMapper Map(Value, P);
  return Map && Map.map("path", Out.Path) && Map.map("hash", Out.Hash);
}

static bool fromJSON(const json::Value &Value, Provenance &Out, json::Path P) {
  json::ObjectMapper Map(Value, P);
  return Map && Map.map("tool", Out.Tool) && Map.map("file", Out.File) &&
         Map.map("command", Out.Command) && Map.map("models", Out.Models) &&
         Map.map("inputs", Out.Inputs);
}

Expected<Provenance> Provenance::read(StringRef Line) {
  Expected<json::Value> Document = json::parse(Line);
  if (!Document)
    return createStringError("it is damaged: " +
                             toString(Document.takeError()));
  Provenance Result;
  json::Path::Root Root;
  if (!fromJSON(*Document, Result, Root))
    return createStringError("it is damaged: " + toString(Root.getError()));
  return Result;
}

} // namespace async_tidy
