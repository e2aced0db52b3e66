"""Drives a headless Chromium over a pipe with its DevTools protocol: no port, no package beyond Python itself."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find():
    """The browser to drive: $CHROMIUM, else the first of the usual names."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise SystemExit(
            "error: no Chromium was found (looked for $CHROMIUM, " + ", ".join(NAMES) + ")\n"
            "install one, as with `apt-get install chromium fonts-noto-core`, or set CHROMIUM to its path"
        )
    return found


class Browser:
    """A browser process; a context manager."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="gainsay-browser-")
        to_browser, self.out = os.pipe()
        self.back, from_browser = os.pipe()

        def pipes():
            # The browser reads commands from descriptor 3 and writes answers to 4.
            read, write = os.dup(to_browser), os.dup(from_browser)
            os.dup2(read, 3)
            os.dup2(write, 4)

        flags = ["--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--hide-scrollbars",
                 "--disable-background-networking", "--force-device-scale-factor=1", f"--user-data-dir={self.profile}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # The sandbox refuses to run as root, as in containers.
            flags.append("--no-sandbox")
        self.process = subprocess.Popen([find(), *flags, "about:blank"], preexec_fn=pipes, close_fds=False,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.back)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _message(self):
        while b"\0" not in self.buffer:
            chunk = os.read(self.back, 1 << 20)
            if not chunk:
                raise SystemExit("error: the browser ended unexpectedly")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]
        number = self.number
        while True:
            answer = self._message()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def page(self):
        return Page(self)


class Page:
    """A tab, and all that it said and asked for."""

    def __init__(self, browser):
        self.browser = browser
        self.target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Security", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method, **params):
        return self.browser.call(method, session=self.session, **params)

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)

    def size(self, width, height, mobile=False, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)

    def media(self, media="", scheme="light"):
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def scripts(self, on):
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def open(self, url):
        """Opens an address and waits until it has loaded; gives the seconds that took."""
        began = time.monotonic()
        if self.call("Page.navigate", url=url).get("loaderId"):
            self.wait_for("Page.loadEventFired")
        return time.monotonic() - began

    def wait_for(self, method):
        while True:
            for event in self.browser.events:
                if event.get("sessionId") == self.session and event["method"] == method and not event.get("seen"):
                    event["seen"] = True
                    return event["params"]
            self.browser.events.append(self.browser._message())

    def run(self, expression):
        """The value of a script's expression, awaited."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def key(self, key, code=None, text=None, shift=False):
        common = {"key": key, "code": code or key, "modifiers": 8 if shift else 0}
        if key == "Tab":
            common["windowsVirtualKeyCode"] = 9
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def picture(self, path, whole=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def print(self):
        """The page as PDF."""
        data = self.call("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"]
        return base64.b64decode(data)

    def said(self, *methods):
        """What happened so far: the parameters of the events of these names."""
        self.run("0")
        return [event["params"] for event in self.browser.events
                if event.get("sessionId") == self.session and event["method"] in methods]
