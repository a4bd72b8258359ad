#include "disk.hpp"
#include <chrono>
#include <thread>

void flushAll() { std::this_thread::sleep_for(std::chrono::seconds(1)); }
