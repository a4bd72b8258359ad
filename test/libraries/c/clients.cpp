// Clients of databases and servers, called from a coroutine. The functions are
// declared as their headers do, which ../models holds against the models.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/task.hpp>

extern "C" {
typedef void CURL;
typedef void CURLM;
int curl_easy_perform(CURL *curl);
int curl_multi_poll(CURLM *multi, void *extra, unsigned count, int timeout,
                    int *ready);
int curl_multi_perform(CURLM *multi, int *running);

struct sqlite3;
struct sqlite3_stmt;
int sqlite3_open(const char *name, sqlite3 **db);
int sqlite3_prepare_v2(sqlite3 *db, const char *sql, int size,
                       sqlite3_stmt **statement, const char **tail);
int sqlite3_step(sqlite3_stmt *statement);
int sqlite3_exec(sqlite3 *db, const char *sql, int (*)(void *, int, char **, char **),
                 void *, char **);
int sqlite3_sleep(int milliseconds);
int sqlite3_column_int(sqlite3_stmt *statement, int column);

struct PGconn;
struct PGresult;
PGconn *PQconnectdb(const char *info);
PGconn *PQconnectStart(const char *info);
PGresult *PQexec(PGconn *connection, const char *query);
int PQsendQuery(PGconn *connection, const char *query);
int PQconsumeInput(PGconn *connection);
int PQisBusy(PGconn *connection);
PGresult *PQgetResult(PGconn *connection);
int PQgetCopyData(PGconn *connection, char **buffer, int async);

struct redisContext;
redisContext *redisConnect(const char *host, int port);
redisContext *redisConnectNonBlock(const char *host, int port);
void *redisCommand(redisContext *context, const char *format, ...);
int redisAppendCommand(redisContext *context, const char *format, ...);

struct MYSQL;
struct MYSQL_RES;
MYSQL *mysql_real_connect(MYSQL *, const char *host, const char *user,
                          const char *password, const char *base, unsigned port,
                          const char *socket, unsigned long flags);
int mysql_query(MYSQL *, const char *query);
int mysql_real_query_start(int *result, MYSQL *, const char *query,
                           unsigned long size);
MYSQL_RES *mysql_store_result(MYSQL *);
unsigned long mysql_num_rows(MYSQL_RES *);

struct SSL;
struct BIO;
int SSL_read(SSL *ssl, void *data, int size);
BIO *BIO_new_file(const char *name, const char *mode);
int BIO_wait(BIO *bio, long until, unsigned nap);
}

rt::task<void> transfers(CURL *curl, CURLM *multi, int &running) {
  curl_easy_perform(curl);
// CHECK:      :[[@LINE-1]]:3: warning: 'curl_easy_perform' blocks the thread that runs coroutine 'transfers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'curl_easy_perform' waits until the whole transfer has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
// CHECK:      :[[@LINE-1]]:3: warning: 'curl_multi_poll' blocks the thread that runs coroutine 'transfers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'curl_multi_poll' waits until a transfer makes progress
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  curl_multi_poll(multi, nullptr, 0, 0, nullptr); // only looks
  curl_multi_perform(multi, &running);
  co_return;
}

rt::task<int> queriesFile(sqlite3 *db, sqlite3_stmt *statement) {
  sqlite3_open("file.db", &db);
// CHECK:      :[[@LINE-1]]:3: warning: 'sqlite3_open' blocks the thread that runs coroutine 'queriesFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'sqlite3_open' opens the database's file
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sqlite3_exec(db, "vacuum", nullptr, nullptr, nullptr);
// CHECK:      :[[@LINE-1]]:3: warning: 'sqlite3_exec' blocks the thread that runs coroutine 'queriesFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'sqlite3_exec' reads or writes the database's file, and waits for its lock
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sqlite3_prepare_v2(db, "select 1", -1, &statement, nullptr);
  sqlite3_step(statement);
// CHECK:      :[[@LINE-1]]:3: warning: 'sqlite3_step' blocks the thread that runs coroutine 'queriesFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'sqlite3_step' reads or writes the database's file, and waits for its lock
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sqlite3_sleep(10);
// CHECK:      :[[@LINE-1]]:3: warning: 'sqlite3_sleep' blocks the thread that runs coroutine 'queriesFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'sqlite3_sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sqlite3_sleep(0);
  co_return sqlite3_column_int(statement, 0);
}

rt::task<void> queriesPostgres(PGconn *connection, char *row) {
  connection = PQconnectdb("");
// CHECK:      :[[@LINE-1]]:16: warning: 'PQconnectdb' blocks the thread that runs coroutine 'queriesPostgres' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'PQconnectdb' waits until the connection is there
// CHECK-NEXT: :[[@LINE-3]]:16: note: await an asynchronous form of it, or run it on a thread of its own
  PQexec(connection, "select 1");
// CHECK:      :[[@LINE-1]]:3: warning: 'PQexec' blocks the thread that runs coroutine 'queriesPostgres' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'PQexec' waits for the server's answer
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  PQgetCopyData(connection, &row, 0);
// CHECK:      :[[@LINE-1]]:3: warning: 'PQgetCopyData' blocks the thread that runs coroutine 'queriesPostgres' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'PQgetCopyData' waits for the next row
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  PQgetCopyData(connection, &row, 1);
  co_return;
}

/// The asynchronous form of the same.
rt::task<PGresult *> queriesPostgresAsync(PGconn *connection) {
  connection = PQconnectStart("");
  PQsendQuery(connection, "select 1");
  while (PQisBusy(connection))
    PQconsumeInput(connection);
  co_return PQgetResult(connection);
}

rt::task<void> asksRedis(redisContext *context) {
  context = redisConnect("localhost", 6379);
// CHECK:      :[[@LINE-1]]:13: warning: 'redisConnect' blocks the thread that runs coroutine 'asksRedis' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'redisConnect' waits until the connection is there
// CHECK-NEXT: :[[@LINE-3]]:13: note: await an asynchronous form of it, or run it on a thread of its own
  redisCommand(context, "PING");
// CHECK:      :[[@LINE-1]]:3: warning: 'redisCommand' blocks the thread that runs coroutine 'asksRedis' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'redisCommand' waits for the server's reply
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  context = redisConnectNonBlock("localhost", 6379);
  redisAppendCommand(context, "PING");
  co_return;
}

rt::task<void> queriesMySql(MYSQL *mysql, int result) {
  mysql_real_connect(mysql, "h", "u", "p", "b", 0, nullptr, 0);
// CHECK:      :[[@LINE-1]]:3: warning: 'mysql_real_connect' blocks the thread that runs coroutine 'queriesMySql' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'mysql_real_connect' waits until the connection is there
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  mysql_query(mysql, "select 1");
// CHECK:      :[[@LINE-1]]:3: warning: 'mysql_query' blocks the thread that runs coroutine 'queriesMySql' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'mysql_query' waits for the server's answer
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  mysql_num_rows(mysql_store_result(mysql));
// CHECK:      :[[@LINE-1]]:18: warning: 'mysql_store_result' blocks the thread that runs coroutine 'queriesMySql' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:18: note: 'mysql_store_result' reads the whole result from the server
// CHECK-NEXT: :[[@LINE-3]]:18: note: await an asynchronous form of it, or run it on a thread of its own
  mysql_real_query_start(&result, mysql, "select 1", 8);
  co_return;
}

/// Whether SSL_read waits is up to the descriptor below.
rt::task<void> encrypted(SSL *ssl, BIO *bio, char *data) {
  SSL_read(ssl, data, 1);
  BIO_new_file("key.pem", "r");
// CHECK:      :[[@LINE-1]]:3: warning: 'BIO_new_file' blocks the thread that runs coroutine 'encrypted' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'BIO_new_file' opens a file
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  BIO_wait(bio, 1, 100);
// CHECK:      :[[@LINE-1]]:3: warning: 'BIO_wait' blocks the thread that runs coroutine 'encrypted' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'BIO_wait' waits until the BIO is ready or the time is over
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  BIO_wait(bio, 0, 100);
  co_return;
}
