// A mutex of POSIX is locked
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <pthread.h>
#include <rt/rt.hpp>

pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
int total = 0;

rt::task<> add() {
  pthread_mutex_lock(&m);
  ++total;
  co_await rt::yield();
  pthread_mutex_unlock(&m);
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
