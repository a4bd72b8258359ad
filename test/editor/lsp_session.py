#!/usr/bin/env python3
"""Plays an editor: opens files in a language server and prints what it says.

The folder of the files is copied to a fresh place first, so that no
configuration in the folders above it and none of the user's own is found.

  lsp_session.py --server=PROGRAM [OPTION...] FOLDER FILE...

  --argument=TEXT    one more argument for the server
  --flag=FLAG        a line of compile_flags.txt
  --actions          ask for the quick fixes of each diagnostic
  --replace=OLD=>NEW when the diagnostics have come, edit the first file
  --in-place         use the folder itself: it has a compile database
  --seconds=N        give up after N seconds (120)

Everything is printed with lines and columns from 1, the file's name first:

  main.cpp: 1 diagnostic
  main.cpp:5:3-5:11: warning: MESSAGE [CODE] (SOURCE)
  main.cpp:3:15-3:20: related: MESSAGE
  main.cpp:5:3-5:3: fix "TITLE": "co_await "
"""

import argparse
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import unquote, urlparse

SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}


class Server:
    """A language server and what it sent, by JSON-RPC over its pipes."""

    def __init__(self, command, environment, seconds):
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.deadline = time.monotonic() + seconds
        self.received = queue.Queue()
        self.put_aside = []
        self.last_id = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                self.received.put(None)
                return
            self.received.put(json.loads(stream.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(
            b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        )
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.last_id += 1
        number = self.last_id
        self.send({"id": number, "method": method, "params": params})
        answer = self.wait_for(
            lambda m: m.get("id") == number and "method" not in m
        )
        if "error" in answer:
            sys.exit(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def wait_for(self, wanted):
        for message in self.put_aside:
            if wanted(message):
                self.put_aside.remove(message)
                return message
        while True:
            try:
                message = self.received.get(
                    timeout=max(0.0, self.deadline - time.monotonic())
                )
            except queue.Empty:
                self.process.kill()
                sys.exit("the server did not answer in time")
            if message is None:
                sys.exit(f"the server ended: {self.process.wait()}")
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                # The server asks something of the editor; agree to all of it.
                self.send({"id": message["id"], "result": None})
            else:
                self.put_aside.append(message)


def show_range(a_range):
    start, end = a_range["start"], a_range["end"]
    return (
        f"{start['line'] + 1}:{start['character'] + 1}"
        f"-{end['line'] + 1}:{end['character'] + 1}"
    )


class Session:
    def __init__(self, server, folder):
        self.server = server
        self.folder = folder
        self.texts = {}
        self.versions = {}

    def uri(self, name):
        return "file://" + os.path.join(self.folder, name)

    def name(self, uri):
        path = unquote(urlparse(uri).path)
        return os.path.relpath(path, self.folder)

    def begin(self):
        self.server.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": self.uri(""),
                "capabilities": {
                    "textDocument": {
                        "publishDiagnostics": {
                            "relatedInformation": True,
                            "codeDescriptionSupport": True,
                        },
                        "codeAction": {
                            "codeActionLiteralSupport": {
                                "codeActionKind": {"valueSet": ["quickfix"]}
                            }
                        },
                    }
                },
            },
        )
        self.server.notify("initialized", {})

    def open(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            self.texts[name] = file.read()
        self.versions[name] = 1
        self.server.notify(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": self.uri(name),
                    "languageId": "cpp",
                    "version": 1,
                    "text": self.texts[name],
                }
            },
        )

    def replace(self, name, old, new):
        if old not in self.texts[name]:
            sys.exit(f"{name} has no '{old}'")
        self.texts[name] = self.texts[name].replace(old, new)
        self.versions[name] += 1
        self.server.notify(
            "textDocument/didChange",
            {
                "textDocument": {
                    "uri": self.uri(name),
                    "version": self.versions[name],
                },
                "contentChanges": [{"text": self.texts[name]}],
            },
        )

    def diagnostics(self, name):
        """What is published for the version of the file sent last."""
        message = self.server.wait_for(
            lambda m: m.get("method") == "textDocument/publishDiagnostics"
            and m["params"]["uri"] == self.uri(name)
            and m["params"].get("version") == self.versions[name]
        )
        return message["params"]["diagnostics"]

    def fixes(self, name, diagnostic):
        return self.server.request(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": self.uri(name)},
                "range": diagnostic["range"],
                "context": {"diagnostics": [diagnostic], "only": ["quickfix"]},
            },
        )

    def show(self, name, with_fixes):
        diagnostics = self.diagnostics(name)
        plural = "" if len(diagnostics) == 1 else "s"
        print(f"{name}: {len(diagnostics)} diagnostic{plural}")
        for each in diagnostics:
            # A message's further lines are for people; tests read the first.
            message = each["message"].split("\n")[0]
            print(
                f"{name}:{show_range(each['range'])}: "
                f"{SEVERITIES[each['severity']]}: {message} "
                f"[{each.get('code', '')}] ({each.get('source', '')})"
            )
            for related in each.get("relatedInformation", []):
                location = related["location"]
                print(
                    f"{self.name(location['uri'])}:"
                    f"{show_range(location['range'])}: "
                    f"related: {related['message']}"
                )
            for action in self.fixes(name, each) if with_fixes else []:
                for uri, edits in action["edit"]["changes"].items():
                    for edit in edits:
                        print(
                            f"{self.name(uri)}:{show_range(edit['range'])}: "
                            f"fix \"{action['title']}\": "
                            f"{json.dumps(edit['newText'])}"
                        )

    def end(self):
        self.server.request("shutdown", None)
        self.server.notify("exit", None)
        return self.server.process.wait(timeout=20)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--server", required=True)
    parser.add_argument("--argument", action="append", default=[])
    parser.add_argument("--flag", action="append", default=[])
    parser.add_argument("--actions", action="store_true")
    parser.add_argument("--in-place", action="store_true")
    parser.add_argument("--replace")
    parser.add_argument("--seconds", type=float, default=120)
    arguments = parser.parse_args()
    # Errors only, and no indexing that outlives the session.
    command = [arguments.server, "--log=error", "--background-index=0"]
    command += arguments.argument

    place = os.path.realpath(tempfile.mkdtemp(prefix="lsp-session-"))
    try:
        folder = os.path.realpath(arguments.folder)
        if not arguments.in_place:
            folder = os.path.join(place, "project")
            shutil.copytree(arguments.folder, folder)
        home = os.path.join(place, "home")
        os.mkdir(home)
        if arguments.flag and not arguments.in_place:
            with open(os.path.join(folder, "compile_flags.txt"), "w") as file:
                file.write("\n".join(arguments.flag) + "\n")
        environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home}
        environment.pop("CLANGD_FLAGS", None)

        session = Session(
            Server(command, environment, arguments.seconds), folder
        )
        session.begin()
        # All at once: the server parses them in parallel.
        for name in arguments.files:
            session.open(name)
        for name in arguments.files:
            session.show(name, arguments.actions)
        if arguments.replace:
            old, _, new = arguments.replace.partition("=>")
            session.replace(arguments.files[0], old, new)
            print("edited")
            session.show(arguments.files[0], arguments.actions)
        return session.end()
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
