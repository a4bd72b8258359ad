//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/SpilledBytes.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// One reader's hold on what several read.
class SharedBuffer : public MemoryBuffer {
public:
  SharedBuffer(std::shared_ptr<MemoryBuffer> Whole, StringRef Name)
      : Whole(std::move(Whole)), Name(Name) {
    init(this->Whole->getBufferStart(), this->Whole->getBufferEnd(),
         /*RequiresNullTerminator=*/false);
  }

  StringRef getBufferIdentifier() const override { return Name; }
  BufferKind getBufferKind() const override { return Whole->getBufferKind(); }

private:
  std::shared_ptr<MemoryBuffer> Whole;
  std::string Name;
};

} // namespace

/// A file that holds \p Bytes and has no name, or -1.
static int namelessFile(StringRef Bytes) {
  int File;
  SmallString<128> Path;
  if (sys::fs::createTemporaryFile("async-tidy", "", File, Path))
    return -1;
  bool Nameless = !sys::fs::remove(Path);
  raw_fd_ostream Stream(File, /*shouldClose=*/false, /*unbuffered=*/true);
  Stream << Bytes;
  bool Written = !Stream.has_error();
  Stream.clear_error();
  if (Nameless && Written)
    return File;
  (void)sys::Process::SafelyCloseFileDescriptor(File);
  return -1;
}

SpilledBytes::SpilledBytes(StringRef Bytes)
    : Size(Bytes.size()), File(namelessFile(Bytes)) {
  if (File == -1)
    InMemory = MemoryBuffer::getMemBufferCopy(Bytes);
}

SpilledBytes::~SpilledBytes() {
  if (File != -1)
    (void)sys::Process::SafelyCloseFileDescriptor(File);
}

std::unique_ptr<MemoryBuffer> SpilledBytes::read(StringRef Name) const {
  std::lock_guard Held(Lock);
  std::shared_ptr<MemoryBuffer> Whole = InMemory ? InMemory : Mapped.lock();
  if (!Whole) {
    auto New = MemoryBuffer::getOpenFile(sys::fs::convertFDToNativeFile(File),
                                         Name, Size,
                                         /*RequiresNullTerminator=*/false);
    if (!New)
      return nullptr;
    Whole = std::move(*New);
    Mapped = Whole;
  }
  return std::make_unique<SharedBuffer>(std::move(Whole), Name);
}

} // namespace async_tidy
