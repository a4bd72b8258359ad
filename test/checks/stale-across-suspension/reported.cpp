// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-stale-across-suspension %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-stale-across-suspension reports of borrows that are used once
// more after a suspension. Loops are in loops.cpp.

#include <rt/rt.hpp>

#include <algorithm>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct message {
  std::string text;
};

struct session {
  int id = 0;
  std::string name;
  std::vector<message> unread;
  rt::task<> send(const message &m);
  rt::task<message> read();
  void touch();
};

rt::task<int> load(int key);
rt::task<> save();
void use(int);
void use(const session &);
void use(session *);
void use(std::string_view);

//===--- What each container ends -----------------------------------------===//

class in_vector {
  std::vector<session> sessions_;

public:
  void add(session s) { sessions_.push_back(std::move(s)); }

  rt::task<> reference(std::size_t i) {
    auto &s = sessions_[i];
    co_await save();
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'reference' is suspended here
// CHECK-NEXT: :[[@LINE-9]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> constReference() {
    const session &s = sessions_.front();
    co_await save();
    use(s.id);
// CHECK:      :[[@LINE-1]]:9: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:24: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'constReference' is suspended here
// CHECK-NEXT: :[[@LINE-20]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> pointer(std::size_t i) {
    session *s = &sessions_.at(i);
    co_await save();
    s->touch();
// CHECK:      :[[@LINE-1]]:5: warning: pointer 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:18: note: pointer 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'pointer' is suspended here
// CHECK-NEXT: :[[@LINE-31]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> data() {
    const session *first = sessions_.data();
    co_await save();
    use(first[0]);
// CHECK:      :[[@LINE-1]]:9: warning: pointer 'first' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:28: note: pointer 'first' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'data' is suspended here
// CHECK-NEXT: :[[@LINE-42]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> iterator() {
    auto it = sessions_.begin();
    co_await save();
    it->touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'iterator' is suspended here
// CHECK-NEXT: :[[@LINE-53]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> found(int id) {
    auto it = std::find_if(sessions_.begin(), sessions_.end(),
                           [id](const session &s) { return s.id == id; });
    co_await save();
    it->touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'found' is suspended here
// CHECK-NEXT: :[[@LINE-65]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> foundInRange(int id) {
    auto it = std::ranges::find(sessions_, id, &session::id);
    co_await save();
    it->touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'foundInRange' is suspended here
// CHECK-NEXT: :[[@LINE-76]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> span() {
    std::span<session> all(sessions_);
    co_await save();
    all[0].touch();
// CHECK:      :[[@LINE-1]]:5: warning: view 'all' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:24: note: view 'all' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'span' is suspended here
// CHECK-NEXT: :[[@LINE-87]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> passedOn(std::size_t i) {
    auto &s = sessions_[i];
    co_await save();
    use(s);
// CHECK:      :[[@LINE-1]]:9: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'passedOn' is suspended here
// CHECK-NEXT: :[[@LINE-98]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> partOfIt(std::size_t i) {
    const std::string &name = sessions_[i].name;
    co_await save();
    use(name);
// CHECK:      :[[@LINE-1]]:9: warning: reference 'name' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:31: note: reference 'name' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'partOfIt' is suspended here
// CHECK-NEXT: :[[@LINE-109]]:35: note: function 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }
};

class in_map {
  std::map<int, session> sessions_;

public:
  void remove(int id) { sessions_.erase(id); }

  rt::task<> mapped(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'mapped' is suspended here
// CHECK-NEXT: :[[@LINE-9]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> iterator(int id) {
    auto it = sessions_.find(id);
    if (it == sessions_.end())
      co_return;
    co_await save();
    it->second.touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-6]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'iterator' is suspended here
// CHECK-NEXT: :[[@LINE-22]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> throughIterator(int id) {
    auto it = sessions_.find(id);
    auto &s = it->second;
    co_await s.send({});
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'throughIterator' is suspended here
// CHECK-NEXT: :[[@LINE-34]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> erasesByIterator(int id) {
    auto it = sessions_.find(id);
    co_await save();
    sessions_.erase(it);
// CHECK:      :[[@LINE-1]]:21: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'erasesByIterator' is suspended here
// CHECK-NEXT: :[[@LINE-45]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:21: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> binding(int id) {
    auto &[key, s] = *sessions_.find(id);
    co_await save();
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:22: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'binding' is suspended here
// CHECK-NEXT: :[[@LINE-56]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> inserted(int id) {
    auto [it, isNew] = sessions_.try_emplace(id);
    if (isNew)
      co_await save();
    it->second.touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:24: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:7: note: coroutine 'inserted' is suspended here
// CHECK-NEXT: :[[@LINE-68]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> insertedFirst(int id) {
    auto it = sessions_.emplace(id, session{}).first;
    co_await save();
    it->second.touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'insertedFirst' is suspended here
// CHECK-NEXT: :[[@LINE-79]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> pointerOrNull(int id) {
    auto it = sessions_.find(id);
    session *s = it == sessions_.end() ? nullptr : &it->second;
    co_await save();
    if (s)
      s->touch();
// CHECK:      :[[@LINE-1]]:7: warning: pointer 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:18: note: pointer 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-5]]:5: note: coroutine 'pointerOrNull' is suspended here
// CHECK-NEXT: :[[@LINE-92]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> anAwaitInALoop(int id) {
    auto &s = sessions_.at(id);
    while (true) {
      message m = co_await s.read();
      s.unread.push_back(m);
// CHECK:      :[[@LINE-1]]:7: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:19: note: coroutine 'anAwaitInALoop' is suspended here
// CHECK-NEXT: :[[@LINE-104]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'sessions_' again after the suspension, or keep a copy
    }
  }

  rt::task<> onOnePath(int id, bool slow) {
    auto &s = sessions_.at(id);
    if (slow)
      co_await save();
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:7: note: coroutine 'onOnePath' is suspended here
// CHECK-NEXT: :[[@LINE-117]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> returned(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    co_return use(&s);
// CHECK:      :[[@LINE-1]]:20: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'returned' is suspended here
// CHECK-NEXT: :[[@LINE-128]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:20: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> checkedOnOnePathOnly(int id, bool careful) {
    auto &s = sessions_.at(id);
    co_await save();
    if (careful) {
      if (!sessions_.contains(id))
        co_return;
    }
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-8]]:15: note: reference 's' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-8]]:5: note: coroutine 'checkedOnOnePathOnly' is suspended here
// CHECK-NEXT: :[[@LINE-143]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }

  rt::task<> staleOnceMore(int id) {
    auto it = sessions_.find(id);
    co_await save();
    it = sessions_.find(id);
    if (it == sessions_.end())
      co_return;
    co_await save();
    it->second.touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-6]]:10: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'staleOnceMore' is suspended here
// CHECK-NEXT: :[[@LINE-158]]:35: note: function 'remove' erases from 'sessions_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }
};

class in_others {
  std::unordered_map<int, session> hashed_;
  std::deque<session> deque_;
  std::queue<session> queue_;
  std::list<session> list_;
  std::set<std::string> names_;

public:
  void add(int id) { hashed_.emplace(id, session{}); }
  void addLast() { deque_.emplace_back(); }
  void done() { queue_.pop(); }
  void clear() { list_.clear(); }
  void forget() {
    std::erase_if(names_, [](const std::string &name) { return name.empty(); });
  }

  rt::task<> rehashed(int id) {
    auto it = hashed_.find(id);
    co_await save();
    it->second.touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'hashed_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'hashed_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'rehashed' is suspended here
// CHECK-NEXT: :[[@LINE-15]]:30: note: function 'add' adds to 'hashed_', which may end iterators into it
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'hashed_' again after the suspension, or keep a copy
  }

  rt::task<> dequeIterator() {
    auto it = deque_.begin();
    co_await save();
    it->touch();
// CHECK:      :[[@LINE-1]]:5: warning: iterator 'it' is used after a suspension, in which 'deque_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'deque_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'dequeIterator' is suspended here
// CHECK-NEXT: :[[@LINE-25]]:27: note: function 'addLast' adds to 'deque_', which may end iterators into it
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'deque_' again after the suspension, or keep a copy
  }

  rt::task<> queueFront() {
    auto &next = queue_.front();
    co_await save();
    next.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'next' is used after a suspension, in which 'queue_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:18: note: reference 'next' into 'queue_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'queueFront' is suspended here
// CHECK-NEXT: :[[@LINE-35]]:24: note: function 'done' erases from 'queue_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'queue_' again after the suspension, or keep a copy
  }

  rt::task<> listElement() {
    session &last = list_.back();
    co_await save();
    last.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'last' is used after a suspension, in which 'list_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:21: note: reference 'last' into 'list_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'listElement' is suspended here
// CHECK-NEXT: :[[@LINE-45]]:24: note: function 'clear' erases from 'list_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'list_' again after the suspension, or keep a copy
  }

  rt::task<> setElement() {
    const std::string &name = *names_.begin();
    co_await save();
    use(name);
// CHECK:      :[[@LINE-1]]:9: warning: reference 'name' is used after a suspension, in which 'names_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:31: note: reference 'name' into 'names_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'setElement' is suspended here
// CHECK-NEXT: :[[@LINE-54]]:5: note: function 'forget' erases from 'names_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'names_' again after the suspension, or keep a copy
  }
};

//===--- Sole owners ------------------------------------------------------===//

struct settings {
  std::string host;
  int port;
};

class with_owner {
  std::unique_ptr<settings> unique_;
  std::shared_ptr<const settings> shared_ = std::make_shared<const settings>();
  std::optional<session> current_;
  std::string text_;

public:
  void reload() { shared_ = std::make_shared<const settings>(); }
  void reset() { unique_.reset(); }
  void close() { current_ = std::nullopt; }
  void append(char c) { text_ += c; }

  rt::task<> uniquePointee() {
    settings &s = *unique_;
    co_await save();
    use(s.port);
// CHECK:      :[[@LINE-1]]:9: warning: reference 's' is used after a suspension, in which 'unique_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 's' into 'unique_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'uniquePointee' is suspended here
// CHECK-NEXT: :[[@LINE-11]]:26: note: function 'reset' gives a new value to 'unique_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: use 'unique_' again after the suspension, or keep a copy
  }

  rt::task<> rawPointer() {
    auto *s = unique_.get();
    co_await save();
    use(s->port);
// CHECK:      :[[@LINE-1]]:9: warning: pointer 's' is used after a suspension, in which 'unique_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: pointer 's' into 'unique_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'rawPointer' is suspended here
// CHECK-NEXT: :[[@LINE-22]]:26: note: function 'reset' gives a new value to 'unique_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: use 'unique_' again after the suspension, or keep a copy
  }

  rt::task<> sharedPointee() {
    const auto &s = *shared_;
    co_await save();
    use(s.port);
// CHECK:      :[[@LINE-1]]:9: warning: reference 's' is used after a suspension, in which 'shared_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:21: note: reference 's' into 'shared_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'sharedPointee' is suspended here
// CHECK-NEXT: :[[@LINE-34]]:27: note: function 'reload' gives a new value to 'shared_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: use 'shared_' again after the suspension, or keep a copy
  }

  rt::task<> memberOfPointee() {
    const std::string &host = shared_->host;
    co_await save();
    use(host);
// CHECK:      :[[@LINE-1]]:9: warning: reference 'host' is used after a suspension, in which 'shared_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:31: note: reference 'host' into 'shared_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'memberOfPointee' is suspended here
// CHECK-NEXT: :[[@LINE-45]]:27: note: function 'reload' gives a new value to 'shared_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: use 'shared_' again after the suspension, or keep a copy
  }

  rt::task<> viewOfMemberOfPointee() {
    std::string_view host = shared_->host;
    co_await save();
    use(host);
// CHECK:      :[[@LINE-1]]:9: warning: view 'host' is used after a suspension, in which 'shared_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:29: note: view 'host' into 'shared_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'viewOfMemberOfPointee' is suspended here
// CHECK-NEXT: :[[@LINE-56]]:27: note: function 'reload' gives a new value to 'shared_'
// CHECK-NEXT: :[[@LINE-5]]:9: note: use 'shared_' again after the suspension, or keep a copy
  }

  rt::task<> optionalContent() {
    auto &now = current_.value();
    co_await save();
    now.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'now' is used after a suspension, in which 'current_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:17: note: reference 'now' into 'current_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'optionalContent' is suspended here
// CHECK-NEXT: :[[@LINE-65]]:27: note: function 'close' gives a new value to 'current_'
// CHECK-NEXT: :[[@LINE-5]]:5: note: use 'current_' again after the suspension, or keep a copy
  }

  rt::task<> view() {
    std::string_view text = text_;
    co_await save();
    use(text);
// CHECK:      :[[@LINE-1]]:9: warning: view 'text' is used after a suspension, in which 'text_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:29: note: view 'text' into 'text_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'view' is suspended here
// CHECK-NEXT: :[[@LINE-75]]:31: note: function 'append' adds to 'text_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'text_' again after the suspension, or keep a copy
  }

  rt::task<> characters() {
    const char *text = text_.c_str();
    co_await save();
    use(text);
// CHECK:      :[[@LINE-1]]:9: warning: pointer 'text' is used after a suspension, in which 'text_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:24: note: pointer 'text' into 'text_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'characters' is suspended here
// CHECK-NEXT: :[[@LINE-86]]:31: note: function 'append' adds to 'text_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'text_' again after the suspension, or keep a copy
  }
};

class with_weak {
  std::weak_ptr<session> weak_;

public:
  rt::task<> pointee() {
    auto &s = *weak_.lock();
    co_await save();
    s.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 's' is used after a suspension, and 'weak_' keeps nothing alive [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: reference 's' into 'weak_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'pointee' is suspended here
// CHECK-NEXT: :[[@LINE-4]]:5: note: keep what 'lock' returns for as long as it is used
  }

  rt::task<> pointer() {
    session *s = weak_.lock().get();
    co_await save();
    s->touch();
// CHECK:      :[[@LINE-1]]:5: warning: pointer 's' is used after a suspension, and 'weak_' keeps nothing alive [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:18: note: pointer 's' into 'weak_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'pointer' is suspended here
// CHECK-NEXT: :[[@LINE-4]]:5: note: keep what 'lock' returns for as long as it is used
  }
};

//===--- Where the state is -----------------------------------------------===//

std::map<std::string, session> registry;

void leave(const std::string &name) { registry.erase(name); }

rt::task<> inGlobal(const std::string &name) {
  auto &s = registry[name];
  co_await save();
  s.touch();
// CHECK:      :[[@LINE-1]]:3: warning: reference 's' is used after a suspension, in which 'registry' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:13: note: reference 's' into 'registry' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'inGlobal' is suspended here
// CHECK-NEXT: :[[@LINE-9]]:48: note: function 'leave' erases from 'registry'
// CHECK-NEXT: :[[@LINE-5]]:3: note: look it up in 'registry' again after the suspension, or keep a copy
}

struct room {
  std::vector<session> members;
  std::map<int, std::vector<session>> byRank;
};

void join(room &r) { r.members.emplace_back(); }
void promote(room &r) { r.byRank.clear(); }

rt::task<> throughReference(room &r) {
  auto &first = r.members.front();
  co_await save();
  first.touch();
// CHECK:      :[[@LINE-1]]:3: warning: reference 'first' is used after a suspension, in which 'members' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:17: note: reference 'first' into 'members' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'throughReference' is suspended here
// CHECK-NEXT: :[[@LINE-10]]:32: note: function 'join' adds to 'members', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:3: note: look it up in 'members' again after the suspension, or keep a copy
}

rt::task<> throughPointer(room *r) {
  auto &first = r->members.front();
  co_await save();
  first.touch();
// CHECK:      :[[@LINE-1]]:3: warning: reference 'first' is used after a suspension, in which 'members' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:17: note: reference 'first' into 'members' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'throughPointer' is suspended here
// CHECK-NEXT: :[[@LINE-21]]:32: note: function 'join' adds to 'members', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:3: note: look it up in 'members' again after the suspension, or keep a copy
}

rt::task<> throughShared(std::shared_ptr<room> r) {
  auto &first = r->members.front();
  co_await save();
  first.touch();
// CHECK:      :[[@LINE-1]]:3: warning: reference 'first' is used after a suspension, in which 'members' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:17: note: reference 'first' into 'members' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'throughShared' is suspended here
// CHECK-NEXT: :[[@LINE-32]]:32: note: function 'join' adds to 'members', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:3: note: look it up in 'members' again after the suspension, or keep a copy
}

rt::task<> throughLocked(std::weak_ptr<room> weak) {
  auto r = weak.lock();
  auto &first = r->members.front();
  co_await save();
  first.touch();
// CHECK:      :[[@LINE-1]]:3: warning: reference 'first' is used after a suspension, in which 'members' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:17: note: reference 'first' into 'members' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'throughLocked' is suspended here
// CHECK-NEXT: :[[@LINE-44]]:32: note: function 'join' adds to 'members', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:3: note: look it up in 'members' again after the suspension, or keep a copy
}

rt::task<> containerOfContainers(room &r) {
  auto &first = r.byRank[1].front();
  co_await save();
  first.touch();
// CHECK:      :[[@LINE-1]]:3: warning: reference 'first' is used after a suspension, in which 'byRank' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:17: note: reference 'first' into 'byRank' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'containerOfContainers' is suspended here
// CHECK-NEXT: :[[@LINE-54]]:34: note: function 'promote' erases from 'byRank'
// CHECK-NEXT: :[[@LINE-5]]:3: note: look it up in 'byRank' again after the suspension, or keep a copy
}

class house {
  room hall_;
  std::vector<session> guests_;
  static inline std::vector<session> all_;

  static rt::task<> welcome(std::vector<session> &who) {
    auto &first = who.front();
    co_await save();
    first.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'first' is used after a suspension, in which 'who' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'first' into 'who' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'welcome' is suspended here
// CHECK-NEXT: :[[@LINE-7]]:51: note: 'who' may be 'guests_'
// CHECK-NEXT: :[[@LINE+14]]:13: note: function 'arrive' adds to 'guests_', which may move its elements
// CHECK-NEXT: :[[@LINE-6]]:5: note: look it up in 'who' again after the suspension, or keep a copy
  }

public:
  session &best() { return guests_.front(); }
  session *find(int id) {
    for (session &s : guests_)
      if (s.id == id)
        return &s;
    return nullptr;
  }

  void arrive() {
    guests_.emplace_back();
    all_.emplace_back();
  }

  void start() { rt::spawn_detached(welcome(guests_)); }

  rt::task<> partOfMember() {
    auto &first = hall_.members.front();
    co_await save();
    first.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'first' is used after a suspension, in which 'members' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'first' into 'members' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'partOfMember' is suspended here
// CHECK-NEXT: :[[@LINE-99]]:32: note: function 'join' adds to 'members', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'members' again after the suspension, or keep a copy
  }

  rt::task<> ofStaticMember() {
    auto &first = all_.front();
    co_await save();
    first.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'first' is used after a suspension, in which 'all_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'first' into 'all_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'ofStaticMember' is suspended here
// CHECK-NEXT: :[[@LINE-23]]:10: note: function 'arrive' adds to 'all_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'all_' again after the suspension, or keep a copy
  }

  rt::task<> alias() {
    auto &guests = guests_;
    auto &first = guests.front();
    co_await save();
    first.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'first' is used after a suspension, in which 'guests_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'first' into 'guests_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'alias' is suspended here
// CHECK-NEXT: :[[@LINE-36]]:13: note: function 'arrive' adds to 'guests_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'guests_' again after the suspension, or keep a copy
  }

  rt::task<> getter() {
    auto &first = best();
    co_await save();
    first.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'first' is used after a suspension, in which 'guests_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'first' into 'guests_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'getter' is suspended here
// CHECK-NEXT: :[[@LINE-47]]:13: note: function 'arrive' adds to 'guests_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'guests_' again after the suspension, or keep a copy
  }

  rt::task<> lookup(int id) {
    session *found = find(id);
    co_await save();
    if (found)
      found->touch();
// CHECK:      :[[@LINE-1]]:7: warning: pointer 'found' is used after a suspension, in which 'guests_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-5]]:22: note: pointer 'found' into 'guests_' is made here
// CHECK-NEXT: :[[@LINE-5]]:5: note: coroutine 'lookup' is suspended here
// CHECK-NEXT: :[[@LINE-59]]:13: note: function 'arrive' adds to 'guests_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'guests_' again after the suspension, or keep a copy
  }

  auto lambda() {
    return [this]() -> rt::task<> {
      auto &first = guests_.front();
      co_await save();
      first.touch();
// CHECK:      :[[@LINE-1]]:7: warning: reference 'first' is used after a suspension, in which 'guests_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:21: note: reference 'first' into 'guests_' is made here
// CHECK-NEXT: :[[@LINE-4]]:7: note: this coroutine lambda is suspended here
// CHECK-NEXT: :[[@LINE-71]]:13: note: function 'arrive' adds to 'guests_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'guests_' again after the suspension, or keep a copy
    };
  }
};

rt::task<> ofAnotherObject(house &h) {
  auto it = h.find(1);
  co_await save();
  use(it);
// CHECK:      :[[@LINE-1]]:7: warning: pointer 'it' is used after a suspension, in which 'guests_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:13: note: pointer 'it' into 'guests_' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'ofAnotherObject' is suspended here
// CHECK-NEXT: :[[@LINE-84]]:13: note: function 'arrive' adds to 'guests_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:7: note: look it up in 'guests_' again after the suspension, or keep a copy
}

//===--- The object of a call whose arguments await -----------------------===//

class cache {
  std::unordered_map<int, std::vector<int>> values_;

public:
  void evict(int key) { values_.erase(key); }

  rt::task<> fill(int key) { values_[key].push_back(co_await load(key)); }
// CHECK:      :[[@LINE-1]]:43: warning: the object of this call is used after a suspension, in which 'values_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:30: note: it is found in 'values_' before the arguments are evaluated
// CHECK-NEXT: :[[@LINE-3]]:53: note: coroutine 'fill' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:33: note: function 'evict' erases from 'values_'
// CHECK-NEXT: :[[@LINE-5]]:43: note: await first, and find the object after that
};

//===--- Templates, macros ------------------------------------------------===//

template <typename T> class pool {
  std::vector<T> free_;

public:
  void put(T value) { free_.push_back(std::move(value)); }

  rt::task<> warm() {
    T &first = free_.front();
    co_await save();
    use(first);
// CHECK:      :[[@LINE-1]]:9: warning: reference 'first' is used after a suspension, in which 'free_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:16: note: reference 'first' into 'free_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'warm' is suspended here
// CHECK-NEXT: :[[@LINE-9]]:29: note: function 'put' adds to 'free_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:9: note: look it up in 'free_' again after the suspension, or keep a copy
  }
};
template class pool<session>;

#define FIRST(all) (*(all).begin())

class with_macro {
  std::vector<session> all_;

public:
  void add() { all_.emplace_back(); }
  rt::task<> run() {
    auto &first = FIRST(all_);
    co_await save();
    first.touch();
// CHECK:      :[[@LINE-1]]:5: warning: reference 'first' is used after a suspension, in which 'all_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:19: note: reference 'first' into 'all_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'run' is suspended here
// CHECK-NEXT: :[[@LINE-8]]:21: note: function 'add' adds to 'all_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:5: note: look it up in 'all_' again after the suspension, or keep a copy
  }
};
