// QCoro itself, over Qt 6: what the model says of tasks, threads, replacements
// and waiting.
//
// REQUIRES: qcoro6
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness %s -- -std=c++20 -fPIC -isystem /usr/include/qcoro6/qcoro -isystem /usr/include/qcoro6 -isystem %qt6 -isystem %qt6/QtCore -isystem %qt6/QtConcurrent -isystem %qt6/QtNetwork | %verify %s

#include <QCoro/QCoroCore>
#include <QCoro/QCoroNetwork>
#include <QCoro/QCoroIODevice>
#include <QCoro/QCoroTask>

#include <QFile>
#include <QFuture>
#include <QProcess>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QtConcurrentRun>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;

QCoro::Task<int> fetch();
QCoro::Task<> save(int value);
QCoro::Task<int> measure(const int &value);
void show(int value);

// --- a task starts at once

QCoro::Task<> dropsInCoroutine() {
  save(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:15: note: 'save' returns 'QCoro::Task<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await save(2);
}

/// What cannot await may drop it: a slot, an override.
void dropsElsewhere() { save(1); }

/// The continuation has the result.
QCoro::Task<> continues() {
  fetch().then([](int value) { show(value); });
  co_await save(1);
}

QCoro::Task<> awaitsTwice(QTimer &timer) {
  co_await timer;
  co_await timer;
}

// --- blocking, and what to await instead

/// What it opens is on no disk.
QCoro::Task<QByteArray> readsInput() {
  QFile input(QStringLiteral("/dev/stdin"));
  input.open(QIODevice::ReadOnly);
  co_return co_await qCoro(input).readLine();
}

QCoro::Task<QByteArray> readsFile(const QString &path) {
  QFile input(path);
  input.open(QIODevice::ReadOnly);
// CHECK:      :[[@LINE-1]]:9: warning: 'QFile::open' blocks the thread that runs coroutine 'readsFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'QFile::open' opens a file
// CHECK-NEXT: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  co_return co_await qCoro(input).readLine();
}

QCoro::Task<> sleeps() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await QCoro::sleepFor"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await QCoro::sleepFor' suspends only the coroutine and frees the thread
  QThread::msleep(10);
// CHECK:      :[[@LINE-1]]:3: warning: 'QThread::msleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'QThread::msleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'QCoro::sleepFor' instead, which frees the thread
  co_await QCoro::sleepFor(1s);
}

QCoro::Task<> waitsForProcess(QProcess &process) {
  process.start("ls");
  process.waitForFinished();
// CHECK:      :[[@LINE-1]]:11: warning: 'QProcess::waitForFinished' blocks the thread that runs coroutine 'waitsForProcess' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:11: note: 'QProcess::waitForFinished' waits for the process
// CHECK-NEXT: :[[@LINE-3]]:11: note: await 'QCoro::detail::QCoroProcess::waitForFinished' instead, which frees the thread
  co_await qCoro(process).waitForFinished();
}

QCoro::Task<> waitsForPeer(QTcpSocket &socket) {
  socket.waitForConnected();
// CHECK:      :[[@LINE-1]]:10: warning: 'QAbstractSocket::waitForConnected' blocks the thread that runs coroutine 'waitsForPeer' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'QAbstractSocket::waitForConnected' waits for the peer
// CHECK-NEXT: :[[@LINE-3]]:10: note: await 'QCoro::detail::QCoroAbstractSocket::waitForConnected' instead, which frees the thread
  co_await qCoro(socket).waitForConnected();
}

QCoro::Task<int> waitsForFuture(QFuture<int> future) {
  future.waitForFinished();
// CHECK:      :[[@LINE-1]]:10: warning: 'QFuture::waitForFinished' blocks the thread that runs coroutine 'waitsForFuture' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'QFuture::waitForFinished' waits until another thread has set the result
// CHECK-NEXT: :[[@LINE-3]]:10: note: await 'QCoro::detail::QCoroFuture::waitForFinished' instead, which frees the thread
  co_return co_await future;
}

/// Awaiting said that it is ready.
QCoro::Task<int> readsFinishedFuture(QFuture<int> future) {
  co_await future;
  co_return future.result();
}

/// QtConcurrent::run is where work that blocks goes.
QCoro::Task<> offloads() {
  co_await QtConcurrent::run([] { QThread::msleep(10); });
}

// --- what it waits for

int awaitedInPlace() {
  int value = 1;
  return QCoro::waitFor(measure(value));
}

QCoro::Task<int> awaitsBorrower() {
  int value = 1;
  QCoro::Task<int> task = measure(value);
  co_return co_await task;
}
