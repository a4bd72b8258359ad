// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// ffmpeginteropx/FFmpegInteropX#287
// A guard ends when the coroutine has gone back to the thread of its caller.

#include <winrt/base.h>

#include <mutex>
#include <vector>

using winrt::Windows::Foundation::IAsyncOperation;

struct stream {
  int id;
};
stream open_stream(const winrt::hstring &name);

class media_source {
  std::recursive_mutex mutex;
  std::vector<stream> subtitles;

public:
  IAsyncOperation<int> add_subtitle(winrt::hstring name) {
    winrt::apartment_context caller;
    co_await winrt::resume_background();
    stream added = open_stream(name);
    std::lock_guard<std::recursive_mutex> lock(mutex);
// CHECK:      :[[@LINE-1]]:43: warning: 'lock' holds 'mutex' while coroutine 'add_subtitle' is suspended, which lets in all that runs on its thread [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'add_subtitle' leaves its thread to others at this 'co_await'; what locks 'mutex' there gets it, too
// CHECK-NEXT: :[[@LINE-3]]:43: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    subtitles.push_back(added);
    co_await caller;
    co_return added.id;
  }
};
