// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::channel<T>: values handed from coroutines to coroutines.
//
#ifndef RT_CHANNEL_HPP
#define RT_CHANNEL_HPP

#include "rt/executor.hpp"
#include "rt/intrusive_list.hpp"

#include <coroutine>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace rt {

/// A bounded queue for any number of senders and receivers, on any executors.
///
/// A full channel makes senders wait, so a fast producer cannot fill memory. A
/// capacity of zero means that sender and receiver meet. Values arrive in the
/// order in which they were sent. The channel must outlive every call on it.
template <class T> class channel {
  class send_awaiter;
  class receive_awaiter;

  std::mutex mutex_; // guards all below, and the awaiters while listed
  const std::size_t capacity_;
  bool closed_ = false;
  std::deque<T> buffer_;
  // Senders wait only while the buffer is full, receivers only while it is
  // empty and no sender waits.
  detail::intrusive_list<send_awaiter> senders_;
  detail::intrusive_list<receive_awaiter> receivers_;

public:
  explicit channel(std::size_t capacity) : capacity_(capacity) {}
  channel(const channel &) = delete;
  channel &operator=(const channel &) = delete;

  /// `co_await ch.send(v)`: waits for room; false if the channel is closed, and
  /// the value is gone then.
  send_awaiter send(T value) { return send_awaiter(*this, std::move(value)); }

  /// `co_await ch.receive()`: waits for a value; nullopt once the channel is
  /// closed and empty.
  receive_awaiter receive() { return receive_awaiter(*this); }

  /// Values that are in the channel can still be received. Waiting receivers
  /// get nullopt, waiting senders false. Closing twice is the same as once.
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    while (!senders_.empty())
      senders_.pop_front().resume_later(false);
    while (!receivers_.empty())
      receivers_.pop_front().resume_later(std::nullopt);
  }

private:
  /// What waiting senders and receivers have in common.
  class waiter : public detail::list_node {
  protected:
    channel &channel_;
    detail::continuation waiting_;
    bool listed_once_ = false; // the waiting coroutine's own note

    explicit waiter(channel &c) noexcept : channel_(c) {}
    /// If the coroutine is destroyed while it waits, nobody may find it.
    ~waiter() {
      if (!listed_once_)
        return;
      std::lock_guard lock(channel_.mutex_);
      this->unlist();
    }

  public:
    bool await_ready() const noexcept { return false; }
  };

  class send_awaiter : public waiter {
    friend channel;
    T value_;
    bool sent_ = false;

    void resume_later(bool sent) {
      sent_ = sent;
      this->waiting_.post();
    }

  public:
    send_awaiter(channel &c, T value) : waiter(c), value_(std::move(value)) {}

    bool await_suspend(std::coroutine_handle<> h) {
      this->waiting_ = detail::continuation::here(h);
      channel &c = this->channel_;
      std::lock_guard lock(c.mutex_);
      if (c.closed_)
        return false;
      if (!c.receivers_.empty()) {
        c.receivers_.pop_front().resume_later(std::move(value_));
      } else if (c.buffer_.size() < c.capacity_) {
        c.buffer_.push_back(std::move(value_));
      } else {
        this->listed_once_ = true;
        c.senders_.push_back(*this);
        return true;
      }
      sent_ = true;
      return false;
    }
    bool await_resume() noexcept {
      this->listed_once_ = false;
      return sent_;
    }
  };

  class receive_awaiter : public waiter {
    friend channel;
    std::optional<T> value_;

    void resume_later(std::optional<T> value) {
      value_ = std::move(value);
      this->waiting_.post();
    }

  public:
    explicit receive_awaiter(channel &c) noexcept : waiter(c) {}

    bool await_suspend(std::coroutine_handle<> h) {
      this->waiting_ = detail::continuation::here(h);
      channel &c = this->channel_;
      std::lock_guard lock(c.mutex_);
      if (!c.buffer_.empty()) {
        value_ = std::move(c.buffer_.front());
        c.buffer_.pop_front();
        if (!c.senders_.empty()) { // there is room for one more now
          send_awaiter &s = c.senders_.pop_front();
          c.buffer_.push_back(std::move(s.value_));
          s.resume_later(true);
        }
      } else if (!c.senders_.empty()) { // capacity zero: take it directly
        send_awaiter &s = c.senders_.pop_front();
        value_ = std::move(s.value_);
        s.resume_later(true);
      } else if (!c.closed_) {
        this->listed_once_ = true;
        c.receivers_.push_back(*this);
        return true;
      }
      return false;
    }
    std::optional<T> await_resume() {
      this->listed_once_ = false;
      return std::move(value_);
    }
  };
};

} // namespace rt

#endif // RT_CHANNEL_HPP
