// Calls every function that the model of Windows says blocks.
//
// REQUIRES: mingw
// RUN: %async_tidy facts %s -- -std=c++20 --target=x86_64-w64-mingw32 -isystem /usr/share/mingw-w64/include -D_WIN32_WINNT=0x0A00 | %python %S/modelled.py %source/checkers/core/models/windows.yaml

#include "Inputs/any.hpp"

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <windns.h>
#include <conio.h>
#include <io.h>
#include <process.h>
#include <stdio.h>
#include <synchapi.h>

void calls(any a) {
  Sleep(a);
  SleepEx(a, a);
  Beep(a, a);
  WaitForSingleObject(a, a);
  WaitForSingleObjectEx(a, a, a);
  WaitForMultipleObjects(a, a, a, a);
  WaitForMultipleObjectsEx(a, a, a, a, a);
  MsgWaitForMultipleObjects(a, a, a, a, a);
  MsgWaitForMultipleObjectsEx(a, a, a, a, a);
  SignalObjectAndWait(a, a, a, a);
  WaitForInputIdle(a, a);
  WaitForDebugEvent(a, a);
  WaitForDebugEventEx(a, a);
  WaitOnAddress(a, a, a, a);
  SleepConditionVariableCS(a, a, a);
  SleepConditionVariableSRW(a, a, a, a);
  EnterSynchronizationBarrier(a, a);
  WaitForThreadpoolWorkCallbacks(a, a);
  WaitForThreadpoolTimerCallbacks(a, a);
  WaitForThreadpoolWaitCallbacks(a, a);
  WaitForThreadpoolIoCallbacks(a, a);
  CloseThreadpoolCleanupGroupMembers(a, a, a);
  GetQueuedCompletionStatus(a, a, a, a, a);
  GetQueuedCompletionStatusEx(a, a, a, a, a, a);
  GetOverlappedResult(a, a, a, a);
  GetOverlappedResultEx(a, a, a, a, a);
  EnterCriticalSection(a);
  AcquireSRWLockExclusive(a);
  AcquireSRWLockShared(a);
  InitOnceExecuteOnce(a, a, a, a);
  WaitNamedPipeA(a, a);
  WaitNamedPipeW(a, a);
  CallNamedPipeA(a, a, a, a, a, a, a);
  CallNamedPipeW(a, a, a, a, a, a, a);
  ReadFile(a, a, a, a, a);
  WriteFile(a, a, a, a, a);
  ConnectNamedPipe(a, a);
  TransactNamedPipe(a, a, a, a, a, a, a);
  WSAPoll(a, a, a);
  WSAWaitForMultipleEvents(a, a, a, a, a);
  WSAConnectByNameA(a, a, a, a, a, a, a, a, a);
  WSAConnectByNameW(a, a, a, a, a, a, a, a, a);
  WSARecv(a, a, a, a, a, a, a);
  WSARecvFrom(a, a, a, a, a, a, a, a, a);
  WSASend(a, a, a, a, a, a, a);
  WSASendTo(a, a, a, a, a, a, a, a, a);
  WSAAccept(a, a, a, a, a);
  WSAConnect(a, a, a, a, a, a, a);
  GetAddrInfoW(a, a, a, a);
  GetNameInfoW(a, a, a, a, a, a, a);
  DnsQuery_A(a, a, a, a, a, a);
  DnsQuery_W(a, a, a, a, a, a);
  DnsQuery_UTF8(a, a, a, a, a, a);
  FlushFileBuffers(a);
  CopyFileA(a, a, a);
  CopyFileW(a, a, a);
  CopyFileExA(a, a, a, a, a, a);
  CopyFileExW(a, a, a, a, a, a);
  CopyFile2(a, a, a);
  LoadLibraryA(a);
  LoadLibraryW(a);
  LoadLibraryExA(a, a, a);
  LoadLibraryExW(a, a, a);
  LockFileEx(a, a, a, a, a, a);
  _wfopen(a, a);
  _wfreopen(a, a, a);
  fopen_s(a, a, a);
  _wfopen_s(a, a, a);
  _commit(a);
  ReadConsoleA(a, a, a, a, a);
  ReadConsoleW(a, a, a, a, a);
  ReadConsoleInputA(a, a, a, a);
  ReadConsoleInputW(a, a, a, a);
  _getch();
  _getche();
  _getwch();
  _getwche();
  _popen(a, a);
  _wpopen(a, a);
  _pclose(a);
  _wsystem(a);
  _cwait(a, a, a);
}
