"""How much of what a fan's phone receives a cache in front may serve: every answer of a whole way, by its cache fields."""

import collections

from shop import check, expect, journey

LEAST = 0.90


class Ledger:
    """Bytes on the wire, head and body, of each answer; shareable or personal."""

    def __init__(self, context, page):
        self.lines = collections.defaultdict(lambda: [0, 0, 0])
        self.public = {}
        self.paths = {}
        wire = context.new_cdp_session(page)
        wire.on("Network.responseReceived", self.received)
        wire.on("Network.loadingFinished", self.finished)
        wire.send("Network.enable")

    def received(self, event):
        answer = event["response"]
        cache = next((v for k, v in answer["headers"].items() if k.lower() == "cache-control"), "")
        self.public[event["requestId"]] = cache.startswith("public")
        self.paths[event["requestId"]] = answer["url"].split("/", 3)[-1].split("?")[0]

    def finished(self, event):
        request = event["requestId"]
        # The test gateway's page is somebody else's when money is real.
        if request not in self.paths or self.paths[request].startswith("test-gateway"):
            return
        line = self.lines[self.paths[request]]
        line[0] += 1
        line[1 if self.public[request] else 2] += event["encodedDataLength"]

    def share(self):
        public = sum(line[1] for line in self.lines.values())
        return public / (public + sum(line[2] for line in self.lines.values()))

    def print(self, name):
        print(f"{name}: {self.share():.1%} may come from a cache")
        for path, (count, public, personal) in sorted(self.lines.items(), key=lambda item: -sum(item[1][1:])):
            print(f"  {count:3} {public:8} {personal:8} /{path}")


with journey() as one:
    page = one.person()
    ledger = Ledger(page.context, page)
    page.goto(one.shop.url + "/en")
    page.goto(one.shop.event("Amber Night"))
    # On the day of a sale everybody sees the waiting room, if only for a moment.
    page.goto(one.shop.event("Amber Night").replace("/e/", "/queue/"))
    page.locator("[data-panel=join] button").click()
    page.wait_for_url("**/seats")
    page.locator("a.section-link:not(.full):not(:has(.badge))").first.click()
    page.wait_for_url("**/seats/*")
    expect(page.locator(".seat-map canvas")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/seats")
    one.best(page)
    one.details(page, email="bytes@example.org")
    one.gateway(page, "pay")
    page.wait_for_timeout(500)
    ledger.print("through the waiting room to two tickets")
    check(ledger.share() >= LEAST, f"only {ledger.share():.1%} of a buyer's bytes may come from a cache")
