// RUN: %async_tidy --quiet --format=concise --checks=-*,async-stale-across-suspension %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-stale-across-suspension must not report: borrows that are made or
// looked up again, that nobody can end, or that nobody is seen to end while the
// coroutine waits.

#include <rt/rt.hpp>

#include <array>
#include <cassert>
#include <cstdlib>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

struct message {
  std::string text;
};

struct session {
  int id = 0;
  bool closed = false;
  std::string name;
  std::vector<message> unread;
  rt::task<> send(const message &m);
  rt::task<message> read();
  rt::task<> close();
  void touch();
};

rt::task<int> load(int key);
rt::task<> save();
bool ready();
void use(int);
void use(const session &);
void use(std::string_view);

//===--- Made again, or looked up again -----------------------------------===//

class looks_again {
  std::map<int, session> sessions_;
  std::vector<session> all_;
  std::weak_ptr<session> weak_;
  unsigned generation_ = 0;
  bool stopped_ = false;
  bool isOpen(int id) const { return sessions_.contains(id); }

public:
  void remove(int id) {
    sessions_.erase(id);
    all_.clear();
    ++generation_;
  }

  rt::task<> reassigned(int id) {
    auto it = sessions_.find(id);
    it->second.touch();
    co_await save();
    it = sessions_.find(id);
    if (it != sessions_.end())
      it->second.touch();
  }

  rt::task<> anotherVariable(int id) {
    {
      auto it = sessions_.find(id);
      it->second.touch();
    }
    co_await save();
    if (auto it = sessions_.find(id); it != sessions_.end())
      it->second.touch();
  }

  rt::task<> reassignedPointer(int id) {
    session *s = &sessions_[id];
    s->touch();
    co_await save();
    s = &sessions_[id];
    s->touch();
  }

  rt::task<> inEachTurn(int id) {
    while (ready()) {
      auto &s = sessions_[id];
      s.touch();
      co_await save();
    }
  }

  rt::task<> againInEachTurn(int id) {
    for (auto it = sessions_.find(id); it != sessions_.end();
         it = sessions_.find(id))
      co_await it->second.close();
  }

  rt::task<> contains(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    if (!sessions_.contains(id))
      co_return;
    s.touch();
  }

  rt::task<> containsAround(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    if (sessions_.count(id) > 0)
      s.touch();
  }

  rt::task<> comparedWithEnd(int id) {
    auto it = sessions_.find(id);
    co_await save();
    if (it == sessions_.end())
      co_return;
    it->second.touch();
  }

  rt::task<> comparedWithAnother(int id) {
    auto it = sessions_.find(id);
    co_await save();
    auto now = sessions_.find(id);
    if (now != it)
      co_return;
    it->second.touch();
  }

  rt::task<> generation(int id) {
    auto &s = sessions_.at(id);
    unsigned before = generation_;
    co_await save();
    if (before != generation_)
      co_return;
    s.touch();
  }

  rt::task<> generationInALoop() {
    unsigned before = generation_;
    for (auto &s : all_) {
      co_await s.close();
      if (generation_ != before)
        break;
    }
  }

  rt::task<> asksTheObject(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    if (!isOpen(id))
      co_return;
    s.touch();
  }

  rt::task<> asksAFlag(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    if (stopped_)
      co_return;
    s.touch();
  }

  rt::task<> asserts(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    assert(sessions_.contains(id));
    if (!sessions_.contains(id))
      std::abort();
    s.touch();
  }

  rt::task<> locksAgain(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    auto still = weak_.lock();
    if (!still)
      co_return;
    s.touch();
  }

  rt::task<> throws(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    if (!sessions_.contains(id))
      throw 1;
    s.touch();
  }

  rt::task<> byIndex() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      all_[i].touch();
      co_await save();
      if (i < all_.size())
        all_[i].touch();
    }
  }

  rt::task<> erasesAndGoesOn() {
    for (auto it = all_.begin(); it != all_.end();)
      it = all_.erase(it);
    co_await save();
  }

  rt::task<> firstAsLongAsThereIsOne() {
    while (!all_.empty()) {
      session s = std::move(all_.back());
      all_.pop_back();
      co_await s.close();
    }
  }
};

//===--- Not used after it ------------------------------------------------===//

class not_used {
  std::map<int, session> sessions_;
  std::vector<session> all_;

public:
  void remove(int id) {
    sessions_.erase(id);
    all_.pop_back();
  }

  rt::task<> usedBefore(int id) {
    auto &s = sessions_.at(id);
    s.touch();
    co_await save();
  }

  rt::task<> usedToAwait(int id) {
    auto &s = sessions_.at(id);
    co_await s.close();
  }

  rt::task<> leavesTheLoop(int id) {
    for (auto &s : all_)
      if (s.id == id) {
        co_await s.close();
        break;
      }
  }

  rt::task<> returnsFromTheLoop(int id) {
    for (auto &s : all_) {
      if (s.id != id)
        continue;
      co_await s.close();
      co_return;
    }
  }

  rt::task<> breaksTheIteratorLoop(int id) {
    for (auto it = all_.begin(); it != all_.end(); ++it)
      if (it->id == id) {
        co_await it->close();
        co_return;
      }
  }

  rt::task<> onAnotherPath(int id, bool wait) {
    auto &s = sessions_.at(id);
    if (wait) {
      co_await save();
      co_return;
    }
    s.touch();
  }

  rt::task<> comparedWithNull(int id) {
    session *s = &sessions_[id];
    co_await save();
    if (s == nullptr)
      use(1);
    if (s)
      use(2);
  }

  rt::task<> overwritten(int id) {
    session *s = &sessions_[id];
    s->touch();
    co_await save();
    s = nullptr;
  }

  rt::task<> ignored(int id) {
    auto &s = sessions_[id];
    s.touch();
    co_await save();
    (void)s;
  }

  rt::task<> onlyItsType(int id) {
    auto &s = sessions_[id];
    s.touch();
    co_await save();
    std::remove_reference_t<decltype(s)> other;
    use(sizeof(s));
    other.touch();
  }

  rt::task<> onlyWhetherItWasNew(int id) {
    auto [it, isNew] = sessions_.try_emplace(id);
    it->second.touch();
    co_await save();
    use(isNew);
  }
};

//===--- Copies -----------------------------------------------------------===//

class copies {
  std::map<int, session> sessions_;
  std::map<int, std::shared_ptr<session>> shared_;
  std::vector<session *> raw_;
  std::shared_ptr<session> current_;
  std::vector<std::string> names_;
  std::string text_;

public:
  void clear() {
    sessions_.clear();
    shared_.clear();
    raw_.clear();
    names_.clear();
    text_.clear();
    current_.reset();
  }

  rt::task<> element(int id) {
    session s = sessions_.at(id);
    co_await save();
    s.touch();
  }

  rt::task<> member(int id) {
    auto name = sessions_.at(id).name;
    co_await save();
    use(name);
  }

  rt::task<> whole() {
    for (auto &name : std::vector(names_)) {
      co_await save();
      use(name);
    }
  }

  rt::task<> wholeBefore() {
    auto all = sessions_;
    for (auto &[id, s] : all)
      co_await s.close();
  }

  rt::task<> movedOut() {
    auto all = std::move(names_);
    for (auto &name : all) {
      co_await save();
      use(name);
    }
  }

  rt::task<> exchanged() {
    for (auto &name : std::exchange(names_, {})) {
      co_await save();
      use(name);
    }
  }

  rt::task<> extracted(int id) {
    auto node = sessions_.extract(id);
    auto &s = node.mapped();
    co_await save();
    s.touch();
  }

  rt::task<> sharedElement(int id) {
    auto s = shared_.at(id);
    co_await save();
    s->touch();
  }

  rt::task<> pointeeOfAKeptElement(int id) {
    auto keep = shared_.at(id);
    auto &s = *keep;
    co_await save();
    s.touch();
  }

  rt::task<> keptBesides(int id) {
    auto &s = *shared_.at(id);
    auto keep = shared_.at(id);
    co_await save();
    s.touch();
  }

  rt::task<> lockedBesides(std::weak_ptr<session> weak) {
    auto keep = weak.lock();
    auto &s = *weak.lock();
    co_await save();
    s.touch();
  }

  rt::task<> sharedMember() {
    auto now = current_;
    auto &name = now->name;
    co_await save();
    use(name);
  }

  rt::task<> rawPointer(std::size_t i) {
    session *s = raw_[i];
    co_await save();
    s->touch();
  }

  rt::task<> partOfRawPointee(std::size_t i) {
    auto &name = raw_[i]->name;
    co_await save();
    use(name);
  }

  rt::task<> text() {
    std::string text = text_;
    co_await save();
    use(text);
  }

  rt::task<> size() {
    std::size_t size = names_.size();
    co_await save();
    use(int(size));
  }
};

//===--- Nobody else has it -----------------------------------------------===//

rt::task<> localContainer() {
  std::vector<session> all(3);
  for (auto &s : all)
    co_await s.close();
  auto &first = all.front();
  co_await save();
  first.touch();
}

rt::task<> parameterByValue(std::map<int, session> all) {
  for (auto &[id, s] : all)
    co_await s.close();
}

rt::task<> localOwner() {
  auto owner = std::make_unique<session>();
  auto &s = *owner;
  co_await save();
  s.touch();
}

rt::task<> localStruct() {
  struct {
    std::vector<session> all;
  } here;
  here.all.emplace_back();
  for (auto &s : here.all)
    co_await s.close();
}

rt::task<> ownShared() {
  auto all = std::make_shared<std::vector<session>>();
  for (auto &s : *all)
    co_await s.close();
}

//===--- Nobody can change it ---------------------------------------------===//

class fixed {
  const std::vector<session> constant_{3};
  std::array<session, 3> array_;
  session plain_[3];
  session one_;

public:
  rt::task<> constant() {
    for (const auto &s : constant_) {
      co_await save();
      use(s);
    }
  }

  rt::task<> array() {
    for (auto &s : array_)
      co_await s.close();
  }

  rt::task<> builtIn() {
    for (auto &s : plain_)
      co_await s.close();
  }

  rt::task<> member() {
    auto &s = one_;
    co_await save();
    s.touch();
  }

  rt::task<> partOfMember() {
    const std::string &name = one_.name;
    co_await save();
    use(name);
  }

  void rename() { one_.name = "x"; }
};

// The members that change it are all seen, and none does.
class never_changes {
  std::vector<session> sessions_;
  std::map<int, session> byId_;

public:
  explicit never_changes(std::vector<session> all)
      : sessions_(std::move(all)) {
    sessions_.emplace_back();
    fill();
  }
  ~never_changes() { sessions_.clear(); }

  rt::task<> run() {
    for (auto &s : sessions_)
      co_await s.close();
  }

  rt::task<> one(int id) {
    auto &s = byId_.at(id);
    co_await save();
    s.touch();
  }

private:
  void fill() {
    sessions_.reserve(8);
    byId_.emplace(1, session{});
  }
};

// A change elsewhere that ends no borrow of this kind.
class harmless {
  std::map<int, session> map_;
  std::unordered_map<int, session> hashed_;
  std::list<session> list_;
  std::deque<session> deque_;
  std::vector<std::unique_ptr<session>> owners_;
  std::queue<session> queue_;

public:
  void add(int id) {
    map_.emplace(id, session{});
    hashed_.try_emplace(id);
    list_.emplace_back();
    deque_.push_back({});
    owners_.push_back(std::make_unique<session>());
    queue_.push({});
  }

  rt::task<> node(int id) {
    auto it = map_.find(id);
    co_await save();
    it->second.touch();
  }

  rt::task<> nodes() {
    for (auto &[id, s] : map_)
      co_await s.close();
  }

  rt::task<> hashedElement(int id) {
    auto &s = hashed_.at(id);
    co_await save();
    s.touch();
  }

  rt::task<> listIterator() {
    for (auto it = list_.begin(); it != list_.end(); ++it)
      co_await it->close();
  }

  rt::task<> dequeElement() {
    auto &s = deque_.front();
    co_await save();
    s.touch();
  }

  rt::task<> pointeeOfElement() {
    auto &s = *owners_.front();
    co_await save();
    s.touch();
  }

  rt::task<> queueElement() {
    auto &s = queue_.front();
    co_await save();
    s.touch();
    queue_.pop();
  }
};

//===--- Nobody does while it waits ---------------------------------------===//

class one_after_the_other {
  std::map<int, session> sessions_;
  std::vector<session> jobs_;

  rt::task<> serve(int id) {
    auto &s = sessions_.at(id);
    co_await s.read();
    s.touch();
  }

  rt::task<> drain() {
    for (auto &job : jobs_)
      co_await job.close();
  }

  void forget(int id) { sessions_.erase(id); }

public:
  rt::task<> run(int id) {
    sessions_.emplace(id, session{});
    co_await serve(id);
    forget(id);
  }

  rt::task<> work() {
    while (ready()) {
      jobs_.emplace_back();
      co_await drain();
      jobs_.clear();
    }
  }

};

class by_itself {
  std::map<int, session> sessions_;

public:
  rt::task<> itself(int id) {
    auto it = sessions_.find(id);
    if (it == sessions_.end())
      it = sessions_.emplace(id, session{}).first;
    co_await save();
    it->second.touch();
    sessions_.erase(it);
  }

};

class by_a_lambda_in_it {
  std::map<int, session> sessions_;

public:
  rt::task<> cleansUp(int id) {
    auto remove = [this, id] { sessions_.erase(id); };
    auto &s = sessions_.at(id);
    co_await save();
    s.touch();
    remove();
  }
};

// What replaces the whole object replaces what waits in it.
class movable {
  std::unique_ptr<session> session_;
  std::vector<session> all_;

public:
  movable(movable &&other)
      : session_(std::move(other.session_)), all_(std::move(other.all_)) {}
  movable &operator=(movable &&other) {
    session_ = std::move(other.session_);
    all_ = std::move(other.all_);
    return *this;
  }
  void swap(movable &other) {
    session_.swap(other.session_);
    std::swap(all_, other.all_);
  }

  rt::task<> run() {
    auto *s = session_.get();
    co_await save();
    s->touch();
    for (auto &one : all_)
      co_await one.close();
  }
};

std::vector<session> prepared;

rt::task<> walkPrepared() {
  for (auto &s : prepared)
    co_await s.close();
}

void testsIt() {
  prepared.emplace_back();
  rt::block_on(walkPrepared());
  prepared.clear();
}

int main() {
  prepared.emplace_back();
  rt::block_on(walkPrepared());
}

void capturedByATest() {
  std::vector<session> all;
  all.emplace_back();
  auto add = [&all] { all.emplace_back(); };
  add();
  rt::block_on([&]() -> rt::task<> {
    for (auto &s : all)
      co_await s.close();
  }());
}

class builder {
  std::vector<session> sessions_;

public:
  static builder make() {
    builder result;
    result.sessions_.emplace_back();
    return result;
  }
  rt::task<> run() {
    for (auto &s : sessions_)
      co_await s.close();
  }
};

//===--- A lock keeps others away -----------------------------------------===//

class locked {
  rt::mutex mutex_;
  std::map<int, session> sessions_;
  std::vector<session> all_;

public:
  rt::task<> remove(int id) {
    auto lock = co_await mutex_.scoped_lock();
    sessions_.erase(id);
    all_.pop_back();
  }

  rt::task<> element(int id) {
    auto lock = co_await mutex_.scoped_lock();
    auto &s = sessions_.at(id);
    co_await save();
    s.touch();
  }

  rt::task<> loop() {
    auto lock = co_await mutex_.scoped_lock();
    for (auto &s : all_)
      co_await s.close();
  }

  rt::task<> argument(int id) {
    auto lock = co_await mutex_.scoped_lock();
    sessions_.at(id).name.append(std::to_string(co_await load(id)));
  }
};

//===--- It does not wait, or others do not run ---------------------------===//

struct ready_at_once {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

rt::task<int> answer() { co_return 42; }
rt::task<int> twice() { co_return 2 * co_await answer(); }

class never_waits {
  std::vector<session> sessions_;

public:
  void add() { sessions_.emplace_back(); }

  rt::task<> readyAwaiter() {
    for (auto &s : sessions_) {
      co_await ready_at_once();
      s.touch();
    }
  }

  rt::task<> coroutineThatNeverWaits() {
    auto &s = sessions_.front();
    s.id = co_await twice();
    s.touch();
  }

  void plainFunction() {
    for (auto &s : sessions_)
      s.touch();
  }

  rt::task<> unevaluated() {
    auto &s = sessions_.front();
    s.touch();
    if constexpr (false)
      co_await save();
    s.touch();
    co_return;
  }

  rt::task<> assignedFromAnAwait(std::size_t i) {
    sessions_[i].id = co_await load(1);
    sessions_[i].id += co_await load(2);
  }
};

//===--- Templates --------------------------------------------------------===//

template <typename T> class never_instantiated {
  std::vector<T> all_;

public:
  void add() { all_.emplace_back(); }
  rt::task<> run() {
    for (auto &s : all_)
      co_await s.close();
  }
};

template <typename Container> class depends_on_it {
  Container all_;

public:
  void add() { all_.emplace_back(); }
  rt::task<> run() {
    auto &first = all_.front();
    co_await save();
    first.touch();
  }
};
template class depends_on_it<std::vector<session>>;
template class depends_on_it<std::list<session>>;

//===--- Set up once ------------------------------------------------------===//

// The member is empty until this, and nothing gives it another value.
class secured {
  std::unique_ptr<session> state_;

public:
  rt::task<> handshake() {
    state_ = std::make_unique<session>();
    co_await save();
  }
  rt::task<> shutdown() {
    auto *s = state_.get();
    co_await save();
    use(*s);
  }
};
