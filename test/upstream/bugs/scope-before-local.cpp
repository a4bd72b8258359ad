// A pool is declared before the local that its task uses, and joins later
// Expect: async-scope-outlives-captures

#include <rt/rt.hpp>
#include <string>

rt::task<> append(std::string *to) {
  co_await rt::yield();
  *to += "a text that is too long for the string itself";
}

int main() {
  rt::thread_pool pool(1);
  std::string text;
  rt::spawn_detached(pool, append(&text));
}
