#ifndef DISK_HPP
#define DISK_HPP

#include <chrono>
#include <thread>

namespace disk {
inline void settle() {
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
}
inline int load(int block) {
  settle();
  return block;
}
template <class T> T load_as(int block) { return T(load(block)); }
} // namespace disk

#endif // DISK_HPP
