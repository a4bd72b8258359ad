// RUN: %async_tidy --quiet --format=concise --checks=-*,async-contradicted-annotation --model-file=%S/Inputs/model.yaml %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-contradicted-annotation reports: a class that is said to be Send
// or Sync, here or in Inputs/model.yaml, and has a part that is not.

#include "Inputs/counted.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

// --- annotated

struct ASYNC_TIDY_SEND byMember {
// CHECK:      :[[@LINE-1]]:24: warning: 'byMember' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+4]]:11: note: member 'c' of 'byMember' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  int n;
  counted c;
};

struct ASYNC_TIDY_SEND byElement {
// CHECK:      :[[@LINE-1]]:24: warning: 'byElement' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:47: note: member 'all' of 'byElement' has type 'std::map<std::string, std::vector<counted>>'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::map<std::string, std::vector<counted>> all;
};

struct ASYNC_TIDY_SEND byOwner {
// CHECK:      :[[@LINE-1]]:24: warning: 'byOwner' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:28: note: member 'c' of 'byOwner' has type 'std::unique_ptr<counted>'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::unique_ptr<counted> c;
};

struct ASYNC_TIDY_SEND bySharedOwner {
// CHECK:      :[[@LINE-1]]:24: warning: 'bySharedOwner' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:28: note: member 'c' of 'bySharedOwner' has type 'std::shared_ptr<counted>'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::shared_ptr<counted> c;
};

struct ASYNC_TIDY_SEND byOptionalArray {
// CHECK:      :[[@LINE-1]]:24: warning: 'byOptionalArray' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:26: note: member 'c' of 'byOptionalArray' has type 'std::optional<counted>[2]'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::optional<counted> c[2];
};

struct ASYNC_TIDY_SEND byBase : counted {};
// CHECK:      :[[@LINE-1]]:24: warning: 'byBase' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-2]]:33: note: base of 'byBase' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back

struct inner {
  counted c;
};
struct middle {
  inner i;
};
struct ASYNC_TIDY_SEND byMemberOfMember {
// CHECK:      :[[@LINE-1]]:24: warning: 'byMemberOfMember' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+5]]:23: note: member 'all' of 'byMemberOfMember' has type 'std::vector<middle>'
// CHECK-NEXT: :[[@LINE-5]]:9: note: member 'i' of 'middle' has type 'inner'
// CHECK-NEXT: :[[@LINE-9]]:11: note: member 'c' of 'inner' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-6]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::vector<middle> all;
};

class ASYNC_TIDY_SEND byItsOwnCount {
// CHECK:      :[[@LINE-1]]:23: warning: 'byItsOwnCount' is annotated 'async::send', but its reference count 'refs' is not atomic [async-contradicted-annotation]
// CHECK-NEXT: counted.hpp:5:7: note: copies of 'byItsOwnCount' on two threads count here at the same time
// CHECK-NEXT: :[[@LINE-3]]:23: note: what is said is believed at every spawn: mend the part, or take the word back
  block *p;

public:
  byItsOwnCount(const byItsOwnCount &o) : p(o.p) { ++p->refs; }
  ~byItsOwnCount() { --p->refs; }
};

struct ASYNC_TIDY_SEND byLock {
// CHECK:      :[[@LINE-1]]:24: warning: 'byLock' is annotated 'async::send', but a part of it, 'std::unique_lock<std::mutex>', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:32: note: member 'held' of 'byLock' has type 'std::unique_lock<std::mutex>'
// CHECK-NEXT: :[[@LINE+2]]:32: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::unique_lock<std::mutex> held;
};

struct ASYNC_TIDY_SEND byAnnotatedPart {
// CHECK:      :[[@LINE-1]]:24: warning: 'byAnnotatedPart' is annotated 'async::send', but a part of it, 'window', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:10: note: member 'w' of 'byAnnotatedPart' has type 'window'
// CHECK-NEXT: counted.hpp:16:27: note: 'window' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  window w;
};

struct ASYNC_TIDY_SEND byModelledPart {
// CHECK:      :[[@LINE-1]]:24: warning: 'byModelledPart' is annotated 'async::send', but a part of it, 'acme::widget', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:16: note: member 'w' of 'byModelledPart' has type 'acme::widget'
// CHECK-NEXT: :[[@LINE+2]]:16: note: 'acme::widget' must stay on one thread: belongs to the thread of the user interface
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  acme::widget w;
};

struct ASYNC_TIDY_SEND byModelledBase : acme::widget {};
// CHECK:      :[[@LINE-1]]:24: warning: 'byModelledBase' is annotated 'async::send', but a part of it, 'acme::widget', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-2]]:41: note: base of 'byModelledBase' has type 'acme::widget'
// CHECK-NEXT: :[[@LINE-3]]:41: note: 'acme::widget' must stay on one thread: belongs to the thread of the user interface
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back

// A lock does not make a count atomic whose other holders do not take it.
struct ASYNC_TIDY_SYNC byWhatItGuards {
// CHECK:      :[[@LINE-1]]:24: warning: 'byWhatItGuards' is annotated 'async::sync', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+4]]:11: note: member 'c' of 'byWhatItGuards' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  std::mutex m;
  counted c;
};

// One finding, not two.
struct ASYNC_TIDY_SEND ASYNC_TIDY_SYNC bothWords {
// CHECK:      :[[@LINE-1]]:40: warning: 'bothWords' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:11: note: member 'first' of 'bothWords' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:40: note: what is said is believed at every spawn: mend the part, or take the word back
  counted first;
  counted second;
};

class ASYNC_TIDY_SEND declaredBefore;
class declaredBefore {
// CHECK:      :[[@LINE-1]]:7: warning: 'declaredBefore' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-3]]:23: note: it is annotated here
// CHECK-NEXT: :[[@LINE+3]]:11: note: member 'c' of 'declaredBefore' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:7: note: what is said is believed at every spawn: mend the part, or take the word back
  counted c;
};

struct [[clang::annotate("async::send")]] withoutMacro {
// CHECK:      :[[@LINE-1]]:43: warning: 'withoutMacro' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:11: note: member 'c' of 'withoutMacro' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:43: note: what is said is believed at every spawn: mend the part, or take the word back
  counted c;
};

struct outer {
  class ASYNC_TIDY_SEND nested {
// CHECK:      :[[@LINE-1]]:25: warning: 'outer::nested' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:13: note: member 'c' of 'outer::nested' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:25: note: what is said is believed at every spawn: mend the part, or take the word back
    counted c;
  };
};

void local() {
  struct ASYNC_TIDY_SEND job {
// CHECK:      :[[@LINE-1]]:26: warning: 'job' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:13: note: member 'c' of 'job' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:26: note: what is said is believed at every spawn: mend the part, or take the word back
    counted c;
  };
}

#define JOB(NAME)                                                              \
  struct ASYNC_TIDY_SEND NAME {                                                \
    counted c;                                                                 \
  }
JOB(inMacro);
// CHECK:      :[[@LINE-1]]:1: warning: 'inMacro' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-2]]:1: note: member 'c' of 'inMacro' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:1: note: what is said is believed at every spawn: mend the part, or take the word back

// --- templates: what they are instantiated with decides

template <class T> struct ASYNC_TIDY_SEND holder {
// CHECK:      :[[@LINE-1]]:43: warning: 'holder<counted>' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:5: note: member 'held' of 'holder<counted>' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:43: note: what is said is believed at every spawn: mend the part, or take the word back
  T held;
};
void useHolders(holder<int>, holder<counted>, holder<inner>);
holder<int> holdsNumber{};
template struct holder<counted>;
template struct holder<inner>;

template <class T> struct alwaysWrong;
template <class T> struct ASYNC_TIDY_SEND alwaysWrong {
// CHECK:      :[[@LINE-1]]:43: warning: 'alwaysWrong<int>' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+4]]:11: note: member 'c' of 'alwaysWrong<int>' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:43: note: what is said is believed at every spawn: mend the part, or take the word back
  T held;
  counted c;
};
template struct alwaysWrong<int>;

template <class T> struct ASYNC_TIDY_SEND declaredTemplate;
template <class T> struct declaredTemplate {
// CHECK:      :[[@LINE-1]]:27: warning: 'declaredTemplate<counted>' is annotated 'async::send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-3]]:43: note: it is annotated here
// CHECK-NEXT: :[[@LINE+3]]:5: note: member 'held' of 'declaredTemplate<counted>' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:27: note: what is said is believed at every spawn: mend the part, or take the word back
  T held;
};
template struct declaredTemplate<counted>;

// --- by a model file

namespace acme {
struct document {
// CHECK:      :[[@LINE-1]]:8: warning: 'acme::document' is said to be 'send', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-2]]:8: note: 'model.yaml' says so in line 4
// CHECK-NEXT: :[[@LINE+3]]:11: note: member 'root' of 'acme::document' has type 'counted'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:8: note: what is said is believed at every spawn: mend the part, or take the word back
  counted root;
};
class table {
// CHECK:      :[[@LINE-1]]:7: warning: 'acme::table' is said to be 'sync', but a part of it, 'counted', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE-2]]:7: note: 'model.yaml' says so in line 6
// CHECK-NEXT: :[[@LINE+4]]:26: note: member 'rows' of 'acme::table' has type 'std::map<int, counted>'
// CHECK-NEXT: counted.hpp:5:7: note: 'counted' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:7: note: what is said is believed at every spawn: mend the part, or take the word back
  mutable std::mutex m;
  std::map<int, counted> rows;
};
} // namespace acme
