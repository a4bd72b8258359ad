// Calls every function that the model of SQLite says blocks.
//
// REQUIRES: sqlite3
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/sqlite.yaml

#include "Inputs/any.hpp"

#include <sqlite3.h>

void calls(any a) {
  sqlite3_open(a, a);
  sqlite3_open16(a, a);
  sqlite3_open_v2(a, a, a, a);
  sqlite3_step(a);
  sqlite3_exec(a, a, a, a, a);
  sqlite3_get_table(a, a, a, a, a, a);
  sqlite3_backup_step(a, a);
  sqlite3_wal_checkpoint(a, a);
  sqlite3_wal_checkpoint_v2(a, a, a, a, a);
  sqlite3_db_cacheflush(a);
  sqlite3_blob_open(a, a, a, a, a, a, a);
  sqlite3_blob_reopen(a, a);
  sqlite3_blob_read(a, a, a, a);
  sqlite3_blob_write(a, a, a, a);
  sqlite3_load_extension(a, a, a, a);
  sqlite3_sleep(a);
  sqlite3_mutex_enter(a);
}
