// What must stay on one thread, and shows it.
#include <async_tidy/annotations.h>

struct block {
  int refs = 0;
};

class counted {
  block *p;

public:
  counted(const counted &o) : p(o.p) { ++p->refs; }
  ~counted() { --p->refs; }
};

class ASYNC_TIDY_NOT_SEND window {};

namespace acme {
class widget {};
} // namespace acme
