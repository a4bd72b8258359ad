#ifndef COURIER_ROUTER_HPP
#define COURIER_ROUTER_HPP

#include "journal.hpp"

/// Drives every parcel to its door and writes a line for each.
rt::task<int> deliver_all(journal &log, std::vector<std::string> parcels);

#endif // COURIER_ROUTER_HPP
