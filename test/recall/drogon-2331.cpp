// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/Inputs | %verify %s

// drogonframework/drogon#2331
// A row is read with an await, the next one without: the thread that waits is
// by now the one that the answer comes on.

#include <drogon.hpp>

struct server_config {
  int version;
};

drogon::AsyncTask check_version() {
  using namespace drogon::orm;
  CoroMapper<server_config> awaited(getDbClient());
  server_config front = co_await awaited.findByPrimaryKey("front");
  Mapper<server_config> waiting(getDbClient());
  server_config back = waiting.findByPrimaryKey("back");
  (void)(front.version == back.version);
}
