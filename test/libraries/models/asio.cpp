// Calls every function that the model of Boost.Asio says blocks. Those of files
// need io_uring.
//
// REQUIRES: boost-asio, openssl
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/asio.yaml 'boost::asio::basic_file::*' 'boost::asio::basic_stream_file::*' 'boost::asio::basic_random_access_file::*'

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

namespace asio = boost::asio;
namespace ip = asio::ip;
char data[16];

void contexts(asio::thread_pool &pool, asio::system_context &system) {
  pool.join();
  pool.wait();
  system.join();
}

void timers(asio::steady_timer &steady, asio::deadline_timer &deadline) {
  steady.wait();
  deadline.wait();
}

void names(ip::tcp::resolver &resolver) { resolver.resolve("h", "s"); }

void sockets(ip::tcp::socket &tcp, ip::tcp::acceptor &acceptor,
             const ip::tcp::endpoint &peer) {
  tcp.connect(peer);
  tcp.wait(tcp.wait_read);
  tcp.read_some(asio::buffer(data));
  tcp.receive(asio::buffer(data));
  tcp.write_some(asio::buffer(data));
  tcp.send(asio::buffer(data));
  acceptor.accept();
  acceptor.wait(acceptor.wait_read);
}

void datagrams(ip::udp::socket &udp, ip::udp::endpoint peer) {
  udp.receive(asio::buffer(data));
  udp.receive_from(asio::buffer(data), peer);
  udp.send(asio::buffer(data));
  udp.send_to(asio::buffer(data), peer);
}

void raw(ip::icmp::socket &icmp, ip::icmp::endpoint peer) {
  icmp.receive(asio::buffer(data));
  icmp.receive_from(asio::buffer(data), peer);
  icmp.send(asio::buffer(data));
  icmp.send_to(asio::buffer(data), peer);
}

void packets(asio::generic::seq_packet_protocol::socket &socket,
             asio::socket_base::message_flags flags) {
  socket.receive(asio::buffer(data), flags);
  socket.send(asio::buffer(data), flags);
}

void descriptors(asio::serial_port &serial,
                 asio::posix::stream_descriptor &descriptor,
                 asio::readable_pipe &in, asio::writable_pipe &out) {
  serial.read_some(asio::buffer(data));
  serial.write_some(asio::buffer(data));
  descriptor.wait(descriptor.wait_read);
  descriptor.read_some(asio::buffer(data));
  descriptor.write_some(asio::buffer(data));
  in.read_some(asio::buffer(data));
  out.write_some(asio::buffer(data));
}

void streams(ip::tcp::iostream &opened) {
  ip::tcp::iostream stream("h", "s");
  opened.connect("h", "s");
  opened.rdbuf()->connect(ip::tcp::endpoint());
}

struct device {
  template <class B> std::size_t read_some_at(std::uint64_t, const B &);
  template <class B>
  std::size_t read_some_at(std::uint64_t, const B &, boost::system::error_code &);
  template <class B>
  std::size_t write_some_at(std::uint64_t, const B &,
                            boost::system::error_code &);
};

void composed(ip::tcp::socket &tcp, device &device, std::string &s,
              const ip::tcp::resolver::results_type &peers) {
  asio::connect(tcp, peers);
  asio::read(tcp, asio::buffer(data));
  asio::read_until(tcp, asio::dynamic_buffer(s), '\n');
  asio::write(tcp, asio::buffer(data));
  asio::read_at(device, 0, asio::buffer(data));
  asio::write_at(device, 0, asio::buffer(data));
}

void tls(asio::ssl::stream<ip::tcp::socket> &stream, asio::ssl::context &c) {
  stream.handshake(stream.client);
  stream.read_some(asio::buffer(data));
  stream.write_some(asio::buffer(data));
  stream.shutdown();
  c.load_verify_file("f");
  c.use_certificate_file("f", c.pem);
  c.use_certificate_chain_file("f");
  c.use_private_key_file("f", c.pem);
  c.use_rsa_private_key_file("f", c.pem);
  c.use_tmp_dh_file("f");
}
