#ifndef SERVER_HPP
#define SERVER_HPP

#include <thread>

/// It is stopped by hand, or by its destructor.
class server {
  std::thread thread;

public:
  void stop() {
    if (thread.joinable())
      thread.join();
  }
  void poke();
  ~server() { stop(); }
};

#endif // SERVER_HPP
