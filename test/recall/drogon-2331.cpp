// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/drogon/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// drogonframework/drogon#2331
// A row is read with an await, the next one without: the thread that waits is
// by now the one that the answer comes on.

#include <drogon.hpp>

struct server_config {
  int version;
};

drogon::AsyncTask check_version() {
  using namespace drogon::orm;
  CoroMapper<server_config> awaited(drogon::app().getDbClient());
  server_config front = co_await awaited.findByPrimaryKey("front");
  Mapper<server_config> waiting(drogon::app().getDbClient());
  server_config back = waiting.findByPrimaryKey("back");
// CHECK:      :[[@LINE-1]]:32: warning: 'drogon::orm::Mapper::findByPrimaryKey' blocks the thread that runs coroutine 'check_version' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:32: note: 'drogon::orm::Mapper::findByPrimaryKey' waits for the database
// CHECK-NEXT: :[[@LINE-3]]:32: note: await 'drogon::orm::CoroMapper::findByPrimaryKey' instead, which frees the thread
  (void)(front.version == back.version);
}
