// A library's header: the bodies of its functions are not read.
#ifndef INITIATE_HPP
#define INITIATE_HPP

#include <rt/rt.hpp>

#include <string>
#include <utility>

namespace library {
template <class Start, class... Args>
rt::task<> initiate(Start start, Args &&...args) {
  return start(std::string(std::forward<Args>(args))...);
}
inline rt::task<> copies(rt::task<> (*start)(std::string),
                         const std::string &text) {
  return start(text);
}
} // namespace library

#endif // INITIATE_HPP
