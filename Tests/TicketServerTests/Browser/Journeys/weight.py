"""What a stadium's seats weigh on the way to a phone: bytes and time until the first usable map; only bytes are judged."""

import time

from shop import check, expect, journey

MOST = 250_000


def measure(page, go, usable):
    """Bytes on the wire and seconds until what is wanted is there, with an empty cache."""
    wire = page.context.new_cdp_session(page)
    received = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    began = time.monotonic()
    go()
    expect(page.locator(usable)).to_be_visible()
    seconds = time.monotonic() - began
    page.wait_for_timeout(300)
    wire.detach()
    return sum(received), seconds


with journey() as one:
    page = one.person()
    one.buy(page, "Amber Night")
    seats = page.url
    page.goto("about:blank")
    views = {"overview": (seats, "svg.venue")}
    page.goto(seats)
    links = page.locator("a.section-link:not(:has(.badge))")
    views["section"] = (one.shop.url + links.nth(links.count() // 2).get_attribute("href"), ".seat-map canvas")
    for name, (address, usable) in views.items():
        weight, seconds = measure(page, lambda: page.goto(address), usable)
        print(f"{name}: {weight} bytes, {seconds:.2f} s")
        check(weight <= MOST, f"the {name} of a stadium weighs {weight} bytes, more than {MOST}")
