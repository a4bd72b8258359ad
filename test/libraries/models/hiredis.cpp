// Calls every function that the model of hiredis says blocks.
//
// REQUIRES: hiredis
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/hiredis.yaml

#include "Inputs/any.hpp"

#include <cstdarg>
#include <hiredis/hiredis.h>

void calls(any a) {
  redisConnect(a, a);
  redisConnectWithTimeout(a, a, a);
  redisConnectUnix(a);
  redisConnectUnixWithTimeout(a, a);
  redisCommand(a, a);
  redisvCommand(a, a, a);
  redisCommandArgv(a, a, a, a);
  redisGetReply(a, a);
  redisBufferRead(a);
  redisBufferWrite(a, a);
}
