// A pointer class in a system header, where async-tidy does not look into bodies.
#pragma once
namespace library {
template <class T> class intrusive_ptr {
  T *p = nullptr;

public:
  intrusive_ptr() = default;
  intrusive_ptr(const intrusive_ptr &o) : p(o.p) {
    if (p)
      intrusive_ptr_add_ref(p);
  }
  ~intrusive_ptr() {
    if (p)
      intrusive_ptr_release(p);
  }
};
template <class T> class observer {
  T *p = nullptr;
};
} // namespace library
