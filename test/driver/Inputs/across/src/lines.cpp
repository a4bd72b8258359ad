#include "lines.hpp"
#include "disk.hpp"

namespace {
void finish() { flushAll(); }
} // namespace

void writeLine(int) { finish(); }
