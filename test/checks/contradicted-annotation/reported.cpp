// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-contradicted-annotation --model-file=%S/Inputs/model.yaml %s \
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
  int n;
  counted c;
};

struct ASYNC_TIDY_SEND byElement {
  std::map<std::string, std::vector<counted>> all;
};

struct ASYNC_TIDY_SEND byOwner {
  std::unique_ptr<counted> c;
};

struct ASYNC_TIDY_SEND bySharedOwner {
  std::shared_ptr<counted> c;
};

struct ASYNC_TIDY_SEND byOptionalArray {
  std::optional<counted> c[2];
};

struct ASYNC_TIDY_SEND byBase : counted {};

struct inner {
  counted c;
};
struct middle {
  inner i;
};
struct ASYNC_TIDY_SEND byMemberOfMember {
  std::vector<middle> all;
};

class ASYNC_TIDY_SEND byItsOwnCount {
  block *p;

public:
  byItsOwnCount(const byItsOwnCount &o) : p(o.p) { ++p->refs; }
  ~byItsOwnCount() { --p->refs; }
};

struct ASYNC_TIDY_SEND byLock {
  std::unique_lock<std::mutex> held;
};

struct ASYNC_TIDY_SEND byAnnotatedPart {
  window w;
};

struct ASYNC_TIDY_SEND byModelledPart {
  acme::widget w;
};

struct ASYNC_TIDY_SEND byModelledBase : acme::widget {};

// A lock does not make a count atomic whose other holders do not take it.
struct ASYNC_TIDY_SYNC byWhatItGuards {
  std::mutex m;
  counted c;
};

// One finding, not two.
struct ASYNC_TIDY_SEND ASYNC_TIDY_SYNC bothWords {
  counted first;
  counted second;
};

class ASYNC_TIDY_SEND declaredBefore;
class declaredBefore {
  counted c;
};

struct [[clang::annotate("async::send")]] withoutMacro {
  counted c;
};

struct outer {
  class ASYNC_TIDY_SEND nested {
    counted c;
  };
};

void local() {
  struct ASYNC_TIDY_SEND job {
    counted c;
  };
}

#define JOB(NAME)                                                              \
  struct ASYNC_TIDY_SEND NAME {                                                \
    counted c;                                                                 \
  }
JOB(inMacro);

// --- templates: what they are instantiated with decides

template <class T> struct ASYNC_TIDY_SEND holder {
  T held;
};
void useHolders(holder<int>, holder<counted>, holder<inner>);
holder<int> holdsNumber{};
template struct holder<counted>;
template struct holder<inner>;

template <class T> struct alwaysWrong;
template <class T> struct ASYNC_TIDY_SEND alwaysWrong {
  T held;
  counted c;
};
template struct alwaysWrong<int>;

template <class T> struct ASYNC_TIDY_SEND declaredTemplate;
template <class T> struct declaredTemplate {
  T held;
};
template struct declaredTemplate<counted>;

// --- by a model file

namespace acme {
struct document {
  counted root;
};
class table {
  mutable std::mutex m;
  std::map<int, counted> rows;
};
} // namespace acme
