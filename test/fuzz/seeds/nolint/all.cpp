int a; // NOLINT(async-unawaited-task, bugprone-x): why
// NOLINTNEXTLINE(async-*)
int b; /* NOLINT(async-a,async-b) */
// NOLINTBEGIN(async-never-yields)
const char *s = "// NOLINT(async-a)"; // NOLINT
// NOLINTEND(async-never-yields)
int c; /* text NOLINT( async-a ) text */ // and NOLINT(google-x,async-b)
