//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What reading any YAML file of a user takes: the pieces of a grammar, and
/// errors that name the file, line and column.

#ifndef ASYNC_TIDY_CORE_MODELS_YAMLREADER_H
#define ASYNC_TIDY_CORE_MODELS_YAMLREADER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <string>

namespace async_tidy {

/// Base of a reader of one file. Every function that can fail answers false
/// after it has said what is wrong; nobody goes on after that.
class YamlReader {
public:
  explicit YamlReader(llvm::StringRef FileName) : FileName(FileName) {}

protected:
  /// Calls \p Document with the one document of \p Text. Its complaint, or
  /// the parser's, is the error.
  llvm::Error
  readDocument(llvm::StringRef Text,
               llvm::function_ref<bool(llvm::yaml::Node &)> Document);

  /// Where \p At is; the beginning of the file when it is not in it.
  std::pair<unsigned, unsigned> lineAndColumn(llvm::SMLoc At) const;

  bool fail(llvm::SMLoc At, const llvm::Twine &What);
  bool fail(const llvm::yaml::Node &N, const llvm::Twine &What);
  /// "unknown role 'blockin', did you mean 'blocking'? (one of: ...)"
  bool failUnknown(const llvm::yaml::Node &N, llvm::StringRef What,
                   llvm::StringRef Given,
                   llvm::ArrayRef<llvm::StringRef> Known);

  /// The keys a mapping has, and where they stand.
  struct Keys {
    llvm::SMLoc Start;
    llvm::StringMap<llvm::SMLoc> At;
  };
  struct Field {
    llvm::StringRef Key;
    llvm::function_ref<bool(llvm::yaml::Node &)> Read;
  };

  /// A mapping with keys of \p Fields, each at most once.
  bool mapping(llvm::yaml::Node &N, llvm::StringRef What, Keys &Given,
               llvm::ArrayRef<Field> Fields);
  /// A mapping with any keys; \p Each gets a key with its value.
  bool entries(llvm::yaml::Node &N, llvm::StringRef What,
               llvm::function_ref<bool(llvm::yaml::ScalarNode &,
                                       llvm::StringRef, llvm::yaml::Node &)>
                   Each);
  /// A list with at least one item.
  bool sequence(llvm::yaml::Node &N, llvm::StringRef What,
                llvm::function_ref<bool(llvm::yaml::Node &)> Each);
  /// A string that is not empty.
  bool string(llvm::yaml::Node &N, std::string &Out);

  /// "a list", "a word", ...
  static llvm::StringRef describe(const llvm::yaml::Node &N);

  llvm::StringRef FileName;
  llvm::SourceMgr Sources;

private:
  bool hasValue(const llvm::yaml::Node &Key, llvm::StringRef Name,
                const llvm::yaml::Node *Value);
  void noteSyntaxError(const llvm::SMDiagnostic &D);

  std::string Problem;
  std::string SyntaxError;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODELS_YAMLREADER_H
