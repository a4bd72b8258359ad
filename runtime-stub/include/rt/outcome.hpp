// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::outcome<T>: where the end of a piece of work is kept until somebody
// asks for it.
//
#ifndef RT_OUTCOME_HPP
#define RT_OUTCOME_HPP

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace rt {

/// Nothing yet, a value, or an exception.
///
/// A coroutine ends in one place (its promise) and is observed in another (the
/// await_resume of whoever waits), so the end has to be stored in between. \p T
/// may be an object type, a reference or void: a reference is stored as a
/// pointer and void as std::monostate, because an optional can hold neither.
template <class T> class outcome {
  using stored = std::conditional_t<
      std::is_void_v<T>, std::monostate,
      std::conditional_t<std::is_reference_v<T>,
                         std::add_pointer_t<std::remove_reference_t<T>>, T>>;

  // At most one of the two is set; neither means "not yet".
  std::optional<stored> value_;
  std::exception_ptr error_;

public:
  outcome() noexcept = default;
  outcome(outcome &&) = default;
  /// Constructs anew instead of assigning, so that T needs no assignment.
  outcome &operator=(outcome &&other) {
    value_.reset();
    if (other.value_)
      value_.emplace(*std::move(other.value_));
    error_ = std::move(other.error_);
    return *this;
  }

  bool empty() const noexcept { return !value_ && !error_; }
  bool failed() const noexcept { return error_ != nullptr; }

  /// Stores the value; for a reference, the address of what it refers to.
  template <class... Args> void emplace(Args &&...args) {
    if constexpr (std::is_reference_v<T>)
      value_.emplace(std::addressof(args)...);
    else
      value_.emplace(std::forward<Args>(args)...);
  }

  /// A value that was stored before is dropped: the destructor of a local may
  /// throw after co_return.
  void fail(std::exception_ptr e) noexcept {
    value_.reset();
    error_ = std::move(e);
  }

  /// The exception, or null.
  std::exception_ptr exception() const noexcept { return error_; }

  /// Hands the value over, or rethrows. To be called once.
  T take() {
    // The exception is moved out, not copied: this thread then holds the only
    // owner and nobody else frees the object while a handler looks at it.
    if (error_)
      std::rethrow_exception(std::exchange(error_, nullptr));
    if constexpr (std::is_reference_v<T>)
      return static_cast<T>(**value_);
    else if constexpr (!std::is_void_v<T>)
      return *std::move(value_);
  }
};

namespace detail {

/// How one result appears among several (in the tuple, vector or variant of
/// when_all and when_any), where neither void nor a reference can stand.
template <class T> struct combined {
  using type = T;
};
template <> struct combined<void> {
  using type = std::monostate;
};
template <class T> struct combined<T &> {
  using type = T *;
};
template <class T> using combined_t = typename combined<T>::type;

template <class T> combined_t<T> take_combined(outcome<T> &o) {
  if constexpr (std::is_void_v<T>) {
    o.take();
    return {};
  } else if constexpr (std::is_reference_v<T>) {
    return std::addressof(o.take());
  } else {
    return o.take();
  }
}

} // namespace detail
} // namespace rt

#endif // RT_OUTCOME_HPP
