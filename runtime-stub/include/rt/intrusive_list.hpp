// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A first-in first-out list whose nodes live inside the listed objects.
//
#ifndef RT_INTRUSIVE_LIST_HPP
#define RT_INTRUSIVE_LIST_HPP

namespace rt::detail {

/// Base of whatever can be listed. A node points at itself while unlisted.
///
/// Waiting coroutines are listed this way because the awaiter already has a
/// home, the frame of the suspended coroutine: waiting allocates nothing, and
/// an awaiter that is destroyed early can leave the list in constant time.
struct list_node {
  list_node *prev = this;
  list_node *next = this;

  list_node() = default;
  // Others point at this object, so it stays where it is.
  list_node(const list_node &) = delete;
  list_node &operator=(const list_node &) = delete;

  bool listed() const noexcept { return next != this; }
  void unlist() noexcept {
    prev->next = next;
    next->prev = prev;
    prev = next = this;
  }
};

/// Not synchronised: whoever owns the list also owns the lock around it.
template <class T> class intrusive_list {
  list_node head_;

public:
  bool empty() const noexcept { return !head_.listed(); }
  void push_back(T &item) noexcept {
    list_node &node = item;
    node.prev = head_.prev;
    node.next = &head_;
    head_.prev->next = &node;
    head_.prev = &node;
  }
  T &front() noexcept { return static_cast<T &>(*head_.next); }
  T &pop_front() noexcept {
    T &first = front();
    first.unlist();
    return first;
  }
};

} // namespace rt::detail

#endif // RT_INTRUSIVE_LIST_HPP
