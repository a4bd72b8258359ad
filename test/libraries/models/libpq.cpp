// Calls every function that the model of libpq says blocks.
//
// REQUIRES: libpq
// RUN: %async_tidy facts %s -- -std=c++20 -I/usr/include/postgresql | %python %S/modelled.py %source/checkers/core/models/libpq.yaml

#include "Inputs/any.hpp"

#include <libpq-fe.h>
#include <libpq/libpq-fs.h>

void calls(any a) {
  PQconnectdb(a);
  PQconnectdbParams(a, a, a);
  PQsetdbLogin(a, a, a, a, a, a, a);
  PQreset(a);
  PQping(a);
  PQpingParams(a, a, a);
  PQexec(a, a);
  PQexecParams(a, a, a, a, a, a, a, a);
  PQprepare(a, a, a, a, a);
  PQexecPrepared(a, a, a, a, a, a, a);
  PQdescribePrepared(a, a);
  PQdescribePortal(a, a);
  PQfn(a, a, a, a, a, a, a);
  PQsetClientEncoding(a, a);
  PQcancel(a, a, a);
  PQrequestCancel(a);
  PQgetCopyData(a, a, a);
  PQgetline(a, a, a);
  PQendcopy(a);
  PQputCopyData(a, a, a);
  PQputCopyEnd(a, a);
  lo_creat(a, a);
  lo_create(a, a);
  lo_open(a, a, a);
  lo_close(a, a);
  lo_unlink(a, a);
  lo_read(a, a, a, a);
  lo_write(a, a, a, a);
  lo_lseek(a, a, a, a);
  lo_lseek64(a, a, a, a);
  lo_tell(a, a);
  lo_tell64(a, a);
  lo_truncate(a, a, a);
  lo_truncate64(a, a, a);
  lo_import(a, a);
  lo_import_with_oid(a, a, a);
  lo_export(a, a, a);
}
