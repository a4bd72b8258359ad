// Calls every function that the model of the C API of MySQL says blocks.
//
// REQUIRES: mariadb
// RUN: %async_tidy facts %s -- -std=c++20 -I/usr/include/mariadb | %python %S/modelled.py %source/checkers/core/models/mysql.yaml

#include "Inputs/any.hpp"

#include <mysql.h>

void calls(any a) {
  mysql_real_connect(a, a, a, a, a, a, a, a);
  mysql_query(a, a);
  mysql_real_query(a, a, a);
  mysql_read_query_result(a);
  mysql_store_result(a);
  mysql_next_result(a);
  mysql_commit(a);
  mysql_rollback(a);
  mysql_autocommit(a, a);
  mysql_select_db(a, a);
  mysql_change_user(a, a, a, a);
  mysql_reset_connection(a);
  mysql_set_character_set(a, a);
  mysql_set_server_option(a, a);
  mysql_ping(a);
  mysql_stat(a);
  mysql_kill(a, a);
  mysql_refresh(a, a);
  mysql_shutdown(a, a);
  mysql_dump_debug_info(a);
  mysql_list_dbs(a, a);
  mysql_list_tables(a, a);
  mysql_list_fields(a, a, a);
  mysql_list_processes(a);
  mysql_stmt_prepare(a, a, a);
  mysql_stmt_execute(a);
  mysql_stmt_reset(a);
  mysql_stmt_next_result(a);
  mysql_stmt_store_result(a);
}
