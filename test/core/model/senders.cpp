// RUN: %async_tidy facts %s -- -std=c++20 | FileCheck --match-full-lines %s

// Senders are known by what they say of themselves ([exec.snd.concepts]).

#include <utility>

struct sender_t {};
template <class... S> struct signatures {};

struct tagged {
  using sender_concept = sender_t;
};
struct derivedFromTagged : tagged {};
struct byMembers {
  template <class R> int connect(R &&) const;
  template <class E> signatures<> get_completion_signatures(E &&) const;
};
struct byMemberType {
  using completion_signatures = signatures<>;
  template <class R> int connect(R &&) const;
};
template <class T> struct just {
  using sender_concept = sender_t;
  T value;
};

// A socket connects, too.
struct socketLike {
  int connect(int address);
};
// A member named so that is no type.
struct notAType {
  int sender_concept;
};

tagged makeTagged();
derivedFromTagged makeDerived();
byMembers makeByMembers();
byMemberType makeByMemberType();
just<int> makeJust();
socketLike makeSocket();
notAType makeNotAType();

void calls() {
  makeTagged();
  // CHECK-DAG: senders.cpp:[[@LINE-1]]:3: 'tagged' is lazy sender: a sender
  makeDerived();
  // CHECK-DAG: senders.cpp:[[@LINE-1]]:3: 'derivedFromTagged' is lazy sender: a sender
  makeByMembers();
  // CHECK-DAG: senders.cpp:[[@LINE-1]]:3: 'byMembers' is lazy sender: a sender
  makeByMemberType();
  // CHECK-DAG: senders.cpp:[[@LINE-1]]:3: 'byMemberType' is lazy sender: a sender
  makeJust();
  // CHECK-DAG: senders.cpp:[[@LINE-1]]:3: 'just<int>' is lazy sender: a sender
  makeSocket();
  makeNotAType();
  // CHECK-NOT: {{socketLike|notAType}}
}
