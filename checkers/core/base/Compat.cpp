//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Compat.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/NestedNameSpecifier.h"
#include "llvm/Support/raw_ostream.h"

#if LLVM_VERSION_MAJOR < 22
using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// Prints types as LLVM 22 does. Before it, what is written without its
/// namespace leaves out those of its template arguments too.
class TypeText {
public:
  explicit TypeText(const PrintingPolicy &Policy) : Policy(Policy) {}

  std::string of(QualType T) {
    Qualifiers Qualifiers = T.getLocalQualifiers();
    const Type *Bare = T.getTypePtr();
    if (const auto *Pointer = dyn_cast<PointerType>(Bare))
      return suffixed(Pointer->getPointeeType(), "*", T);
    if (const auto *Reference = dyn_cast<ReferenceType>(Bare))
      return suffixed(Reference->getPointeeTypeAsWritten(),
                      isa<LValueReferenceType>(Reference) ? "&" : "&&", T);
    std::string Text = unqualified(Bare);
    return Qualifiers.empty() ? Text
                              : Qualifiers.getAsString(Policy) + " " + Text;
  }

private:
  /// int *   int *const
  std::string suffixed(QualType Pointee, StringRef Sigil, QualType T) {
    if (!Pointee->isPointerType() && !Pointee->isReferenceType() &&
        !Pointee->isRecordType() && !Pointee->isBuiltinType() &&
        !Pointee->isEnumeralType())
      return T.getAsString(Policy);
    std::string Text = of(Pointee);
    if (Text.back() != '*' && Text.back() != '&')
      Text += " ";
    return Text + Sigil.str() + T.getLocalQualifiers().getAsString(Policy);
  }

  std::string unqualified(const Type *T) {
    if (const auto *Written = dyn_cast<ElaboratedType>(T))
      return written(Written);
    if (const auto *Template = dyn_cast<TemplateSpecializationType>(T))
      return specialization(Template);
    if (const auto *Replaced = dyn_cast<SubstTemplateTypeParmType>(T))
      return of(Replaced->getReplacementType());
    if (const auto *Auto = dyn_cast<AutoType>(T); Auto && Auto->isDeduced())
      return of(Auto->getDeducedType());
    std::string Text = QualType(T, 0).getAsString(Policy);
    // (unnamed)   (anonymous)
    const TagDecl *Tag = isa<TagType>(T) ? T->getAsTagDecl() : nullptr;
    if (Tag && !Tag->getIdentifier() && !Tag->getTypedefNameForAnonDecl() &&
        (StringRef(Text).ends_with("(unnamed)") ||
         StringRef(Text).ends_with("(anonymous)")))
      Text.insert(Text.size() - 1, " " + Tag->getKindName().str());
    return Text;
  }

  std::string written(const ElaboratedType *T) {
    std::string Text = TypeWithKeyword::getKeywordName(T->getKeyword()).str();
    if (!Text.empty())
      Text += " ";
    Text += scope(T->getQualifier());
    const Type *Named = T->getNamedType().getTypePtr();
    if (const auto *Template = dyn_cast<TemplateSpecializationType>(Named))
      return Text + specialization(Template);
    PrintingPolicy NameOnly(Policy);
    NameOnly.SuppressScope = true;
    return Text + QualType(Named, 0).getAsString(NameOnly);
  }

  std::string specialization(const TemplateSpecializationType *T) {
    std::string Text;
    raw_string_ostream OS(Text);
    T->getTemplateName().print(OS, Policy, TemplateName::Qualified::None);
    const TemplateDecl *Template = T->getTemplateName().getAsTemplateDecl();
    const TemplateParameterList *Parameters =
        Template ? Template->getTemplateParameters() : nullptr;
    // Defaults that are written out stay, and so do those of the arguments.
    PrintingPolicy WithDefaults(Policy);
    WithDefaults.SuppressDefaultTemplateArgs = false;
    OS << '<';
    bool First = true;
    for (const auto &[I, Argument] : enumerate(T->template_arguments()))
      TypeText(WithDefaults)
          .argument(OS, Argument, First,
                    TemplateParameterList::shouldIncludeTypeForArgument(
                        Policy, Parameters, I));
    OS << '>';
    return Text;
  }

  void argument(raw_ostream &OS, const TemplateArgument &Argument, bool &First,
                bool IncludeType) {
    if (Argument.getKind() == TemplateArgument::Pack) {
      for (const TemplateArgument &Element : Argument.pack_elements())
        argument(OS, Element, First, IncludeType);
      return;
    }
    if (!First)
      OS << ", ";
    First = false;
    if (Argument.getKind() == TemplateArgument::Type)
      OS << of(Argument.getAsType());
    else
      Argument.print(Policy, OS, IncludeType);
  }

  /// "std::remove_reference<sea::future<int> &>::"
  std::string scope(const NestedNameSpecifier *Scope) {
    if (!Scope)
      return "";
    const Type *T = Scope->getAsType();
    if (isa_and_nonnull<TemplateSpecializationType>(T))
      return scope(Scope->getPrefix()) + unqualified(T) + "::";
    if (isa_and_nonnull<SubstTemplateTypeParmType>(T))
      return unqualified(T) + "::";
    std::string Text;
    raw_string_ostream OS(Text);
    Scope->print(OS, Policy);
    return Text;
  }

  PrintingPolicy Policy;
};

} // namespace

std::string textOf(QualType T, const PrintingPolicy &Policy) {
  return TypeText(Policy).of(T);
}

} // namespace async_tidy
#endif
