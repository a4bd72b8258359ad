// The characters of a temporary string are given to a task awaited later
// Expect: async-dangling-argument

#include <cstdio>
#include <rt/rt.hpp>
#include <string>

rt::task<> remove_file(const char *path) {
  co_await rt::yield();
  std::puts(path);
}

std::string in_home(const std::string &name) { return "/home/ada/" + name; }

rt::task<> run() {
  rt::task<> removing = remove_file(in_home("a file with a long name").c_str());
  co_await std::move(removing);
}

int main() { rt::block_on(run()); }
