// The pool is declared after the local, so it joins before the local is gone

#include <rt/rt.hpp>
#include <string>

rt::task<> append(std::string &to) {
  co_await rt::yield();
  to += "a text that is too long for the string itself";
}

int main() {
  std::string text;
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, append(text));
}
