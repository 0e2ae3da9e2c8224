"""Without a script: the whole purchase from the list of rows, from "best available", and of standing places."""

from shop import DESK, expect, journey


def from_rows(one):
    page = one.person(java_script_enabled=False)
    page.goto(one.shop.url + "/pl")
    page.get_by_role("link", name="Grace Is Gone Tour").first.click()
    page.locator(".buy button").click()
    page.wait_for_url("**/seats")
    boxes = page.locator(".seat:not(.h):not(.t):not(.a):not(.m) input")
    for section in range(page.locator("a.section-link:not(.full)").count()):
        page.locator("a.section-link:not(.full)").nth(section).click()
        if boxes.count() >= 2:
            break
        page.go_back()
    boxes.nth(0).check()
    boxes.nth(1).check()
    one.look(page, "section-noscript")
    page.locator(".tray button").click()
    page.wait_for_url("**/cart")
    page.locator("select").first.select_option("reduced")
    before = page.locator("[data-total]").inner_text()
    page.locator("button[value=update]").click()
    expect(page.locator("[data-total]")).not_to_have_text(before)
    one.look(page, "cart-noscript")
    page.locator(".cart-remove button").first.click()
    expect(page.locator(".cart-remove button")).to_have_count(1)
    one.details(page)
    one.gateway(page, "pay")
    expect(page.locator(".ticket-line")).to_have_count(1)
    one.look(page, "order-noscript")


def best(one):
    page = one.person(DESK, java_script_enabled=False)
    one.buy(page, "Grace Is Gone Tour")
    one.best(page, 3)
    one.details(page)
    one.gateway(page, "pay")
    expect(page.locator(".ticket-line")).to_have_count(3)


def standing(one):
    page = one.person(java_script_enabled=False)
    one.buy(page, "Kings of Metal")
    page.locator("a.section-link:not(.full)").first.click()
    page.locator("input[name=count]").fill("2")
    one.look(page, "standing-noscript")
    page.locator("form.standing button.large").click()
    page.wait_for_url("**/cart")
    one.look(page, "cart-standing-noscript")
    one.details(page)
    one.gateway(page, "pay")
    expect(page.locator(".ticket-line")).to_have_count(2)


with journey() as one:
    from_rows(one)
    best(one)
    standing(one)
