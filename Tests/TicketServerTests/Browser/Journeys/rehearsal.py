"""A rehearsal in a browser, without a script on the organiser's side: made, opened, bought from, its books read, ended."""

import json
import re
import urllib.request

from shop import PHONE, check, expect, journey

EVENT = "Love Festival"


def make(one, desk):
    one.open_event(desk, EVENT)
    desk.get_by_role("link", name="Rehearsals").click()
    desk.wait_for_url("**/rehearsal")
    one.look(desk, "rehearsals-none")
    desk.locator("button[value=make]").click()
    expect(desk.locator("code.key")).to_be_visible()
    one.look(desk, "rehearsals-made")
    command = desk.locator("pre.command").inner_text()
    return re.search(r"--event (\w+) \\\s+--key (\S+) \\\s+--fans (\d+)", command).groups()


def ask(one, event, key, body=None):
    request = urllib.request.Request(
        f"{one.shop.url}/api/v1/events/{event}/rehearsal", data=json.dumps(body).encode() if body else None,
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))


def buy(one, event):
    fan = one.person(PHONE)
    fan.goto(f"{one.shop.url}/en/e/{event}")
    one.until(fan, ".buy form", 1)
    expect(fan.locator(".rehearsal-band")).to_contain_text("nothing you buy here is real")
    one.look(fan, "rehearsal-event")
    fan.locator(".buy button").click()
    fan.wait_for_url("**/seats", timeout=20000)
    expect(fan.locator(".rehearsal-band")).to_be_visible()
    one.look(fan, "rehearsal-seats")
    one.best(fan, 1)
    one.details(fan)
    expect(fan.locator(".rehearsal-band")).to_be_visible()
    one.look(fan, "rehearsal-gateway")
    one.gateway(fan, "pay")
    expect(fan.locator("[data-order=paid]")).to_be_visible()
    one.look(fan, "rehearsal-order")


def end(one, desk):
    desk.reload()
    desk.get_by_role("link", name="Check its books now").click()
    expect(desk.locator("#books")).to_be_visible()
    desk.goto(desk.url.split("#")[0])
    expect(desk.locator(".notice.good").first).to_contain_text("Every promise was kept")
    one.look(desk, "rehearsals-books")
    for name in ["Close the rehearsal", "Clear its data"]:
        desk.locator("summary", has_text=name).click()
        desk.locator("details[open] form button").click()
        expect(desk.locator("main [role=status] .notice.good")).to_be_visible()
    expect(desk.locator(".rehearsals .badge")).to_have_text("Cleared")
    one.look(desk, "rehearsals-cleared")


with journey() as one:
    desk = one.signed_in(java_script_enabled=False)
    event, key, fans = make(one, desk)
    facts = ask(one, event, key)
    check(facts["state"] == "announced" and facts["ledger"]["violations"] == 0, facts)
    check(int(fans) >= facts["capacity"], fans)
    ask(one, event, key, {"opensAt": facts["now"]})
    desk.goto(f"{one.shop.url}/en/admin")
    check(event not in desk.content(), "the overview knows the rehearsal")
    one.open_event(desk, EVENT)
    desk.get_by_role("link", name="Rehearsals").click()
    buy(one, event)
    check(ask(one, event, key)["ledger"]["tickets"] == 1, "one ticket was bought")
    end(one, desk)
