"""Everything a gateway does wrong: the buyer always ends with the seats, or with a refund that has a number."""

import re

from shop import check, expect, journey

EVENT = "Grace Is Gone Tour"


def at_gateway(one, number):
    page = one.person()
    one.buy(page, EVENT)
    one.best(page)
    one.details(page, email=f"gateway{number}@example.org")
    return page


def tickets(page, count=2):
    expect(page.locator(".ticket-line")).to_have_count(count)
    check(page.locator(".refunds").count() == 0, "money was paid back though the tickets are there")


def refused(one, number, action):
    """Declined or left: the seats are still kept, and the second try is paid."""
    page = at_gateway(one, number)
    one.gateway(page, action)
    expect(page.locator("[role=timer]")).to_be_visible()
    one.look(page, f"order-{action}")
    page.locator(".pay-again button").click()
    page.wait_for_url("**/test-gateway/**")
    one.gateway(page, "pay")
    tickets(page)
    return page


def late(one):
    """Money that comes after the time: the same seats, which nobody took, or a refund with its number."""
    page = at_gateway(one, 3)
    one.gateway(page, "pay-late")
    one.look(page, "order-late")
    if page.locator(".refunds").count():
        expect(page.locator(".refunds .code").first).to_have_text(re.compile(r"\w{6,}"))
    else:
        expect(page.locator(".ticket-line")).to_have_count(2)


def never_came_back(one):
    """The bank's page is closed after the payment and nobody is told: the order's page, opened later, asks and heals."""
    page = at_gateway(one, 7)
    one.gateway(page, "abandon")
    order = page.url
    page.locator(".pay-again button").click()
    page.wait_for_url("**/test-gateway/**")
    payment = page.url
    page.request.post(payment, form={"action": "never-notify"}, headers={"Origin": one.shop.url}, max_redirects=0)
    page.goto(order)
    one.look(page, "order-confirming")
    tickets(page)


def elsewhere(one, order):
    """The bank's app opens another browser: the order's address alone shows the tickets."""
    page = one.person()
    page.goto(order)
    tickets(page)
    check(page.context.cookies() == [], "an order's page sets cookies")
    page.goto(order[:-1] + ("a" if order[-1] != "a" else "b"))
    check(page.locator(".ticket-line").count() == 0, "a wrong secret shows the tickets")
    one.look(page, "order-not-found")


with journey() as one:
    order = refused(one, 1, "decline").url
    refused(one, 2, "abandon")
    late(one)
    for number, action in enumerate(("notify-twice", "notify-first", "never-notify"), 4):
        page = at_gateway(one, number)
        one.gateway(page, action)
        tickets(page)
    never_came_back(one)
    elsewhere(one, order)
