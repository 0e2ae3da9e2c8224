"""A fan on a phone buys two seats on the map, in both languages; the ticket is scanned at the gate, twice."""

import pathlib
import re
import tempfile

from shop import DESK, check, expect, journey, tool

EVENT = "Amber Night"


def choose_section(page):
    """The first section with seats that is not full; returns its price."""
    link = page.locator("a.section-link:not(.full):not(:has(.badge))").first
    price = amount(link.locator(".section-figures span").first)
    link.click()
    page.wait_for_url("**/seats/*")
    return price


def choose_on_grid(page):
    page.locator(".seat:not(.h):not(.t):not(.a):not(.m) input").first.click()


def choose_on_map(page):
    """Taps the canvas where a free seat is drawn: zooms in first where seats are small, then takes it."""
    canvas = page.locator("canvas")
    expect(canvas).to_be_visible()
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    chosen = lambda: page.locator(".seat input:checked").count()
    before = chosen()
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3):
        for _ in range(3):
            page.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] * share)
            page.wait_for_timeout(120)
            if chosen() > before:
                return
            check(chosen() == before, "a tap on the map took a chosen seat away")
    raise AssertionError("no tap on the map chose a seat")


def fail_details(page, one, name):
    """Everything wrong at once; what was typed must still be there."""
    page.locator("#name").fill("A")
    page.locator("#email").fill("zoe at example")
    page.locator("form#details").evaluate("form => form.noValidate = true")
    page.locator("form#details button.large").click()
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#email")).to_have_value("zoe at example")
    one.look(page, name)


def qr_of(document):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "tickets.pdf")
        file.write_bytes(document)
        tool("pdftoppm", "-r", "150", "-png", str(file), f"{folder}/page")
        found = []
        for picture in sorted(pathlib.Path(folder).glob("page*.png")):
            found += tool("zbarimg", "--quiet", "--raw", str(picture)).split()
        return found


def to_cart(one, page):
    """The list, the event, the waiting room that passes, a section, two seats: one on the map, one in the list."""
    page.goto(one.shop.url + "/en")
    one.look(page, "list-en")
    page.get_by_role("link", name=EVENT).first.click()
    page.wait_for_url("**/e/*")
    one.look(page, "event-en")
    page.locator(".buy button").click()
    page.wait_for_url("**/seats")
    one.look(page, "seats-en")
    announced = choose_section(page)
    choose_on_map(page)
    choose_on_grid(page)
    expect(page.locator(".seat input:checked")).to_have_count(2)
    one.look(page, "section-en")
    told = amount(page.locator("[data-total]"))
    check(told == 2 * announced, f"two seats of {announced} are announced as {told}")
    page.locator(".tray button").click()
    page.wait_for_url("**/cart")
    check(amount(page.locator("[data-total]")) == told, "the cart asks another price than the map told")


def amount(place):
    """A price as the page shows it, in whole units."""
    return int(re.sub(r"[^0-9]", "", re.findall(r"[\d,]+(?=\D*$)", place.inner_text().split("\n")[-1].replace(".00", ""))[-1]))


def change_cart(one, page):
    """Another ticket type changes the total at once; the clock can be extended; the choice is kept by both."""
    one.look(page, "cart-en")
    total = page.locator("[data-total]")
    before = total.inner_text()
    page.locator("select[data-type]").first.select_option("reduced")
    expect(total).not_to_have_text(before)
    reduced = total.inner_text()
    page.locator("button[value=seats]").click()
    page.wait_for_url("**/seats")
    one.look(page, "seats-with-cart-en")
    page.locator(".cart-line a.button").click()
    page.wait_for_url("**/cart")
    expect(total).to_have_text(reduced)
    until = page.locator("[role=timer]").get_attribute("data-until")
    page.locator(".clock form button").click()
    expect(page.locator("[role=timer]")).not_to_have_attribute("data-until", until)
    expect(total).to_have_text(reduced)


def pay(one, page):
    page.locator("button[value=checkout]").click()
    page.wait_for_url("**/checkout")
    one.look(page, "details-en")
    fail_details(page, one, "details-errors-en")
    page.locator("#name").fill("Zoë Żółkiewska")
    page.locator("#email").fill("zoe@example.org")
    page.locator("#terms").check()
    page.locator("form#details button.large").click()
    page.wait_for_url("**/test-gateway/**")
    one.look(page, "gateway-en")
    one.gateway(page, "pay")
    expect(page.locator(".ticket-line")).to_have_count(2)
    one.look(page, "order-paid-en")


def ticket(one, page):
    """The ticket's page, its document and the order's document carry the same code; returns it."""
    order = page.url
    page.locator(".ticket-line a.button").first.click()
    page.wait_for_url("**/ticket/**")
    one.look(page, "ticket-en")
    code = re.sub(r"\s", "", page.locator(".ticket-code > .code").first.inner_text())
    document = page.request.get(page.url + "/ticket.pdf")
    check(document.headers["content-type"] == "application/pdf", "the ticket's document is no PDF")
    check(qr_of(document.body()) == [code], f"the printed QR is not {code}")
    both = qr_of(page.request.get(order + "/tickets.pdf").body())
    check(len(both) == 2 and code in both, f"the order's document has {both}")
    return code, page.url


def gate(one, code, ticket_page):
    """A phone becomes a scanner; the ticket is let in once, and the second time it is told when and where."""
    page = one.person()
    page.goto(one.shop.url + "/en/gate")
    one.look(page, "gate-set-up-en")
    page.locator("#code").fill("WRONG12345")
    page.locator("main form button").click()
    expect(page.locator("#errors")).to_be_visible()
    one.look(page, "gate-refused-en")
    page.locator("#code").fill(one.shop.device["code"])
    page.locator("main form button").click()
    page.wait_for_url("**/gate")
    one.look(page, "gate-ready-en")
    scan(page, code, "good")
    one.look(page, "gate-let-in-en")
    scan(page, code, "stop")
    expect(page.locator(".evidence")).to_contain_text(one.shop.device["gate"])
    expect(page.locator(".evidence")).to_contain_text(re.compile(r"\d\d:\d\d:\d\d"))
    one.look(page, "gate-used-en")
    scan(page, "NOT A TICKET", "turn")
    one.look(page, "gate-unreadable-en")
    ticket_page.reload()
    expect(ticket_page.locator(".ticket-code .notice")).to_contain_text(one.shop.device["gate"])
    one.look(ticket_page, "ticket-used-en")


def scan(page, code, tone):
    """Types as a scanner does, into whatever has the focus."""
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-panel] .scan-result.{tone}")).to_be_visible()


def polish(one):
    """The best three together, in Polish."""
    page = one.person(DESK, "pl-PL")
    page.goto(one.shop.url + "/pl")
    one.look(page, "list-pl")
    page.locator(f"a[href$='{one.shop.events[EVENT]['id']}']").first.click()
    page.wait_for_url("**/pl/e/*")
    one.look(page, "event-pl")
    page.locator(".buy button").click()
    page.wait_for_url("**/pl/e/*/seats")
    one.look(page, "seats-pl")
    one.best(page, 3)
    places = page.locator(".cart-line .place").all_inner_texts()
    check(len(places) == 3 and len({place.rsplit("\n", 1)[0] for place in places}) == 1, f"three not together: {places}")
    one.look(page, "cart-pl")
    one.details(page)
    one.look(page, "gateway-pl")
    one.gateway(page, "pay")
    expect(page.locator(".ticket-line")).to_have_count(3)
    check("/pl/order/" in page.url, "the order's page is not in the buyer's language")
    one.look(page, "order-paid-pl")
    page.locator(".ticket-line a.button").first.click()
    page.wait_for_url("**/ticket/**")
    one.look(page, "ticket-pl")


with journey() as one:
    page = one.person()
    to_cart(one, page)
    change_cart(one, page)
    pay(one, page)
    code, address = ticket(one, page)
    gate(one, code, page)
    polish(one)
