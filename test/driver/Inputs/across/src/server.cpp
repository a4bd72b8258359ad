#include "log.hpp"
#include <rt/task.hpp>

rt::task<void> serve() {
  logRequest(1);
  co_return;
}
