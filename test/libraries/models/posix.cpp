// Calls every function that the model of POSIX and Linux says blocks.
//
// RUN: %async_tidy facts %s -- -std=c++20 -D_GNU_SOURCE | %python %S/modelled.py %source/checkers/core/models/posix.yaml

#include "Inputs/any.hpp"

#include <aio.h>
#include <cstdarg>
#include <cstdio>
#include <cwchar>
#include <cstdlib>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <fts.h>
#include <ftw.h>
#include <glob.h>
#include <grp.h>
#include <mqueue.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <pwd.h>
#include <resolv.h>
#include <semaphore.h>
#include <shadow.h>
#include <signal.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <termios.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

void calls(any a) {
  sleep(a);
  usleep(a);
  nanosleep(a, a);
  clock_nanosleep(a, a, a, a);
  thrd_sleep(a, a);
  pause();
  sigsuspend(a);
  sigwait(a, a);
  sigwaitinfo(a, a);
  sigtimedwait(a, a, a);
  wait(a);
  waitpid(a, a, a);
  waitid(a, a, a, a);
  wait3(a, a, a);
  wait4(a, a, a, a);
  system(a);
  popen(a, a);
  pclose(a);
  pthread_join(a, a);
  pthread_timedjoin_np(a, a, a);
  pthread_clockjoin_np(a, a, a, a);
  thrd_join(a, a);
  pthread_cond_wait(a, a);
  pthread_cond_timedwait(a, a, a);
  pthread_cond_clockwait(a, a, a, a);
  cnd_wait(a, a);
  cnd_timedwait(a, a, a);
  pthread_barrier_wait(a);
  sem_wait(a);
  sem_timedwait(a, a);
  sem_clockwait(a, a, a);
  pthread_mutex_lock(a);
  pthread_mutex_timedlock(a, a);
  pthread_mutex_clocklock(a, a, a);
  mtx_lock(a);
  mtx_timedlock(a, a);
  pthread_rwlock_rdlock(a);
  pthread_rwlock_timedrdlock(a, a);
  pthread_rwlock_wrlock(a);
  pthread_rwlock_timedwrlock(a, a);
  pthread_spin_lock(a);
  mq_receive(a, a, a, a);
  mq_timedreceive(a, a, a, a, a);
  mq_send(a, a, a, a);
  mq_timedsend(a, a, a, a, a);
  msgrcv(a, a, a, a, a);
  msgsnd(a, a, a, a);
  select(a, a, a, a, a);
  pselect(a, a, a, a, a, a);
  poll(a, a, a);
  ppoll(a, a, a, a);
  epoll_wait(a, a, a, a);
  epoll_pwait(a, a, a, a, a);
  epoll_pwait2(a, a, a, a, a);
  aio_suspend(a, a, a);
  lio_listio(a, a, a, a);
  read(a, a, a);
  write(a, a, a);
  pread(a, a, a, a);
  pread64(a, a, a, a);
  pwrite(a, a, a, a);
  pwrite64(a, a, a, a);
  readv(a, a, a);
  preadv(a, a, a, a);
  preadv64(a, a, a, a);
  writev(a, a, a);
  pwritev(a, a, a, a);
  pwritev64(a, a, a, a);
  recv(a, a, a, a);
  recvfrom(a, a, a, a, a, a);
  recvmsg(a, a, a);
  recvmmsg(a, a, a, a, a);
  send(a, a, a, a);
  sendto(a, a, a, a, a, a);
  sendmsg(a, a, a);
  sendmmsg(a, a, a, a);
  accept(a, a, a);
  accept4(a, a, a, a);
  connect(a, a, a);
  sendfile(a, a, a, a);
  sendfile64(a, a, a, a);
  splice(a, a, a, a, a, a);
  tee(a, a, a, a);
  tcdrain(a);
  eventfd_read(a, a);
  vmsplice(a, a, a, a);
  tcsetattr(a, a, a);
  getaddrinfo(a, a, a, a);
  getnameinfo(a, a, a, a, a, a, a);
  gethostbyname(a);
  gethostbyname2(a, a);
  gethostbyaddr(a, a, a);
  gethostbyname_r(a, a, a, a, a, a);
  gethostbyname2_r(a, a, a, a, a, a, a);
  gethostbyaddr_r(a, a, a, a, a, a, a, a);
  res_query(a, a, a, a, a);
  res_search(a, a, a, a, a);
  res_nquery(a, a, a, a, a, a);
  res_nsearch(a, a, a, a, a, a);
  res_querydomain(a, a, a, a, a, a);
  res_nquerydomain(a, a, a, a, a, a, a);
  res_send(a, a, a, a);
  res_nsend(a, a, a, a, a);
  getaddrinfo_a(a, a, a, a);
  gai_suspend(a, a, a);
  getpwnam(a);
  getpwnam_r(a, a, a, a, a);
  getpwuid(a);
  getpwuid_r(a, a, a, a, a);
  getgrnam(a);
  getgrnam_r(a, a, a, a, a);
  getgrgid(a);
  getgrgid_r(a, a, a, a, a);
  getgrouplist(a, a, a, a);
  initgroups(a, a);
  getspnam(a);
  getspnam_r(a, a, a, a, a);
  getservbyname(a, a);
  getservbyname_r(a, a, a, a, a, a);
  getservbyport(a, a);
  getservbyport_r(a, a, a, a, a, a);
  getprotobyname(a);
  getprotobyname_r(a, a, a, a, a);
  getprotobynumber(a);
  getprotobynumber_r(a, a, a, a, a);
  fsync(a);
  fdatasync(a);
  sync();
  syncfs(a);
  msync(a, a, a);
  flock(a, a);
  lockf(a, a, a);
  lockf64(a, a, a);
  copy_file_range(a, a, a, a, a, a);
  ftw(a, a, a);
  ftw64(a, a, a);
  nftw(a, a, a, a);
  nftw64(a, a, a, a);
  dlopen(a, a);
  dlmopen(a, a, a);
  readahead(a, a, a);
  posix_fallocate(a, a, a);
  posix_fallocate64(a, a, a);
  scandir(a, a, a, a);
  scandir64(a, a, a, a);
  scandirat(a, a, a, a, a);
  scandirat64(a, a, a, a, a);
  glob(a, a, a, a);
  glob64(a, a, a, a);
  fts_read(a);
  fts_children(a, a);
  tmpfile();
  tmpfile64();
  fopen(a, a);
  fopen64(a, a);
  freopen(a, a, a);
  fread(a, a, a, a);
  fgets(a, a, a);
  fgetc(a);
  getc(a);
  fgets_unlocked(a, a, a);
  fgetc_unlocked(a);
  getc_unlocked(a);
  fread_unlocked(a, a, a, a);
  getchar();
  getchar_unlocked();
  getline(a, a, a);
  getdelim(a, a, a, a);
  scanf(a);
  vscanf(a, a);
  fscanf(a, a);
  vfscanf(a, a, a);
  fgetwc(a);
  getwc(a);
  fgetws(a, a, a);
  fwscanf(a, a);
  vfwscanf(a, a, a);
  fgetwc_unlocked(a);
  getwc_unlocked(a);
  fgetws_unlocked(a, a, a);
  getwchar();
  getwchar_unlocked();
  wscanf(a);
  vwscanf(a, a);
  getpass(a);
}
