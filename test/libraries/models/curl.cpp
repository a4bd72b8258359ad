// Calls every function that the model of libcurl says blocks.
//
// REQUIRES: curl
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/curl.yaml

#include "Inputs/any.hpp"

#include <curl/curl.h>

void calls(any a) {
  curl_easy_perform(a);
  curl_multi_wait(a, a, a, a, a);
  curl_multi_poll(a, a, a, a, a);
}
