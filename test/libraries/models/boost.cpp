// Calls every function that the model of Boost says blocks. Boost.Process is at
// its first version here, Boost.MySQL not there yet.
//
// REQUIRES: boost-asio
// RUN: %async_tidy facts %s -- -std=c++20 -DBOOST_THREAD_VERSION=5 -DBOOST_THREAD_USES_DATETIME | %python %S/modelled.py %source/checkers/core/models/boost.yaml 'boost::mysql::*' 'boost::process::v?::*' 'boost::process::basic_process::*' 'boost::process::execute' 'boost::unique_future::*'

#include <boost/beast.hpp>
#include <boost/dll.hpp>
#include <boost/filesystem.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/interprocess/ipc/message_queue.hpp>
#include <boost/interprocess/sync/file_lock.hpp>
#include <boost/interprocess/sync/interprocess_condition.hpp>
#include <boost/interprocess/sync/interprocess_condition_any.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_recursive_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <boost/interprocess/sync/interprocess_sharable_mutex.hpp>
#include <boost/interprocess/sync/interprocess_upgradable_mutex.hpp>
#include <boost/interprocess/sync/named_condition.hpp>
#include <boost/interprocess/sync/named_condition_any.hpp>
#include <boost/interprocess/sync/named_mutex.hpp>
#include <boost/interprocess/sync/named_recursive_mutex.hpp>
#include <boost/interprocess/sync/named_semaphore.hpp>
#include <boost/interprocess/sync/named_sharable_mutex.hpp>
#include <boost/interprocess/sync/named_upgradable_mutex.hpp>
#include <boost/process.hpp>
#include <boost/thread.hpp>
#include <boost/thread/concurrent_queues/sync_bounded_queue.hpp>
#include <boost/thread/concurrent_queues/sync_deque.hpp>
#include <boost/thread/concurrent_queues/sync_priority_queue.hpp>
#include <boost/thread/concurrent_queues/sync_queue.hpp>
#include <boost/thread/concurrent_queues/sync_timed_queue.hpp>
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/latch.hpp>
#include <boost/thread/scoped_thread.hpp>

namespace fs = boost::filesystem;
namespace ip = boost::interprocess;
namespace http = boost::beast::http;
namespace bp = boost::process;
const boost::chrono::seconds some(1);
const boost::posix_time::seconds ptime(1);
const auto later = boost::chrono::steady_clock::now() + some;
const auto at = boost::posix_time::microsec_clock::universal_time();

void threads(boost::thread &thread, boost::scoped_thread<> &scoped,
             boost::thread_group &group) {
  boost::this_thread::sleep(ptime);
  boost::this_thread::sleep_for(some);
  boost::this_thread::sleep_until(later);
  boost::this_thread::no_interruption_point::sleep(ptime);
  boost::this_thread::no_interruption_point::sleep_for(some);
  boost::this_thread::no_interruption_point::sleep_until(later);
  thread.join();
  thread.timed_join(ptime);
  thread.try_join_for(some);
  thread.try_join_until(later);
  scoped.join();
  scoped.try_join_for(some);
  scoped.try_join_until(later);
  group.join_all();
}

void conditions(boost::condition_variable &one,
                boost::condition_variable_any &any,
                boost::unique_lock<boost::mutex> &lock) {
  one.wait(lock);
  one.wait_for(lock, some);
  one.timed_wait(lock, ptime);
  one.wait_until(lock, later);
  any.wait(lock);
  any.wait_for(lock, some);
  any.timed_wait(lock, ptime);
  any.wait_until(lock, later);
}

void get(boost::future<int> f) { f.get(); }
void wait(boost::future<int> f) { f.wait(); }
void waitFor(boost::future<int> f) { f.wait_for(some); }
void timedWait(boost::future<int> f) { f.timed_wait(ptime); }
void waitUntil(boost::future<int> f) { f.wait_until(later); }
void sharedGet(boost::shared_future<int> f) { f.get(); }
void sharedWait(boost::shared_future<int> f) { f.wait(); }
void sharedWaitFor(boost::shared_future<int> f) { f.wait_for(some); }
void sharedTimedWait(boost::shared_future<int> f) { f.timed_wait(ptime); }
void sharedWaitUntil(boost::shared_future<int> f) { f.wait_until(later); }
void both(boost::future<int> &a, boost::future<int> &b) {
  boost::wait_for_all(a, b);
  boost::wait_for_any(a, b);
}

void barriers(boost::barrier &barrier, boost::latch &latch) {
  barrier.wait();
  barrier.count_down_and_wait();
  latch.wait_for(some);
  latch.wait_until(later);
  latch.count_down_and_wait();
}
void latches(boost::latch &latch) { latch.wait(); }

void queues(boost::concurrent::sync_queue<int> &queue,
            boost::concurrent::sync_bounded_queue<int> &bounded,
            boost::concurrent::sync_priority_queue<int> &priority,
            boost::concurrent::sync_timed_queue<int> &timed,
            boost::sync_deque<int> &deque, int value) {
  queue.pull();
  queue.wait_pull(value);
  bounded.pull(value);
  bounded.pull_front();
  bounded.wait_pull_front(value);
  bounded.push(1);
  bounded.push_back(1);
  bounded.wait_push_back(1);
  priority.pull();
  priority.wait_pull(value);
  timed.pull();
  timed.wait_pull(value);
  deque.pull_front();
  deque.wait_pull_front(value);
}

void pools(boost::executors::basic_thread_pool &pool) { pool.join(); }

void locks(boost::mutex &m, boost::recursive_mutex &r, boost::timed_mutex &t,
           boost::recursive_timed_mutex &rt, boost::shared_mutex &s) {
  m.lock();
  r.lock();
  t.lock();
  t.try_lock_for(some);
  rt.lock();
  rt.try_lock_for(some);
  s.lock();
  s.lock_shared();
  s.lock_upgrade();
  boost::lock_guard<boost::mutex> guard(m);
  boost::unique_lock<boost::mutex>(m, boost::defer_lock).lock();
  boost::shared_lock<boost::shared_mutex>(s, boost::defer_lock).lock();
  boost::upgrade_lock<boost::shared_mutex>(s, boost::defer_lock).lock();
}

void shared(ip::interprocess_condition &condition,
            ip::interprocess_condition_any &any, ip::named_condition &named,
            ip::named_condition_any &namedAny, ip::interprocess_semaphore &s,
            ip::named_semaphore &ns,
            ip::scoped_lock<ip::interprocess_mutex> &lock,
            ip::scoped_lock<ip::named_mutex> &namedLock) {
  condition.wait(lock);
  condition.timed_wait(lock, at);
  any.wait(lock);
  any.timed_wait(lock, at);
  named.wait(namedLock);
  named.timed_wait(namedLock, at);
  namedAny.wait(namedLock);
  namedAny.timed_wait(namedLock, at);
  s.wait();
  s.timed_wait(at);
  ns.wait();
  ns.timed_wait(at);
}

void messages(ip::message_queue &queue, ip::file_lock &file, std::size_t size,
              unsigned priority) {
  queue.receive(&size, 1, size, priority);
  queue.timed_receive(&size, 1, size, priority, at);
  queue.send(&size, 1, 0);
  queue.timed_send(&size, 1, 0, at);
  file.lock();
  file.lock_sharable();
  file.timed_lock(at);
  file.timed_lock_sharable(at);
}

void sharedLocks(ip::interprocess_mutex &m, ip::interprocess_recursive_mutex &r,
                 ip::named_mutex &n, ip::named_recursive_mutex &nr,
                 ip::interprocess_sharable_mutex &s,
                 ip::interprocess_upgradable_mutex &u,
                 ip::named_sharable_mutex &ns, ip::named_upgradable_mutex &nu) {
  m.lock();
  r.lock();
  n.lock();
  nr.lock();
  s.lock();
  s.lock_sharable();
  u.lock();
  u.lock_sharable();
  u.lock_upgradable();
  ns.lock();
  ns.lock_sharable();
  nu.lock();
  nu.lock_sharable();
  nu.lock_upgradable();
}

void processes(bp::child &child, bp::group &group) {
  const auto soon = std::chrono::seconds(1);
  const auto then = std::chrono::steady_clock::now() + soon;
  child.wait();
  child.join();
  child.wait_for(soon);
  child.wait_until(then);
  group.wait();
  group.wait_for(soon);
  group.wait_until(then);
  bp::system("true");
}

void files(fs::ifstream &in, fs::ofstream &out, fs::fstream &both) {
  fs::copy("f", "g");
  fs::copy_file("f", "g");
  fs::copy_directory("f", "g");
  fs::remove_all("f");
  fs::create_directories("f");
  fs::directory_iterator entries("f");
  fs::recursive_directory_iterator all("f");
  fs::ifstream a("f");
  fs::ofstream b("f");
  fs::fstream c("f");
  in.open("f");
  out.open("f");
  both.open("f");
}

void libraries(boost::dll::shared_library &library) {
  boost::dll::shared_library loaded("f");
  library.load("f");
}

void beast(boost::beast::tcp_stream &s, boost::beast::flat_buffer &buffer,
           http::request<http::string_body> &request,
           http::request_parser<http::string_body> &parser,
           http::request_serializer<http::string_body> &serializer,
           boost::beast::websocket::stream<boost::beast::tcp_stream> &ws,
           boost::beast::file_posix &posix, boost::beast::file_stdio &stdio,
           http::file_body::value_type &body, boost::system::error_code &e) {
  http::read(s, buffer, request);
  http::read_some(s, buffer, parser);
  http::read_header(s, buffer, parser);
  http::write(s, request);
  http::write_some(s, serializer);
  http::write_header(s, serializer);
  ws.accept();
  ws.handshake("h", "/");
  ws.read(buffer);
  ws.read_some(buffer, 1);
  ws.write(buffer.data());
  ws.write_some(true, buffer.data());
  ws.ping({});
  ws.pong({});
  ws.close({});
  posix.open("f", boost::beast::file_mode::read, e);
  stdio.open("f", boost::beast::file_mode::read, e);
  body.open("f", boost::beast::file_mode::read, e);
}
