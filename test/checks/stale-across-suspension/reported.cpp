// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-stale-across-suspension %s \
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
  }

  rt::task<> constReference() {
    const session &s = sessions_.front();
    co_await save();
    use(s.id);
  }

  rt::task<> pointer(std::size_t i) {
    session *s = &sessions_.at(i);
    co_await save();
    s->touch();
  }

  rt::task<> data() {
    const session *first = sessions_.data();
    co_await save();
    use(first[0]);
  }

  rt::task<> iterator() {
    auto it = sessions_.begin();
    co_await save();
    it->touch();
  }

  rt::task<> found(int id) {
    auto it = std::find_if(sessions_.begin(), sessions_.end(),
                           [id](const session &s) { return s.id == id; });
    co_await save();
    it->touch();
  }

  rt::task<> foundInRange(int id) {
    auto it = std::ranges::find(sessions_, id, &session::id);
    co_await save();
    it->touch();
  }

  rt::task<> span() {
    std::span<session> all(sessions_);
    co_await save();
    all[0].touch();
  }

  rt::task<> passedOn(std::size_t i) {
    auto &s = sessions_[i];
    co_await save();
    use(s);
  }

  rt::task<> partOfIt(std::size_t i) {
    const std::string &name = sessions_[i].name;
    co_await save();
    use(name);
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
  }

  rt::task<> iterator(int id) {
    auto it = sessions_.find(id);
    if (it == sessions_.end())
      co_return;
    co_await save();
    it->second.touch();
  }

  rt::task<> throughIterator(int id) {
    auto it = sessions_.find(id);
    auto &s = it->second;
    co_await s.send({});
    s.touch();
  }

  rt::task<> erasesByIterator(int id) {
    auto it = sessions_.find(id);
    co_await save();
    sessions_.erase(it);
  }

  rt::task<> binding(int id) {
    auto &[key, s] = *sessions_.find(id);
    co_await save();
    s.touch();
  }

  rt::task<> inserted(int id) {
    auto [it, isNew] = sessions_.try_emplace(id);
    if (isNew)
      co_await save();
    it->second.touch();
  }

  rt::task<> insertedFirst(int id) {
    auto it = sessions_.emplace(id, session{}).first;
    co_await save();
    it->second.touch();
  }

  rt::task<> pointerOrNull(int id) {
    auto it = sessions_.find(id);
    session *s = it == sessions_.end() ? nullptr : &it->second;
    co_await save();
    if (s)
      s->touch();
  }

  rt::task<> anAwaitInALoop(int id) {
    auto &s = sessions_.at(id);
    while (true) {
      message m = co_await s.read();
      s.unread.push_back(m);
    }
  }

  rt::task<> onOnePath(int id, bool slow) {
    auto &s = sessions_.at(id);
    if (slow)
      co_await save();
    s.touch();
  }

  rt::task<> returned(int id) {
    auto &s = sessions_.at(id);
    co_await save();
    co_return use(&s);
  }

  rt::task<> checkedOnOnePathOnly(int id, bool careful) {
    auto &s = sessions_.at(id);
    co_await save();
    if (careful) {
      if (!sessions_.contains(id))
        co_return;
    }
    s.touch();
  }

  rt::task<> staleOnceMore(int id) {
    auto it = sessions_.find(id);
    co_await save();
    it = sessions_.find(id);
    if (it == sessions_.end())
      co_return;
    co_await save();
    it->second.touch();
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
  }

  rt::task<> dequeIterator() {
    auto it = deque_.begin();
    co_await save();
    it->touch();
  }

  rt::task<> queueFront() {
    auto &next = queue_.front();
    co_await save();
    next.touch();
  }

  rt::task<> listElement() {
    session &last = list_.back();
    co_await save();
    last.touch();
  }

  rt::task<> setElement() {
    const std::string &name = *names_.begin();
    co_await save();
    use(name);
  }
};

//===--- Sole owners ------------------------------------------------------===//

struct settings {
  std::string host;
  int port;
};

class with_owner {
  std::unique_ptr<settings> unique_;
  std::shared_ptr<const settings> shared_;
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
  }

  rt::task<> rawPointer() {
    auto *s = unique_.get();
    co_await save();
    use(s->port);
  }

  rt::task<> sharedPointee() {
    const auto &s = *shared_;
    co_await save();
    use(s.port);
  }

  rt::task<> memberOfPointee() {
    const std::string &host = shared_->host;
    co_await save();
    use(host);
  }

  rt::task<> viewOfMemberOfPointee() {
    std::string_view host = shared_->host;
    co_await save();
    use(host);
  }

  rt::task<> optionalContent() {
    auto &now = current_.value();
    co_await save();
    now.touch();
  }

  rt::task<> view() {
    std::string_view text = text_;
    co_await save();
    use(text);
  }

  rt::task<> characters() {
    const char *text = text_.c_str();
    co_await save();
    use(text);
  }
};

class with_weak {
  std::weak_ptr<session> weak_;

public:
  rt::task<> pointee() {
    auto &s = *weak_.lock();
    co_await save();
    s.touch();
  }

  rt::task<> pointer() {
    session *s = weak_.lock().get();
    co_await save();
    s->touch();
  }
};

//===--- Where the state is -----------------------------------------------===//

std::map<std::string, session> registry;

void leave(const std::string &name) { registry.erase(name); }

rt::task<> inGlobal(const std::string &name) {
  auto &s = registry[name];
  co_await save();
  s.touch();
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
}

rt::task<> throughPointer(room *r) {
  auto &first = r->members.front();
  co_await save();
  first.touch();
}

rt::task<> throughShared(std::shared_ptr<room> r) {
  auto &first = r->members.front();
  co_await save();
  first.touch();
}

rt::task<> throughLocked(std::weak_ptr<room> weak) {
  auto r = weak.lock();
  auto &first = r->members.front();
  co_await save();
  first.touch();
}

rt::task<> containerOfContainers(room &r) {
  auto &first = r.byRank[1].front();
  co_await save();
  first.touch();
}

class house {
  room hall_;
  std::vector<session> guests_;
  static inline std::vector<session> all_;

  static rt::task<> welcome(std::vector<session> &who) {
    auto &first = who.front();
    co_await save();
    first.touch();
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
  }

  rt::task<> ofStaticMember() {
    auto &first = all_.front();
    co_await save();
    first.touch();
  }

  rt::task<> alias() {
    auto &guests = guests_;
    auto &first = guests.front();
    co_await save();
    first.touch();
  }

  rt::task<> getter() {
    auto &first = best();
    co_await save();
    first.touch();
  }

  rt::task<> lookup(int id) {
    session *found = find(id);
    co_await save();
    if (found)
      found->touch();
  }

  auto lambda() {
    return [this]() -> rt::task<> {
      auto &first = guests_.front();
      co_await save();
      first.touch();
    };
  }
};

rt::task<> ofAnotherObject(house &h) {
  auto it = h.find(1);
  co_await save();
  use(it);
}

//===--- The object of a call whose arguments await -----------------------===//

class cache {
  std::unordered_map<int, std::vector<int>> values_;

public:
  void evict(int key) { values_.erase(key); }

  rt::task<> fill(int key) { values_[key].push_back(co_await load(key)); }
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
  }
};
