"""A headless browser for tests: Debian's chromium, driven over WebDriver with
nothing but Python's own library.

    with Browser() as browser:
        browser.open(path)
        assert browser.run("return document.title") == "..."
"""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]


class Browser:
    def __init__(self, width=1280, height=900):
        self.size = f"--window-size={width},{height}"

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.folder},
            text=True,
        )
        try:
            for line in self.driver.stdout:
                if found := re.search(r"started successfully on port (\d+)", line):
                    self.address = f"http://127.0.0.1:{found.group(1)}"
                    break
            else:
                raise RuntimeError("chromedriver did not start")
            options = {
                "args": [*FLAGS, self.size, f"--user-data-dir={self.folder}/profile"]
            }
            wanted = {
                "browserName": "chrome",
                "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            }
            self.session = ""
            made = self.ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
            self.session = "/" + made["sessionId"]
            self.ask("POST", "/url", {"url": "about:blank"})
            self.requests()  # Those of the page that a new window shows.
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if getattr(self, "session", ""):
            try:
                self.ask("DELETE", "")
            except OSError:
                pass
        self.driver.terminate()
        self.driver.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, method, command, body=None):
        request = urllib.request.Request(
            f"{self.address}/session{self.session}{command}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, path, after=""):
        """Opens a file; `after` is what follows its name, such as "#part"."""
        address = f"file://{urllib.parse.quote(os.path.abspath(path))}{after}"
        self.ask("POST", "/url", {"url": address})

    def run(self, script, *arguments):
        """What a function with this body returns."""
        return self.ask(
            "POST", "/execute/sync", {"script": script, "args": list(arguments)}
        )

    def wait(self, condition, *arguments):
        """Until the expression is true, ten seconds at most."""
        end = time.monotonic() + 10
        while not self.run(f"return {condition}", *arguments):
            if time.monotonic() > end:
                raise AssertionError(f"never true: {condition}")
            time.sleep(0.02)

    def find(self, selector):
        found = self.ask("POST", "/element", {"using": "css selector", "value": selector})
        return "/element/" + next(iter(found.values()))

    def click(self, selector):
        self.ask("POST", self.find(selector) + "/click", {})

    def type(self, text):
        """As if typed on the keyboard, wherever the focus is."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keyboard", "actions": keys}]
        self.ask("POST", "/actions", {"actions": actions})

    def devtools(self, command, **parameters):
        body = {"cmd": command, "params": parameters}
        return self.ask("POST", "/goog/cdp/execute", body)

    def resize(self, width, height):
        """The size of the page, which may be narrower than any window."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def prefer(self, scheme):
        """The system's colours, "light" or "dark"."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.devtools("Emulation.setEmulatedMedia", features=[feature])

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.ask("GET", "/screenshot")))

    def complaints(self):
        """What the browser's console says: errors and violated policies."""
        return [entry["message"] for entry in self.ask("POST", "/se/log", {"type": "browser"})]

    def requests(self):
        """The addresses that were asked for since the last call."""
        found = []
        for entry in self.ask("POST", "/se/log", {"type": "performance"}):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found
