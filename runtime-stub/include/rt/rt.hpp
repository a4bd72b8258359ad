// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything: a small, real coroutine runtime in headers only.
//
// To read it in order: task, outcome, awaitable (what a coroutine returns and
// awaits); root, executor, run_queue, current_thread, thread_pool (what resumes
// it); join_handle, spawn, block_on (how it is started); the rest is built on
// these. poll shows how a leaf awaitable is written.
//
#ifndef RT_RT_HPP
#define RT_RT_HPP

#include "rt/async_scope.hpp"
#include "rt/awaitable.hpp"
#include "rt/block_on.hpp"
#include "rt/cancel.hpp"
#include "rt/channel.hpp"
#include "rt/current_thread.hpp"
#include "rt/executor.hpp"
#include "rt/join_handle.hpp"
#include "rt/mutex.hpp"
#include "rt/outcome.hpp"
#include "rt/poll.hpp"
#include "rt/ready.hpp"
#include "rt/spawn.hpp"
#include "rt/spawn_blocking.hpp"
#include "rt/task.hpp"
#include "rt/thread_pool.hpp"
#include "rt/timer.hpp"
#include "rt/when_all.hpp"
#include "rt/when_any.hpp"
#include "rt/yield.hpp"

#endif // RT_RT_HPP
