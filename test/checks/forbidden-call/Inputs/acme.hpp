#include <ctime>
#include <rt/rt.hpp>
#include <string>

namespace acme {
void flush();
void flush(int level);
rt::task<> flush_later();
struct log {
  void flush();
};
struct file_log : log {};
struct session {
  explicit session(std::string name);
  session(const session &);
};
struct registry {
  int &operator[](int);
  int at(int);
};
struct hook {
  void operator()(int);
};
registry &operator<<(registry &, int);
std::string load(std::string name);
rt::task<std::string> async_load(std::string name);
void store(std::string name, std::string text);
rt::task<> async_store(std::string name, std::string text, bool sync);
int parse(std::string text);
template <class T> T pick(T a, T b);
rt::task<> move_to_io();
inline namespace v2 {
int helper();
}
} // namespace acme
