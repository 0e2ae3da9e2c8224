"""The organiser's live screen on the day: figures that move while a fan buys, a pause with words, two organisers at once."""

import re

from shop import PHONE, check, expect, journey

EVENT = "Kings of Metal"
WORDS = "The stage has no power. We go on at noon."
NOTICE = "The gates open at 19:00, an hour later."


def open_screen(one, page):
    page.goto(f"{one.shop.url}/en/admin/e/{one.shop.events[EVENT]['id']}/live")


def number(page, key):
    text = page.locator(f"dd[data-live={key}]").inner_text()
    return int(re.sub(r"\D", "", text))


def becomes(page, key, value):
    """The figure itself changes: the page is not loaded again."""
    for _ in range(100):
        if number(page, key) == value:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{key} is {number(page, key)} and not {value}")


def figures_move(one, desk):
    """What the fan does is seen a moment later. Others were here before: only differences count."""
    expect(desk.locator("[data-live-state]")).to_have_class(re.compile(r"\bon\b"))
    before = {key: number(desk, key) for key in ("choosing", "holding", "paying", "sold", "held", "free")}
    fan = one.person()
    one.buy(fan, EVENT)
    becomes(desk, "choosing", before["choosing"] + 1)
    one.best(fan)
    becomes(desk, "holding", before["holding"] + 1)
    becomes(desk, "held", before["held"] + 2)
    one.details(fan)
    becomes(desk, "paying", before["paying"] + 1)
    one.gateway(fan, "pay")
    becomes(desk, "sold", before["sold"] + 2)
    becomes(desk, "held", before["held"])
    becomes(desk, "free", before["free"] - 2)
    expect(desk.locator("b[data-live=letIn]")).not_to_have_text("0")
    expect(desk.locator("b[data-live=seatsSold]")).not_to_have_text("0")
    # The curve's end leaves the bottom as soon as its ten seconds are over.
    expect(desk.locator("[data-curve=seatsSold]")).to_have_attribute("d", re.compile(r"L600 (?!116$)\d+$"), timeout=20000)
    one.look(desk, "cockpit")


def is_calm(desk):
    """A reader is told what was changed, and the figures when asked for: never every second."""
    status = desk.locator("[data-status]")
    before = status.inner_text()
    desk.wait_for_timeout(2500)
    check(status.inner_text() == before, "the figures are read out by themselves")
    desk.locator("[data-say]").click()
    expect(status).to_contain_text("seats sold")


def press(page, action, why=None):
    page.locator(f"button[value={action}]").click()
    expect(page.locator(".narrow h1")).to_be_visible()
    if why:
        page.locator("#why").fill(why)
    page.locator(".narrow form button").click()
    expect(page.locator("main [role=status] .notice.good")).to_be_visible()


def pause_and_resume(one, desk, second):
    waiting = one.person(PHONE)
    waiting.goto(one.shop.event(EVENT))
    desk.locator("summary", has_text="Words for those who wait").click()
    desk.locator("#message-en").fill(WORDS)
    desk.locator("button[value=pause]").click()
    expect(desk.locator(".notice.warn").first).to_contain_text(WORDS)
    one.look(desk, "cockpit-confirm-pause")
    desk.locator("#why").fill("Power cut")
    desk.locator(".narrow form button").click()
    expect(desk.locator("main .badge.warn")).to_have_text("Paused")
    expect(desk.locator("[data-part=log] tbody tr").first).to_contain_text("Power cut")
    # The other organiser's screen is there within a moment, without a hand.
    expect(second.locator("[data-part=stage] .badge")).to_have_text("Paused", timeout=5000)
    expect(second.locator("[data-part=log] tbody tr").first).to_contain_text("Power cut")
    expect(second.locator("[data-status]")).to_contain_text("Paused the sale")
    expect(second.locator("button[value=resume]")).to_be_visible()
    one.until(waiting, ".buy .notice.warn", 1)
    expect(waiting.locator(".buy")).to_contain_text(WORDS)
    one.look(desk, "cockpit-paused")
    press(desk, "resume", "Power is back")
    expect(second.locator("[data-part=stage] .badge")).to_have_text("Open", timeout=5000)
    one.until(waiting, ".buy .notice.warn", 0)


def two_at_once(one, desk, second):
    """Who is writing is not disturbed but told; who presses upon an old state is told who was faster, and nothing is done."""
    second.locator("summary", has_text="Announcement").click()
    second.locator("#banner-en").fill("I am in the middle of this")
    desk.locator("button[value=slow]").click()
    expect(desk.locator("button[value=slow]")).to_have_attribute("aria-pressed", "true")
    expect(second.locator("[data-news]")).to_be_visible(timeout=5000)
    expect(second.locator("#banner-en")).to_have_value("I am in the middle of this")
    second.locator("button[value=set]").click()
    expect(second.locator("#overtaken")).to_contain_text("was faster")
    one.look(second, "cockpit-overtaken")
    fan = one.person()
    fan.goto(one.shop.event(EVENT))
    check(fan.locator(".banner").count() == 0, "what was refused was done")
    desk.locator("button[value=normal]").click()
    expect(desk.locator("button[value=normal]")).to_have_attribute("aria-pressed", "true")


def announce(one, desk):
    desk.locator("summary", has_text="Announcement").click()
    desk.locator("#banner-en").fill(NOTICE)
    desk.locator("button[value=set]").click()
    expect(desk.locator(".cockpit-hand .banner").first).to_contain_text(NOTICE)
    one.look(desk, "cockpit-announced")
    fan = one.person()
    fan.goto(one.shop.event(EVENT))
    one.until(fan, "main .banner", 1)
    expect(fan.locator(".banner")).to_contain_text(NOTICE)
    one.look(fan, "event-announced")
    one.buy(fan, EVENT)
    expect(fan.locator(".banner")).to_contain_text(NOTICE)
    desk.locator("button[value=remove]").click()
    fan.goto(one.shop.event(EVENT))
    one.until(fan, "main .banner", 0)


def without_script(one):
    page = one.signed_in(java_script_enabled=False)
    open_screen(one, page)
    check(number(page, "free") > 0, "without a script there are no figures")
    one.look(page, "cockpit-noscript")
    page.get_by_role("link", name="Refresh by itself").click()
    check("refresh=yes" in page.url, "it does not refresh by itself")
    page.get_by_role("link", name="Stop refreshing").click()
    check("refresh" not in page.url, "it does not stop")
    page.locator("button[value=slow]").click()
    expect(page.locator("button[value=slow]")).to_have_attribute("aria-pressed", "true")
    page.locator("button[value=normal]").click()


def signed_out(one, desk, second):
    """Signing out in one tab ends the screen in the other."""
    other = second.context.new_page()
    open_screen(one, other)
    other.locator(".staff-bar button").click()
    second.wait_for_url("**/sign-in**", timeout=10000)


with journey() as one:
    desk, second = one.signed_in(), one.signed_in()
    open_screen(one, desk)
    open_screen(one, second)
    figures_move(one, desk)
    is_calm(desk)
    pause_and_resume(one, desk, second)
    two_at_once(one, desk, second)
    announce(one, desk)
    without_script(one)
    signed_out(one, desk, second)
