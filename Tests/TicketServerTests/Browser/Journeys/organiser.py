"""The organiser's day, and those who wait: a full shop, a place in line, a pause with words, resume, close."""

from shop import DESK, PHONE, expect, journey

EVENT = "Hunting Party"


def sign_in(one):
    page = one.person(DESK)
    page.goto(one.shop.url + "/en/sign-in")
    page.locator("#email").fill(one.shop.organiser["email"])
    page.locator("#password").fill("not the password")
    page.locator("main form button").click()
    expect(page.locator("#errors")).to_be_visible()
    expect(page.locator("#email")).to_have_value(one.shop.organiser["email"])
    one.look(page, "sign-in-refused")
    page.locator("#password").fill(one.shop.organiser["password"])
    page.locator("main form button").click()
    page.wait_for_url("**/admin")
    one.look(page, "admin")
    return page


def set_door(one, page, cap):
    page.locator("#cap").fill(str(cap))
    page.locator("button[value=door]").click()
    expect(page.locator("main [role=status] .notice.good")).to_be_visible()
    expect(page.locator("#cap")).to_have_value(str(cap))


def change_sale(one, page, action, picture=None):
    """Presses, reads the question, says yes."""
    page.locator(f"button[value={action}]").click()
    expect(page.locator(".narrow h1")).to_be_visible()
    if picture:
        one.look(page, picture)
    page.locator(".narrow form button").click()
    expect(page.locator("main [role=status] .notice.good")).to_be_visible()


def wait_in_line(one, size, **options):
    page = one.person(size, **options)
    page.goto(one.shop.event(EVENT))
    page.locator(".buy button").click()
    page.wait_for_url("**/queue/**")
    return page


def full_shop(one, desk):
    one.open_event(desk, EVENT)
    one.look(desk, "admin-event")
    set_door(one, desk, 1)
    first = one.person()
    one.buy(first, EVENT)
    second = wait_in_line(one, PHONE)
    expect(second.locator("[data-panel=line] [data-place], [data-panel=door] h2").locator("visible=true").first).to_be_visible(timeout=20000)
    one.look(second, "queue-waiting")
    plain = wait_in_line(one, PHONE, java_script_enabled=False)
    plain.goto(plain.url.rstrip("/") + ("" if plain.url.endswith("/plain") else "/plain"))
    one.look(plain, "queue-plain")
    paused(one, desk, second, plain)
    one.best(first)
    one.details(first)
    one.gateway(first, "pay")
    expect(second.locator("[data-panel=turn]")).to_be_visible(timeout=30000)
    one.look(second, "queue-turn")
    second.locator("[data-panel=turn] button").click()
    second.wait_for_url("**/seats", timeout=30000)
    set_door(one, desk, 5000)
    let_in(plain)


def paused(one, desk, second, plain):
    words = "The band's bus is late. We go on at noon."
    desk.locator("#message-en").fill(words)
    change_sale(one, desk, "pause", "confirm-pause")
    one.look(desk, "admin-paused")
    expect(second.locator("[data-note=paused]")).to_contain_text(words, timeout=20000)
    one.look(second, "queue-paused")
    plain.reload()
    expect(plain.locator(".notice.warn")).to_contain_text(words)
    visitor = one.person()
    visitor.goto(one.shop.event(EVENT))
    one.until(visitor, ".buy .notice.warn", 1)
    expect(visitor.locator(".buy")).to_contain_text(words)
    one.look(visitor, "event-paused")
    change_sale(one, desk, "resume", "confirm-resume")
    expect(second.locator("[data-note=paused]")).to_be_hidden(timeout=20000)


def let_in(plain):
    """Without a script: the page is asked again until it says that it is one's turn."""
    for _ in range(40):
        plain.reload()
        enter = plain.locator("main form[action$='/enter'] button")
        if enter.count():
            enter.click()
            if plain.url.endswith("/seats"):
                return
        plain.wait_for_timeout(250)
    raise AssertionError("whoever has no script was not let in")


def close(one, desk):
    one.open_event(desk, "Kings of Metal")
    change_sale(one, desk, "close", "confirm-close")
    one.look(desk, "admin-closed")
    visitor = one.person()
    visitor.goto(one.shop.event("Kings of Metal"))
    one.until(visitor, ".buy form", 0)
    one.look(visitor, "event-closed")
    change_sale(one, desk, "open")
    one.until(visitor, ".buy form", 1)
    one.buy(visitor, "Kings of Metal")


with journey() as one:
    desk = sign_in(one)
    full_shop(one, desk)
    close(one, desk)
