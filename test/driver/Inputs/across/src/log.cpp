#include "log.hpp"
#include "lines.hpp"

void logRequest(int number) {
  if (number > 0)
    writeLine(number);
}
