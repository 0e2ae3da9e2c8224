"""The whole wait: lobby, draw, line, turn, door. In two tabs and without a script, through a lost network, a closed tab and a
server that is killed in the middle; afterwards everybody stands where they stood."""

import json
import re
import sys

import shop as told
from server import Server
from shop import DESK, PHONE, check, expect

EVENT = "The Draw"
OTHERS = 60


def wake(page):
    """What a phone does that is unlocked; the page looks again after three seconds at the earliest."""
    page.wait_for_timeout(3100)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")


def shows(page, panel, timeout=60000):
    expect(page.locator(f"[data-panel={panel}]")).to_be_visible(timeout=timeout)


def place(page):
    return page.locator("[data-panel=line] [data-place]").inner_text()


def own(context, one):
    """What the server itself says of the place, from 1, and the number, from 0."""
    event = one.shop.events[EVENT]["id"]
    answer = context.request.post(f"{one.shop.url}/queue/{event}/join", headers={"Accept": "application/json"})
    check(answer.status == 200, f"a known number was answered with {answer.status}")
    return answer.json()["place"] + 1, answer.json()["n"]


def crowd(playwright, one):
    """Others who take part; each has a cookie jar of its own."""
    event = one.shop.events[EVENT]["id"]
    for _ in range(OTHERS):
        request = playwright.request.new_context(base_url=one.shop.url)
        answer = request.post(f"/queue/{event}/join", headers={"Accept": "application/json"})
        check(answer.status == 201, f"joining was answered with {answer.status}: {answer.text()}")
        request.dispose()


def lobby(one, page, plain, playwright, server):
    page.get_by_role("button", name="Take a number").click()
    shows(page, "lobby")
    number = page.locator("[data-panel=lobby] [data-number]").inner_text()
    twin = page.context.new_page()
    one.faults.watch(twin)
    twin.goto(page.url)
    shows(twin, "lobby")
    expect(twin.locator("[data-panel=lobby] [data-number]")).to_have_text(number)
    plain.get_by_role("button", name="Take a number").click()
    expect(plain.locator("main")).to_contain_text("You are in the draw")
    crowd(playwright, one)
    server.kill()
    wake(page)
    expect(page.locator("[data-note=offline]")).to_be_visible()
    server.start()
    wake(page)
    expect(page.locator("[data-note=offline]")).to_be_hidden()
    expect(page.locator("[data-panel=lobby] [data-number]")).to_have_text(number)
    one.look(plain, "waiting-lobby-plain")
    return twin


def drawing(one, page, plain):
    shows(page, "drawing")
    expect(page.locator("[data-drawn-count]")).to_contain_text("take part", timeout=20000)
    plain.reload()
    expect(plain.locator("main")).to_contain_text("The places are being drawn")
    one.look(plain, "waiting-drawing-plain")


def line(one, page, twin, plain):
    shows(page, "line")
    known, number = own(page.context, one)
    check(place(page) == str(known), f"the page computed place {place(page)}, the server {known}")
    shows(twin, "line")
    check(place(twin) == place(page), "two tabs, two places")
    expect(page.locator("[data-drawn]")).to_contain_text(f"place {known} of")
    check(number < OTHERS + 2, "the journey's number came after the draw")
    same_words(one, page)
    plain.reload()
    mine, _ = own(plain.context, one)
    expect(plain.locator(".place b")).to_have_text(str(mine))
    one.look(plain, "waiting-line-plain")
    return known


def same_words(one, page):
    """The plain page of the same person says what the script says."""
    plain = page.context.new_page()
    # The line moves on while one reads: both are read until they speak of the same moment.
    for _ in range(20):
        plain.goto(page.url + "/plain?auto=0")
        said = plain.locator("main").inner_text()
        hooks = ("place", "drawn", "ahead", "about", "share")
        missing = [words for words in map(page.locator("[data-panel=line]").locator, [f"[data-{hook}]" for hook in hooks])
                   if words.inner_text() not in said]
        if not missing:
            break
        page.wait_for_timeout(500)
    check(not missing, f"the plain page does not say: {[words.inner_text() for words in missing]}\n{said}")
    plain.close()


def lost(one, page, twin, known):
    """The network goes and comes; the tab is closed and opened; the page is left and come back to."""
    page.context.set_offline(True)
    expect(page.locator("[data-note=offline]")).to_be_visible()
    page.wait_for_timeout(3100)
    page.context.set_offline(False)
    expect(page.locator("[data-note=offline]")).to_be_hidden(timeout=20000)
    check(place(page) == str(known), "the network took the place")
    address = twin.url
    twin.close()
    twin = page.context.new_page()
    one.faults.watch(twin)
    twin.goto(address)
    shows(twin, "line")
    check(place(twin) == str(known), "the closed tab took the place")
    page.goto(one.shop.event(EVENT))
    page.go_back()
    shows(page, "line")
    check(place(page) == str(known), "going away took the place")
    return twin


def moved(one, page, plain):
    """The script shows a code; without one it is a page, and a second device has the place from then on."""
    page.locator("[data-move] summary").click()
    page.locator("[data-move] form button").click()
    expect(page.locator("[data-code-text]")).to_have_text(re.compile(r"^\w{5}-\w{5}$"))
    mine, _ = own(plain.context, one)
    address = plain.url
    plain.locator("summary", has_text="Move to another device").click()
    plain.get_by_role("button", name="Show me a code").click()
    one.look(plain, "waiting-code-plain")
    code = plain.locator(".move-code .code").inner_text()
    other = one.person(PHONE, java_script_enabled=False)
    other.goto(address)
    other.get_by_role("link", name="I have a code from another device").click()
    other.locator("#code").fill(code)
    other.locator("main form button").click()
    other.wait_for_url("**/plain")
    expect(other.locator(".place b")).to_have_text(str(mine))
    plain.goto(address)
    expect(plain.locator("main")).to_contain_text("go back to the device you joined on")
    return other


def restart(server, page, known):
    server.kill()
    server.start()
    wake(page)
    shows(page, "line")
    expect(page.locator("[data-note=offline]")).to_be_hidden()
    check(place(page) == str(known), f"the restart moved place {known} to {place(page)}")


def open_door(one):
    """The organiser lets in whoever comes."""
    page = one.person(DESK)
    page.goto(one.shop.url + "/en/sign-in")
    page.locator("#email").fill(one.shop.organiser["email"])
    page.locator("#password").fill(one.shop.organiser["password"])
    page.locator("main form button").click()
    page.wait_for_url("**/admin")
    page.get_by_role("link", name=EVENT).first.click()
    page.wait_for_url("**/admin/e/**")
    page.locator("#cap").fill("5000")
    page.locator("button[value=door]").click()
    expect(page.locator("main [role=status] .notice.good")).to_be_visible()


def turn(one, page, twin, plain):
    """The door is set wide open: everybody's turn comes. Nothing moves the focus, and nobody goes in unasked."""
    page.locator("[data-move] summary").focus()
    open_door(one)
    for tab in (page, twin):
        shows(tab, "turn")
        check(tab.title().startswith("● Your turn"), tab.title())
        expect(tab.locator("[data-alert]")).to_contain_text("your turn")
    check(page.evaluate("() => document.activeElement.closest('[data-move]') !== null"), "the turn took the focus away")
    page.locator("[data-panel=turn] button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/seats", timeout=30000)
    for _ in range(40):
        plain.reload()
        if plain.get_by_role("heading", name="It’s your turn").count():
            break
        plain.wait_for_timeout(500)
    one.look(plain, "waiting-turn-plain")
    plain.get_by_role("button", name="Enter now").click()
    plain.wait_for_url("**/seats")


def journey(report, playwright):
    server = Server(report["start"], report["url"].rstrip("/"))
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    one = told.Journey(browser, told.Shop(report))
    server.start()
    try:
        queue = f"{one.shop.url}/en/queue/{one.shop.events[EVENT]['id']}"
        page, plain = one.person(PHONE), one.person(PHONE, java_script_enabled=False)
        page.goto(queue)
        plain.goto(queue + "/plain")
        twin = lobby(one, page, plain, playwright, server)
        drawing(one, page, plain)
        known = line(one, page, twin, plain)
        plain = moved(one, page, plain)
        restart(server, page, known)
        twin = lost(one, page, twin, known)
        turn(one, page, twin, plain)
    finally:
        browser.close()
        server.stop()
    # Without a network and without a server there is nothing to load, and the browser says so.
    found = [fault for fault in one.faults.found if "net::ERR_" not in fault]
    print(f"{one.looker.states} page states")
    if found + one.looker.wrong:
        sys.exit("\n".join(found + one.looker.wrong))


if __name__ == "__main__":
    with told.sync_playwright() as playwright:
        journey(json.load(sys.stdin), playwright)
