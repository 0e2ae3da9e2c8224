"""A server that a journey starts, kills and stops by itself."""

import contextlib
import signal
import subprocess
import time
import urllib.request

from shop import check


class Server:
    """The real program, started and killed as often as wanted on one directory and one port."""

    def __init__(self, command, url):
        self.command, self.url, self.process = command, url, None

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(400):
            with contextlib.suppress(OSError), urllib.request.urlopen(self.url + "/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return
            check(self.process.poll() is None, "the server ended by itself")
            time.sleep(0.05)
        raise AssertionError("the server is not ready")

    def kill(self):
        """What a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
