// Calls every function that the model of libuv says blocks.
//
// REQUIRES: libuv
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/libuv.yaml 'uvw::*'

#include "Inputs/any.hpp"

#include <uv.h>

void calls(any a) {
  uv_sleep(a);
  uv_thread_join(a);
  uv_sem_wait(a);
  uv_cond_wait(a, a);
  uv_cond_timedwait(a, a, a);
  uv_barrier_wait(a);
  uv_mutex_lock(a);
  uv_rwlock_rdlock(a);
  uv_rwlock_wrlock(a);
}
