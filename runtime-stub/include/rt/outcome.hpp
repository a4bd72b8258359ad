// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::outcome<T>: where the end of a piece of work is kept until somebody
// asks for it.
//
#ifndef RT_OUTCOME_HPP
#define RT_OUTCOME_HPP

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

namespace rt {

/// Nothing yet, a value, or an exception.
///
/// A coroutine ends in one place (its promise) and is observed in another (the
/// await_resume of whoever waits), so the end has to be stored in between. \p T
/// may be an object type, a reference or void: a reference is stored as a
/// pointer and void as std::monostate, because a variant can hold neither.
template <class T> class outcome {
  using stored = std::conditional_t<
      std::is_void_v<T>, std::monostate,
      std::conditional_t<std::is_reference_v<T>,
                         std::add_pointer_t<std::remove_reference_t<T>>, T>>;

  // Alternatives are told apart by index, never by type, so that a task whose
  // result *is* a std::exception_ptr or a std::monostate works as well.
  static constexpr std::size_t nothing = 0, value = 1, error = 2;
  std::variant<std::monostate, stored, std::exception_ptr> state_;

public:
  outcome() noexcept = default;
  outcome(outcome &&) = default;
  /// Constructs anew instead of assigning, so that T needs no assignment.
  outcome &operator=(outcome &&other) {
    if (other.failed())
      fail(std::move(std::get<error>(other.state_)));
    else if (other.empty())
      state_.template emplace<nothing>();
    else
      state_.template emplace<value>(std::move(std::get<value>(other.state_)));
    return *this;
  }

  bool empty() const noexcept { return state_.index() == nothing; }
  bool failed() const noexcept { return state_.index() == error; }

  /// Stores the value; for a reference, the address of what it refers to.
  template <class... Args> void emplace(Args &&...args) {
    if constexpr (std::is_reference_v<T>)
      state_.template emplace<value>(std::addressof(args)...);
    else
      state_.template emplace<value>(std::forward<Args>(args)...);
  }

  void fail(std::exception_ptr e) noexcept {
    state_.template emplace<error>(std::move(e));
  }

  /// The exception, or null.
  std::exception_ptr exception() const noexcept {
    return failed() ? std::get<error>(state_) : nullptr;
  }

  /// Hands the value over, or rethrows. To be called once.
  T take() {
    // The exception is moved out, not copied: this thread then holds the only
    // owner and nobody else frees the object while a handler looks at it.
    if (failed())
      std::rethrow_exception(std::exchange(std::get<error>(state_), nullptr));
    if constexpr (std::is_reference_v<T>)
      return static_cast<T>(*std::get<value>(state_));
    else if constexpr (!std::is_void_v<T>)
      return std::move(std::get<value>(state_));
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
  using type = std::reference_wrapper<T>;
};
template <class T> using combined_t = typename combined<T>::type;

template <class T> combined_t<T> take_combined(outcome<T> &o) {
  if constexpr (std::is_void_v<T>) {
    o.take();
    return {};
  } else {
    return o.take();
  }
}

} // namespace detail
} // namespace rt

#endif // RT_OUTCOME_HPP
