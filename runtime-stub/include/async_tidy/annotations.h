// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Words by which code tells async-tidy what it cannot see for itself.
//
// Each macro expands to an attribute under clang and to nothing under other
// compilers, and needs no library. Put one before the declaration of a
// function, or between `class` or `struct` and the name of a type:
//
//   ASYNC_TIDY_BLOCKING int read_sensor(int fd);
//   class ASYNC_TIDY_NOT_SEND session { ... };
//
#ifndef ASYNC_TIDY_ANNOTATIONS_H
#define ASYNC_TIDY_ANNOTATIONS_H

#if defined(__cplusplus) && defined(__clang__)
#define ASYNC_TIDY_DETAIL_ANNOTATE(WORD) [[clang::annotate("async::" WORD)]]
#else
#define ASYNC_TIDY_DETAIL_ANNOTATE(WORD)
#endif

// On a function: it may block the calling thread.
#define ASYNC_TIDY_BLOCKING ASYNC_TIDY_DETAIL_ANNOTATE("blocking")
// On a function: it never blocks, whatever its body looks like (asserted).
#define ASYNC_TIDY_NONBLOCKING ASYNC_TIDY_DETAIL_ANNOTATE("nonblocking")
// On a function: runs its task or callable concurrently with the caller.
#define ASYNC_TIDY_SPAWN ASYNC_TIDY_DETAIL_ANNOTATE("spawn")
// On a function: keeps its task or callable beyond the call.
#define ASYNC_TIDY_SINK ASYNC_TIDY_DETAIL_ANNOTATE("sink")
// On a function: the closure lives until its coroutine has ended.
#define ASYNC_TIDY_OWNS_CALLABLE ASYNC_TIDY_DETAIL_ANNOTATE("owns_callable")
// On a function: runs its callable where blocking is fine.
#define ASYNC_TIDY_OFFLOAD ASYNC_TIDY_DETAIL_ANNOTATE("offload")
// On a function: awaiting it moves the coroutine to where blocking is fine.
#define ASYNC_TIDY_BLOCKING_CONTEXT ASYNC_TIDY_DETAIL_ANNOTATE("blocking_context")
// On a function: waits for a task by blocking the calling thread.
#define ASYNC_TIDY_BLOCK_ON ASYNC_TIDY_DETAIL_ANNOTATE("block_on")
// On a function: when it is done, the children of its object have ended.
#define ASYNC_TIDY_JOINS ASYNC_TIDY_DETAIL_ANNOTATE("joins")
// On a function or class: its task or handle may be dropped unawaited.
#define ASYNC_TIDY_MAY_DROP ASYNC_TIDY_DETAIL_ANNOTATE("may_drop")
// On an executor type, or a function returning one: several threads resume.
#define ASYNC_TIDY_MULTI_THREADED ASYNC_TIDY_DETAIL_ANNOTATE("multi_threaded")
// On an executor type, or a function returning one: one at a time (strands too).
#define ASYNC_TIDY_SINGLE_THREADED ASYNC_TIDY_DETAIL_ANNOTATE("single_threaded")
// On a type: may be handed to another thread.
#define ASYNC_TIDY_SEND ASYNC_TIDY_DETAIL_ANNOTATE("send")
// On a type: must stay on the thread that made it.
#define ASYNC_TIDY_NOT_SEND ASYNC_TIDY_DETAIL_ANNOTATE("not_send")
// On a type: several threads may use one object of it at once.
#define ASYNC_TIDY_SYNC ASYNC_TIDY_DETAIL_ANNOTATE("sync")

#endif // ASYNC_TIDY_ANNOTATIONS_H
