"""Joining from a network that sends very many: by work, by patience, by code; and a place that changes its device."""

from shop import DESK, check, expect, journey

CROWD = {"X-Forwarded-For": "203.0.113.7"}
TITLE = "Grace Is Gone Tour"


def press(one, page, language="en"):
    page.goto(one.shop.event(TITLE, language))
    page.locator(".buy button").click()


def crowd(one):
    """So many as are free in one network."""
    for _ in range(2):
        page = one.person(DESK, extra_http_headers=CROWD)
        press(one, page)
        page.wait_for_url("**/seats", timeout=20000)


def works(one):
    page = one.person(extra_http_headers=CROWD)
    # The page at work: its script is held back, so that there is time to look.
    shows = 'const box = document.querySelector("[data-proof]"); box.hidden = false; box.querySelector("progress").value = 0.4;'
    page.route("**/proof.js", lambda route: route.fulfill(body=shows, content_type="text/javascript"))
    press(one, page)
    expect(page.locator("[data-proof]")).to_be_visible()
    one.look(page, "join-proof")
    page.unroute("**/proof.js")
    press(one, page)
    page.wait_for_url("**/seats", timeout=20000)
    # Where no worker may run the page itself works, in slices.
    page = one.person(extra_http_headers=CROWD)
    page.add_init_script("delete window.Worker")
    press(one, page, "pl")
    page.wait_for_url("**/seats", timeout=20000)


def waits(one):
    page = one.person(java_script_enabled=False, extra_http_headers=CROWD)
    press(one, page, "pl")
    expect(page.locator("a.button.secondary")).to_be_visible()
    one.look(page, "join-wait")
    # The page looks for itself, and then goes on at a press.
    button = page.locator(".room-card button")
    button.wait_for(timeout=40000)
    one.look(page, "join-ready")
    button.click()
    page.wait_for_url("**/seats", timeout=20000)


def submit(page, path):
    page.evaluate(
        """path => { const form = Object.assign(document.createElement("form"), {method: "post", action: path});
        document.body.append(form); form.submit(); }""", path)


def without_cookies(one):
    """The second step, and the cookie of the first did not come along."""
    page = one.person()
    page.goto(one.shop.event(TITLE))
    submit(page, f"/queue/{one.shop.events[TITLE]['id']}/join?tried=1")
    expect(page.locator(".failure")).to_be_visible()
    one.look(page, "join-no-cookies")


def with_code(one):
    organiser = one.person(DESK)
    organiser.goto(one.shop.url + "/en/sign-in")
    organiser.locator("#email").fill(one.shop.organiser["email"])
    organiser.locator("#password").fill(one.shop.organiser["password"])
    organiser.locator("main button").click()
    organiser.goto(f"{one.shop.url}/en/admin/e/{one.shop.events[TITLE]['id']}")
    organiser.locator("#codes-until").fill("2099-01-01T10:00")
    organiser.locator("form:has(#codes-until) button").click()
    organiser.wait_for_url("**saved=yes")
    one.look(organiser, "admin-presale")
    for scripts in (True, False):
        page = one.person(java_script_enabled=scripts)
        press(one, page)
        expect(page.locator("#code")).to_be_visible()
        one.look(page, "join-code")
        page.locator("#code").fill("K7Q2-M9XA")
        page.locator(".room-card button").click()
        expect(page.locator("#code[aria-invalid=true]")).to_be_visible()
        one.look(page, "join-code-wrong")
        page.locator("#code").fill(one.shop.codes.pop().lower())
        page.locator(".room-card button").click()
        page.wait_for_url("**/seats", timeout=20000)
    organiser.locator("#codes-until").fill("")
    organiser.locator("form:has(#codes-until) button").click()
    expect(organiser.locator("#codes-until")).to_have_value("")


def moves(one):
    old, new = one.person(), one.person(java_script_enabled=False)
    press(one, old)
    old.wait_for_url("**/seats", timeout=20000)
    event = one.shop.events[TITLE]["id"]
    submit(old, f"/queue/{event}/transfer")
    code = old.locator(".move-code b")
    expect(code).to_be_visible()
    one.look(old, "move-code")
    new.goto(f"{one.shop.url}/pl/queue/{event}/move")
    one.look(new, "move")
    new.locator("#code").fill("0000000000")
    new.locator(".room-card button").click()
    expect(new.locator("#code[aria-invalid=true]")).to_be_visible()
    one.look(new, "move-wrong")
    new.locator("#code").fill(code.inner_text().lower())
    new.locator(".room-card button").click()
    new.wait_for_url(f"**/pl/queue/{event}")
    names = {cookie["name"] for cookie in new.context.cookies()}
    check(any(name.endswith(f"q_{event}") for name in names), f"no ticket after the move: {names}")


with journey() as one:
    crowd(one)
    works(one)
    waits(one)
    without_cookies(one)
    with_code(one)
    moves(one)
