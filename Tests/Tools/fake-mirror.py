"""A mirror of the beacon that behaves as it is told to: python3 fake-mirror.py PORT LOG [WAY]

Without WAY the first part of each path is the way to behave."""

import hashlib
import http.server
import json
import sys
import time


def answer(number):
    signature = hashlib.sha256(f"round {number}".encode()).digest() + b"\1" * 16
    return {"round": number, "randomness": hashlib.sha256(signature).hexdigest(), "signature": signature.hex()}


class Mirror(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[2], "a", encoding="utf-8") as log:
            log.write(self.path + "\n")
        parts = self.path.strip("/").split("/")
        way = sys.argv[3] if len(sys.argv) > 3 else parts[0]
        number = int(parts[-1])
        if way == "silent":
            time.sleep(30)
            return
        if way == "error":
            return self.send_error(503)
        if way == "moved":
            self.send_response(302)
            self.send_header("Location", self.path.replace("moved", "good"))
            self.send_header("Content-Length", "0")
            return self.end_headers()
        bodies = {
            "good": json.dumps(answer(number)), "garbage": "<html>maintenance</html>",
            "wrong-round": json.dumps(answer(number + 1)), "oversized": " " * 1_000_000 + json.dumps(answer(number)),
            "no-signature": json.dumps({"round": number, "randomness": answer(number)["randomness"]}),
            "torn": json.dumps(answer(number)), "dribble": json.dumps(answer(number)) + " " * 1000,
        }
        body = bodies[way].encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            if way == "torn":
                self.wfile.write(body[: len(body) // 2])
                self.close_connection = True
            elif way == "dribble":
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(0.05)
            else:
                self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Mirror)
server.daemon_threads = True
print("ready", flush=True)
server.serve_forever()
