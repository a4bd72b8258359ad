# What the tests may use: see CONTRIBUTING.md, "Tests".
import glob
import os
import sys

import lit.formats

config.name = "async-tidy"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs", "example", "fuzz", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build, "test")

source = os.path.dirname(config.test_source_root)
bin_dir = os.path.join(config.build, "bin")
rt_include = os.path.join(source, "runtime-stub", "include")
clang = os.path.join(config.llvm_bin, "clang++")
runtime = f"{clang} -std=c++20 -Wall -Wextra -Werror -pthread -I {rt_include}"

config.environment["PATH"] = os.pathsep.join(
    [bin_dir, config.llvm_bin, os.environ.get("PATH", "")]
)
# A user's own settings must not change what the tests see.
for name in ("ASYNC_TIDY_RESOURCE_DIR", "CLANGD_FLAGS"):
    config.environment.pop(name, None)

async_tidy = os.path.join(bin_dir, "async-tidy")
# %verify FILE: holds what it reads against the CHECK lines of FILE in both
# directions: what no line expects fails too.
silence = " ".join(
    f"--implicit-check-not='{word}:'" for word in ("warning", "note", "error", "fix-it")
)

config.substitutions += [
    ("%async_tidy", async_tidy),
    ("%async_clangd", os.path.join(bin_dir, "async-clangd")),
    ("%plugin", os.path.join(config.build, "lib", "AsyncTidyPlugin.so")),
    ("%clang_tidy", os.path.join(config.llvm_bin, "clang-tidy")),
    ("%clangxx", clang),
    ("%llvm_major", config.llvm_major),
    ("%rt_cxx_tsan", f"{runtime} -gline-tables-only -O1 -fsanitize=thread"),
    ("%rt_cxx_asan", f"{runtime} -gline-tables-only -O0 -fsanitize=address,undefined"),
    ("%rt_cxx", runtime),
    ("%rt_include", rt_include),
    ("%shapes", os.path.join(config.test_source_root, "Inputs", "shapes")),
    ("%qt6", next(iter(glob.glob("/usr/include/*/qt6")), "")),
    ("%source", source),
    ("%build", config.build),
    ("%python", f"'{sys.executable}'"),
    (
        "%apply_notes",
        f"'{sys.executable}' {config.test_source_root}/apply_notes.py",
    ),
    ("%status", f"sh {config.test_source_root}/driver/expect-status.sh"),
    ("%verify", f"FileCheck --allow-empty {silence}"),
]
if int(config.llvm_major) >= 22:  # what 19 has not: each test says what that is
    config.available_features.add("llvm-22")
try:  # a terminal needs /dev/pts
    for end in os.openpty():
        os.close(end)
    config.available_features.add("terminal")
except OSError:
    pass
# The libraries whose models are held against their headers.
for feature, header in {
    "boost-asio": "boost/asio",
    "curl": "*/curl/curl.h",
    "grpc": "grpcpp/grpcpp.h",
    "hiredis": "hiredis/hiredis.h",
    "kj": "kj/async.h",
    "libpq": "postgresql/libpq-fe.h",
    "mariadb": "mariadb/mysql.h",
    "mingw": "../share/mingw-w64/include/windows.h",
    "libuv": "uv.h",
    "openssl": "openssl/ssl.h",
    "qcoro6": "qcoro6/QCoro/QCoroTask",
    "qt6": "*/qt6/QtSql",
    "sqlite3": "sqlite3.h",
}.items():
    if glob.glob("/usr/include/" + header):
        config.available_features.add(feature)
if os.path.isdir(
    "/usr/share/doc/libboost1.81-doc/examples/libs/asio/example/cpp20/coroutines"
):
    config.available_features.add("boost-asio-examples")
