// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two ways to say that a task is not awaited, and that it is no mistake.
//
// Both take any task, future, awaiter or join handle of any library, move-only
// or not, and need no library themselves (C++17). The reason is for people:
//
//   async_tidy::discard(warm_up(), "the cache is warm already");
//   async_tidy::forget(save_draft(), "the next draft replaces it");
//
// A name is handed over with std::move, as to whoever else takes a task.
//
#ifndef ASYNC_TIDY_DISCARD_H
#define ASYNC_TIDY_DISCARD_H

namespace async_tidy {
namespace detail {

// A handle that would stop or join its work when destroyed has a detach().
template <class Task>
auto let_go(Task &task, int) -> decltype(static_cast<void>(task.detach())) {
  task.detach();
}
template <class Task> void let_go(Task &, long) {}

} // namespace detail

/// Drops \p task, which is not going to run, or whose work is not needed any
/// more. A lazy task never starts; of an eager one the rest is up to its
/// destructor.
template <class Task>
void discard([[maybe_unused]] Task task, [[maybe_unused]] const char *why = "") {
}

/// Leaves \p task running with nobody to wait for it: neither its result nor
/// its exceptions are of interest. A handle with a member `detach` is told so.
///
/// For work that has started. A lazy task that nobody awaits never does: give
/// that to the library's own detached spawn.
template <class Task>
void forget(Task task, [[maybe_unused]] const char *why = "") {
  detail::let_go(task, 0);
}

} // namespace async_tidy

#endif // ASYNC_TIDY_DISCARD_H
