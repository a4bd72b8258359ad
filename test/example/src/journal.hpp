#ifndef COURIER_JOURNAL_HPP
#define COURIER_JOURNAL_HPP

#include <rt/rt.hpp>
#include <string>
#include <vector>

/// The deliveries of a day, shared by every route.
class journal {
public:
  rt::task<void> append(std::string line);
  rt::task<void> flush();
  /// What reached the disk.
  const std::vector<std::string> &written() const { return written_; }

private:
  rt::mutex mutex_;
  std::vector<std::string> pending_;
  std::vector<std::string> written_;
};

#endif // COURIER_JOURNAL_HPP
