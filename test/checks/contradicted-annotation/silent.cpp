// RUN: %async_tidy --quiet --format=concise --checks=-*,async-contradicted-annotation --model-file=%S/Inputs/model.yaml %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-contradicted-annotation leaves alone: only what is certain
// contradicts.

#include "Inputs/counted.hpp"

#include <rt/rt.hpp>

#include <any>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

struct ASYNC_TIDY_SEND holdsNothingElse {
  int n;
  std::string s;
  std::vector<std::unique_ptr<int>> all;
};

struct ASYNC_TIDY_SEND empty {};

// --- unknown, which is what an annotation is for

struct ASYNC_TIDY_SEND holdsHidden {
  std::function<void()> f;
  std::any a;
  void *p;
};

struct ASYNC_TIDY_SEND holdsRawPointer {
  int *p;
};

// It may give them back to the thread that they belong to.
struct ASYNC_TIDY_SEND borrowsCount {
  counted *p;
  counted &r;
  std::span<counted> all;
};

struct hidden;
struct ASYNC_TIDY_SEND hidesImplementation {
  std::unique_ptr<hidden> p;
};

struct interface {
  virtual ~interface();
};
struct ASYNC_TIDY_SEND ownsDerived {
  std::unique_ptr<interface> p;
};

union number {
  int i;
  float f;
};
struct ASYNC_TIDY_SEND holdsUnion {
  number n;
};

struct ASYNC_TIDY_SEND holdsIterator {
  std::vector<int>::iterator it;
};

// --- it synchronises, in ways that the members need not show

struct ASYNC_TIDY_SYNC mutableMember {
  mutable int cached;
};

struct ASYNC_TIDY_SYNC guarded {
  std::mutex m;
  std::vector<int> all;
};

struct ASYNC_TIDY_SYNC usesAtomics {
  std::atomic<int> n;
  int *p;
};

class ASYNC_TIDY_SEND countsAtomically {
  struct block {
    std::atomic<int> refs;
  };
  block *p;

public:
  countsAtomically(const countsAtomically &o) : p(o.p) { ++p->refs; }
  ~countsAtomically() { --p->refs; }
};

struct ASYNC_TIDY_SEND holdsTask {
  rt::task<> t;
};

// --- said of the part too

struct ASYNC_TIDY_SEND part { // NOLINT(async-contradicted-annotation): all copies are in one part
  counted c;
};
struct ASYNC_TIDY_SEND believesPart {
  part p;
  std::vector<part> all;
};
struct ASYNC_TIDY_SEND believesBase : part {};

// --- nobody says that it is

struct unsaid {
  counted c;
};

struct ASYNC_TIDY_NOT_SEND denied {
  counted c;
};

// One object may be used by several threads, if none of them takes it away.
struct ASYNC_TIDY_NOT_SEND ASYNC_TIDY_SYNC usedInPlace {
  std::mutex m;
  counted c;
};

struct derivedFromSaid : believesPart {
  counted c;
};

struct hasStatic {
  static counted c;
};
struct ASYNC_TIDY_SEND onlyStatic : hasStatic {
  static counted d;
};

struct ASYNC_TIDY_SEND usesInFunction {
  counted make();
  void take(counted c);
};

template <class T> struct ASYNC_TIDY_SEND neverInstantiated {
  T held;
  counted c;
};

template <class T> struct ASYNC_TIDY_SEND holder {
  T held;
};
template struct holder<int>;
template struct holder<std::string>;
void byPointer(holder<counted> *);

struct ASYNC_TIDY_SEND onlyDeclared;

namespace acme {
struct plain {
  int n;
  void *p;
};
} // namespace acme

// Of the models that come with the tool nothing is asked.
namespace boost {
template <class T> class local_shared_ptr {
  counted c;
};
} // namespace boost
template class boost::local_shared_ptr<int>;
