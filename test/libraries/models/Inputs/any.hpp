/// Stands for an argument of whatever type a function takes: these calls are
/// compiled and never run.
struct any {
  template <class T> operator T() const;
};
