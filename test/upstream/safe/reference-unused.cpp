// The coroutine never uses the parameter

#include <rt/rt.hpp>
#include <string>

rt::task<> on_message(const std::string &) { co_await rt::yield(); }

rt::task<> run() {
  rt::task<> handling = on_message("ping");
  co_await std::move(handling);
}

int main() { rt::block_on(run()); }
