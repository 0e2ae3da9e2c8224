#!/usr/bin/env python3
"""The door while the purchase path is slow: a crowd buys from a real server while another program holds its database.

    swift build -c release
    Tests/Benchmarks/slow_path.py [--fans 9000] [--before 60] [--slow 300] [--after 90] [--data DIRECTORY]

For the seconds of --slow the database's write lock is held 400 of every 500 ms. Prints how soon the door stood still, and
how long answers took before, in the first ten seconds, in the rest, and afterwards. Ends with 1 if a payment was turned
away, if somebody who was let in was put out, or if the door went on calling. Python 3.11, nothing else.
"""
import argparse, asyncio, json, os, random, shutil, signal, socket, sqlite3, subprocess, sys, threading, time, urllib.request

arguments = argparse.ArgumentParser()
for name, value in [("fans", 9000), ("rate", 25), ("before", 60), ("slow", 300), ("after", 90), ("port", 8490)]:
    arguments.add_argument("--" + name, type=int, default=value)
arguments.add_argument("--data", default="benchmark-data/slow")
arguments.add_argument("--server", default=os.environ.get("SERVER", ".build/release/TicketServer"))
options = arguments.parse_args()
dice = random.Random(2026)


class Shop:
    """The server as a child of this program."""

    def __init__(self):
        shutil.rmtree(options.data, ignore_errors=True)
        os.makedirs(os.path.dirname(options.data) or ".", exist_ok=True)
        command = [options.server, "demo", "--json", "--listen", f"127.0.0.1:{options.port}", "--data", options.data]
        command += ["--server-loops", "2", "--log-access", "off", "--limits-connections", "16000"]
        command += ["--waiting-room-rate", str(options.rate), "--waiting-room-shoppers", "5000"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        shows = json.loads(self.process.stdout.readline())["events"]
        self.event = next(show["id"] for show in shows if show["title"] == "Amber Night")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class Slow(threading.Thread):
    """Holds the write lock 400 of every 500 ms."""

    def __init__(self):
        super().__init__(daemon=True)
        self.ends = threading.Event()

    def run(self):
        database = sqlite3.connect(options.data + "/tickets.sqlite", timeout=5, isolation_level=None)
        while not self.ends.is_set():
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                continue
            time.sleep(0.4)
            database.execute("COMMIT")
            time.sleep(0.1)


class Measurements:
    def __init__(self):
        self.answers = []  # when asked, seconds, step, status
        self.served = []  # when, places called
        self.brakes = []  # when, why
        self.put_out = self.payments_turned_away = 0


class Fan:
    """Somebody with a ticket of the waiting room, and one connection once they are called."""

    def __init__(self, shop, seen):
        self.shop, self.seen, self.cookies, self.reader = shop, seen, {}, None

    async def ask(self, step, method, path, body=None, fields="", retries=True):
        """Asks until it is answered with something else than 503; returns status and body."""
        while True:
            asked = time.monotonic()
            try:
                status, head, text = await self.exchange(method, path, body, fields)
            except (asyncio.IncompleteReadError, ConnectionError):
                # The server lets a connection go that rested for too long; the request never reached anybody.
                self.close()
                continue
            self.seen.answers.append((asked, time.monotonic() - asked, step, status))
            if status == 503 and step in ("order", "payment", "pay"):
                self.seen.payments_turned_away += 1
            if status == 403 and step != "enter" and "queue-required" in text:
                self.seen.put_out += 1
            if status != 503 or not retries:
                return status, text
            await asyncio.sleep(float(head.get("retry-after", 2)))

    async def exchange(self, method, path, body, fields):
        if self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", options.port)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        text = "" if body is None else json.dumps(body)
        kind = "Content-Type: application/json\r\n" if body is not None else ""
        self.writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nCookie: {cookies}\r\n{kind}{fields}"
            f"Content-Length: {len(text)}\r\n\r\n{text}".encode())
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        head = {}
        for line in lines[1:-2]:
            name, value = line.split(": ", 1)
            if name.lower() == "set-cookie":
                key, value = value.split(";")[0].split("=", 1)
                self.cookies[key] = value
            head[name.lower()] = value
        answer = await self.reader.readexactly(int(head.get("content-length", 0)))
        if head.get("connection") == "close":
            self.close()
        return int(lines[0].split()[1]), head, answer.decode()

    def close(self):
        if self.reader is not None:
            self.writer.close()
            self.reader = None

    async def join(self):
        status, text = await self.ask("join", "POST", f"/queue/{self.shop.event}/join")
        self.close()
        return json.loads(text)["place"]

    async def visit(self):
        """From the door to the ticket, with time to think."""
        event = self.shop.event
        await asyncio.sleep(dice.expovariate(1 / 2))
        while True:
            status, text = await self.ask("enter", "POST", f"/queue/{event}/enter")
            if status == 200:
                break
            if status not in (202, 429):
                return
            await asyncio.sleep(3)
        for _ in range(3):
            await self.ask("look", "GET", f"/en/e/{event}/seats")
            await asyncio.sleep(dice.expovariate(1 / 5))
        await asyncio.sleep(dice.uniform(10, 40))
        await self.ask("look", "GET", f"/en/e/{event}/seats")
        status, text = await self.ask("hold", "POST", f"/api/v1/events/{event}/holds", {"best": {"count": 2}})
        if status != 201:
            return
        hold = json.loads(text)["id"]
        await asyncio.sleep(dice.expovariate(1 / 8))
        if dice.random() > 0.6:
            await self.ask("let go", "DELETE", f"/api/v1/events/{event}/holds/{hold}")
            return
        buyer = {"hold": hold, "name": "Jadwiga Kowalska", "email": f"b{dice.getrandbits(48)}@example.org",
                 "language": "pl", "acceptTerms": True}
        status, text = await self.ask("order", "POST", f"/api/v1/events/{event}/orders", buyer)
        if status != 201:
            return
        order = json.loads(text)
        bearer = f"Authorization: Bearer {order['secret']}\r\n"
        status, text = await self.ask("payment", "POST", f"/api/v1/orders/{order['id']}/payments", {}, bearer)
        reference = json.loads(text)["reference"]
        await asyncio.sleep(dice.expovariate(1 / 10))
        await self.ask("pay", "POST", f"/api/v1/test-gateway/{reference}", {"action": "pay"})
        await self.ask("tickets", "GET", f"/api/v1/orders/{order['id']}/tickets", None, bearer)


async def watch(shop, seen, fans):
    """Sees who is called, ten times a second; of ten, seven come."""
    eyes, called, visits = Fan(shop, Measurements()), 0, []
    while True:
        _, text = await eyes.ask("now", "GET", f"/queue/{shop.event}/now")
        served = json.loads(text)["sv"]
        if served > called:
            seen.served.append((time.monotonic(), served))
            visits += [asyncio.create_task(fans[place].visit()) for place in range(called, served) if dice.random() < 0.7]
            called = served
        await asyncio.sleep(0.1)


def brakes(seen):
    """Which brake holds, once a second, on a thread of its own."""
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{options.port}/metrics", timeout=5) as answer:
                for line in answer.read().decode().splitlines():
                    if line.startswith("waiting_room_braked") and line.endswith(" 1"):
                        seen.brakes.append((time.monotonic(), line.split('"')[1]))
        except OSError:
            pass
        time.sleep(1)


def report(name, seen, start, end, retried=()):
    chosen = [answer for answer in seen.answers if start <= answer[0] < end and answer[2] != "join"]
    times = sorted(took for _, took, step, status in chosen if status != 503 and not (step == "enter" and status != 200))
    away = sum(1 for answer in chosen if answer[3] == 503)
    at = [served for moment, served in seen.served if moment < end]
    before = [served for moment, served in seen.served if moment < start]
    calls = (at[-1] if at else 0) - (before[-1] if before else 0)
    part = lambda share: times[min(len(times) - 1, int(len(times) * share))] * 1000 if times else 0
    print(f"{name:<22} {len(times):>7} served {part(.5):>7.1f} {part(.9):>7.1f} {part(.99):>7.1f} {part(1):>7.1f} ms "
          f"{away:>6} turned away {calls:>6} called")


async def main():
    shop, seen = Shop(), Measurements()
    try:
        fans = {}
        people = [Fan(shop, seen) for _ in range(options.fans)]
        for first in range(0, len(people), 100):
            some = people[first:first + 100]
            for fan, place in zip(some, await asyncio.gather(*(fan.join() for fan in some))):
                fans[place] = fan
        begin = time.monotonic()
        watching = asyncio.create_task(watch(shop, seen, fans))
        threading.Thread(target=brakes, args=(seen,), daemon=True).start()
        await asyncio.sleep(options.before)
        slow, slowed = Slow(), time.monotonic()
        slow.start()
        await asyncio.sleep(options.slow)
        slow.ends.set()
        over = time.monotonic()
        await asyncio.sleep(options.after)
        watching.cancel()
        end = time.monotonic()
    finally:
        shop.stop()
    print(f"{'':<22} {'':>14} {'p50':>7} {'p90':>7} {'p99':>7} {'longest':>7}")
    report("before", seen, begin + 5, slowed)
    report("slow, first 10 s", seen, slowed, slowed + 10)
    report("slow, from 10 s on", seen, slowed + 10, over)
    report("afterwards", seen, over, end)
    # The last call before two seconds without one.
    calls = [moment - slowed for moment, _ in seen.served if slowed <= moment < over] + [over - slowed]
    last = 0.0
    for moment in calls:
        if moment - last > 2:
            break
        last = moment
    stood = last < 2
    print(f"last call {last:.2f} s after the purchase path became slow")
    first = next((moment - over for moment, _ in seen.served if moment > over), None)
    print("first call afterwards: " + ("none" if first is None else f"{first:.1f} s"))
    held = [why for moment, why in seen.brakes if slowed <= moment < over]
    print("brake, seconds of the slow time: " + ", ".join(f"{why} {held.count(why)}" for why in sorted(set(held))))
    print(f"put out: {seen.put_out}; payments turned away: {seen.payments_turned_away}")
    sys.exit(0 if stood and not seen.put_out and not seen.payments_turned_away else 1)


asyncio.run(main())
