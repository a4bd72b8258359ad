// Calls every function that the model of Qt says blocks.
//
// REQUIRES: qt6
// RUN: %async_tidy facts %s -- -std=c++20 -fPIC -isystem %qt6 -isystem %qt6/QtCore -isystem %qt6/QtConcurrent -isystem %qt6/QtDBus -isystem %qt6/QtNetwork -isystem %qt6/QtSql -isystem %qt6/QtTest | %python %S/modelled.py %source/checkers/core/models/qt.yaml

#include <QDBusConnectionInterface>
#include <QDBusPendingCall>
#include <QDir>
#include <QFile>
#include <QFutureSynchronizer>
#include <QFutureWatcher>
#include <QHostInfo>
#include <QLibrary>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QMutex>
#include <QPluginLoader>
#include <QProcess>
#include <QReadWriteLock>
#include <QSaveFile>
#include <QSemaphore>
#include <QSharedMemory>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlTableModel>
#include <QSslSocket>
#include <QSystemSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QThread>
#include <QThreadPool>
#include <QWaitCondition>
#include <QtConcurrentFilter>
#include <QtConcurrentMap>
#include <qtestsystem.h>

void threads(QThread &thread, QThreadPool &pool, QWaitCondition &condition,
             QSemaphore &semaphore, QMutex &mutex, QRecursiveMutex &recursive,
             QReadWriteLock &lock) {
  QThread::sleep(1);
  QThread::msleep(1);
  QThread::usleep(1);
  QTest::qSleep(1);
  thread.wait();
  pool.waitForDone();
  condition.wait(&mutex);
  semaphore.acquire();
  mutex.lock();
  recursive.lock();
  lock.lockForRead();
  lock.lockForWrite();
}

void waitForFinished(QFuture<int> f) { f.waitForFinished(); }
void result(QFuture<int> f) { f.result(); }
void resultAt(QFuture<int> f) { f.resultAt(0); }
void results(QFuture<int> f) { f.results(); }
void takeResult(QFuture<int> f) { f.takeResult(); }
void watcherWaits(QFutureWatcher<int> &w) { w.waitForFinished(); }
void watcherResult(QFutureWatcher<int> &w) { w.result(); }
void watcherResultAt(QFutureWatcher<int> &w) { w.resultAt(0); }
void synchronizer(QFutureSynchronizer<int> &s) { s.waitForFinished(); }

void concurrently(QList<int> &list) {
  auto change = [](int &) {};
  auto same = [](const int &i) { return i; };
  auto keep = [](const int &i) { return i > 0; };
  auto add = [](int &sum, const int &i) { sum += i; };
  QtConcurrent::blockingMap(list, change);
  QtConcurrent::blockingMapped<QList<int>>(list, same);
  QtConcurrent::blockingMappedReduced<int>(list, same, add);
  QtConcurrent::blockingFilter(list, keep);
  QtConcurrent::blockingFiltered(list, keep);
  QtConcurrent::blockingFilteredReduced<int>(list, keep, add);
}

void processes(QProcess &process, QSystemSemaphore &semaphore,
               QSharedMemory &memory, QLockFile &file) {
  process.waitForStarted();
  process.waitForReadyRead();
  process.waitForBytesWritten();
  process.waitForFinished();
  QProcess::execute("true");
  semaphore.acquire();
  memory.lock();
  file.lock();
}

void network(QIODevice &device, QAbstractSocket &socket, QSslSocket &ssl,
             QLocalSocket &local, QTcpServer &tcp, QLocalServer &server) {
  device.waitForReadyRead(1);
  device.waitForBytesWritten(1);
  socket.waitForConnected();
  socket.waitForReadyRead();
  socket.waitForBytesWritten();
  socket.waitForDisconnected();
  ssl.waitForEncrypted();
  local.waitForConnected();
  local.waitForReadyRead();
  local.waitForBytesWritten();
  local.waitForDisconnected();
  tcp.waitForNewConnection(1);
  server.waitForNewConnection(1);
  QHostInfo::fromName("example.org");
}

void bus(QDBusConnectionInterface &bus) {
  bus.isServiceRegistered("org.example");
  bus.startService("org.example");
}
void pendingCall(QDBusPendingCall c) { c.waitForFinished(); }
void callWatcher(QDBusPendingCallWatcher &w) { w.waitForFinished(); }

void databases(QSqlDatabase &base, QSqlQuery &query, QSqlTableModel &model) {
  base.open();
  base.exec("");
  base.transaction();
  base.commit();
  base.rollback();
  query.prepare("");
  query.exec();
  query.execBatch();
  query.nextResult();
  model.select();
  model.submitAll();
}

void files(QFile &file, QTemporaryFile &temporary, QSaveFile &save, QDir &dir,
           QLibrary &library, QPluginLoader &plugin) {
  file.open(QIODevice::ReadOnly);
  file.copy("g");
  temporary.open();
  save.open(QIODevice::WriteOnly);
  save.commit();
  dir.entryList();
  dir.entryInfoList();
  dir.removeRecursively();
  library.load();
  plugin.load();
}
