// Calls every function that the model of OpenSSL says blocks.
//
// REQUIRES: openssl
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/openssl.yaml

#include "Inputs/any.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>

void calls(any a) {
  SSL_connect(a);
  SSL_accept(a);
  SSL_do_handshake(a);
  SSL_shutdown(a);
  SSL_read(a, a, a);
  SSL_read_ex(a, a, a, a);
  SSL_peek(a, a, a);
  SSL_peek_ex(a, a, a, a);
  SSL_read_early_data(a, a, a, a);
  SSL_write(a, a, a);
  SSL_write_ex(a, a, a, a);
  SSL_write_early_data(a, a, a, a);
  SSL_sendfile(a, a, a, a, a);
  BIO_read(a, a, a);
  BIO_read_ex(a, a, a, a);
  BIO_gets(a, a, a);
  BIO_get_line(a, a, a);
  BIO_write(a, a, a);
  BIO_write_ex(a, a, a, a);
  BIO_puts(a, a);
  BIO_connect(a, a, a);
  BIO_accept_ex(a, a, a);
  BIO_wait(a, a, a);
  BIO_socket_wait(a, a, a);
  BIO_lookup(a, a, a, a, a, a);
  BIO_lookup_ex(a, a, a, a, a, a, a);
  OSSL_HTTP_get(a, a, a, a, a, a, a, a, a, a, a, a, a);
  OSSL_HTTP_transfer(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a);
  OSSL_HTTP_exchange(a, a);
  OSSL_HTTP_proxy_connect(a, a, a, a, a, a, a, a);
  OCSP_sendreq_bio(a, a, a);
  BIO_new_file(a, a);
  SSL_CTX_use_certificate_file(a, a, a);
  SSL_CTX_use_certificate_chain_file(a, a);
  SSL_CTX_use_PrivateKey_file(a, a, a);
  SSL_use_certificate_file(a, a, a);
  SSL_use_certificate_chain_file(a, a);
  SSL_use_PrivateKey_file(a, a, a);
  SSL_CTX_load_verify_file(a, a);
  SSL_load_client_CA_file(a);
  RAND_load_file(a, a);
  RAND_write_file(a);
  EVP_read_pw_string(a, a, a, a);
  EVP_read_pw_string_min(a, a, a, a, a);
}
