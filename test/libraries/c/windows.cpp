// Windows, whose functions are declared here as its headers do.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/task.hpp>

typedef void *HANDLE;
typedef unsigned long DWORD;
constexpr DWORD INFINITE = 0xffffffff;
extern "C" {
void Sleep(DWORD milliseconds);
DWORD SleepEx(DWORD milliseconds, int alertable);
DWORD WaitForSingleObject(HANDLE handle, DWORD milliseconds);
DWORD WaitForMultipleObjects(DWORD count, const HANDLE *handles, int all,
                             DWORD milliseconds);
int GetQueuedCompletionStatus(HANDLE port, DWORD *size, unsigned long *key,
                              void **overlapped, DWORD milliseconds);
int GetOverlappedResult(HANDLE file, void *overlapped, DWORD *size, int wait);
int FlushFileBuffers(HANDLE file);
int ReadFile(HANDLE file, void *data, DWORD size, DWORD *read, void *overlapped);
int CopyFileW(const wchar_t *from, const wchar_t *to, int fail);
void EnterCriticalSection(void *section);
}
namespace game {
void Sleep(DWORD milliseconds); // another function
}

rt::task<void> sleeps() {
  Sleep(10);
// CHECK:      :[[@LINE-1]]:3: warning: 'Sleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'Sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  Sleep(0); // yields
  SleepEx(INFINITE, true);
// CHECK:      :[[@LINE-1]]:3: warning: 'SleepEx' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'SleepEx' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  game::Sleep(10);
  co_return;
}

rt::task<void> waits(HANDLE *handles, DWORD size, unsigned long key, void *data) {
  WaitForSingleObject(handles[0], INFINITE);
// CHECK:      :[[@LINE-1]]:3: warning: 'WaitForSingleObject' blocks the thread that runs coroutine 'waits' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'WaitForSingleObject' waits until the object is signalled
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  WaitForSingleObject(handles[0], 0); // only looks
  WaitForMultipleObjects(2, handles, true, 100);
// CHECK:      :[[@LINE-1]]:3: warning: 'WaitForMultipleObjects' blocks the thread that runs coroutine 'waits' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'WaitForMultipleObjects' waits until the objects are signalled
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  WaitForMultipleObjects(2, handles, true, 0);
  GetQueuedCompletionStatus(handles[0], &size, &key, &data, INFINITE);
// CHECK:      :[[@LINE-1]]:3: warning: 'GetQueuedCompletionStatus' blocks the thread that runs coroutine 'waits' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'GetQueuedCompletionStatus' waits until an operation has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  GetQueuedCompletionStatus(handles[0], &size, &key, &data, 0);
  GetOverlappedResult(handles[0], data, &size, true);
// CHECK:      :[[@LINE-1]]:3: warning: 'GetOverlappedResult' blocks the thread that runs coroutine 'waits' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'GetOverlappedResult' waits until the operation has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  GetOverlappedResult(handles[0], data, &size, false);
  co_return;
}

/// ReadFile waits unless the file is open for overlapped operations, and
/// a critical section is usually held briefly: kinds that are off by default.
rt::task<void> files(HANDLE file, void *data, DWORD size) {
  ReadFile(file, data, size, &size, nullptr);
  EnterCriticalSection(data);
  FlushFileBuffers(file);
// CHECK:      :[[@LINE-1]]:3: warning: 'FlushFileBuffers' blocks the thread that runs coroutine 'files' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'FlushFileBuffers' waits until the data is on the disk
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  CopyFileW(L"a", L"b", true);
// CHECK:      :[[@LINE-1]]:3: warning: 'CopyFileW' blocks the thread that runs coroutine 'files' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'CopyFileW' copies a file
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}
