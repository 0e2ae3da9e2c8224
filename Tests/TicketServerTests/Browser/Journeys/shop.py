"""What every journey shares: the running shop, a browser that notices each fault, and the look at every page state."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys

import axe_playwright_python
from playwright.sync_api import TimeoutError, expect, sync_playwright

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1200, "height": 900}
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENSHOTS = os.environ.get("TICKETSERVER_SCREENSHOTS")

expect.set_options(timeout=15000)


class Shop:
    """The demonstration that runs, as it described itself."""

    def __init__(self, report):
        self.url = report["url"].rstrip("/")
        self.organiser = report["organiser"]
        self.device = report["device"]
        self.codes = report.get("codes", [])
        self.events = {event["title"]: event for event in report["events"]}

    def event(self, title, language="en"):
        return f"{self.url}/{language}/e/{self.events[title]['id']}"


class Faults:
    """Everything a browser complains about in the background: script errors, refused content, answers of 500 and above."""

    def __init__(self):
        self.found = []
        self.told = set()

    def watch(self, page):
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self.console(page, message))
        page.on("response", self.response)

    def console(self, page, message):
        # A form that comes back with 409 or 422 is an answer for people, though the browser logs it as an error.
        if message.type not in ("error", "warning") or message.location.get("url") in self.told:
            return
        self.found.append(f"{page.url}: {message.text}")

    def response(self, answer):
        if answer.status >= 500:
            self.found.append(f"{answer.url}: {answer.status}")
        elif answer.status >= 400 and answer.request.is_navigation_request():
            self.told.add(answer.url)


class Looker:
    """Looks at a page state as a phone, a desk, by day and at night; collects what is wrong instead of stopping."""

    def __init__(self):
        self.wrong = []
        self.states = 0

    def look(self, page, name, keep=True):
        """Audits the state the page is in. Its size and colours are as before when it is done."""
        self.states += 1
        before = page.viewport_size
        page.evaluate(AXE)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            self.audit(page, name, f"{size['width']} light", TAGS)
            self.picture(page, name, size["width"], "light")
        page.emulate_media(color_scheme="dark")
        self.audit(page, name, "360 dark", None)
        for size in (DESK, PHONE) if SCREENSHOTS else ():
            page.set_viewport_size(size)
            self.picture(page, name, size["width"], "dark")
        page.emulate_media(color_scheme="light")
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 640})
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            if wide > width:
                self.wrong.append(f"{name}: {wide} px wide on a screen of {width}")
        page.set_viewport_size(before)

    def audit(self, page, name, how, tags):
        # At night only colours differ; the rest was seen by day.
        only = {"type": "tag", "values": tags} if tags else {"type": "rule", "values": ["color-contrast"]}
        options = {"runOnly": only, "resultTypes": ["violations"], "elementRef": False}
        if tags:
            options["rules"] = {"target-size": {"enabled": True}}
        result = page.evaluate("options => axe.run(document, options)", options)
        for fault in result["violations"]:
            nodes = "; ".join(str(node["target"][0]) + " " + node["failureSummary"][:160] for node in fault["nodes"][:3])
            self.wrong.append(f"{name} ({how}): {fault['id']}: {nodes}")

    def picture(self, page, name, width, scheme):
        if SCREENSHOTS:
            page.screenshot(path=f"{SCREENSHOTS}/{name}-{width}-{scheme}.png", full_page=True)


class Journey:
    """One person's browser contexts, watched."""

    def __init__(self, browser, shop):
        self.browser, self.shop = browser, shop
        self.faults, self.looker = Faults(), Looker()
        self.without_scripts = set()

    def person(self, size=PHONE, language="en", **options):
        """A page in a browser of its own: no cookie is shared with any other."""
        context = self.browser.new_context(
            viewport=size, locale=language, has_touch=size is PHONE, reduced_motion="reduce", color_scheme="light", **options)
        context.set_default_timeout(15000)
        page = context.new_page()
        if options.get("java_script_enabled") is False:
            self.without_scripts.add(page)
        self.faults.watch(page)
        return page

    def look(self, page, name):
        if page in self.without_scripts:
            with self.twin(page) as twin:
                self.looker.look(twin, name)
        else:
            self.looker.look(page, name)

    @contextlib.contextmanager
    def twin(self, page):
        """The same document in a browser that runs the audit's script, though none of the page's own."""
        document = page.content().replace("<noscript>", "").replace("</noscript>", "").replace('http-equiv="refresh"', "")
        twin = self.browser.new_page(viewport=page.viewport_size, color_scheme="light", reduced_motion="reduce")
        twin.route("**/*.js", lambda route: route.abort())
        twin.route(page.url, lambda route: route.fulfill(body=document, content_type="text/html; charset=utf-8"))
        twin.goto(page.url)
        yield twin
        twin.close()

    def signed_in(self, size=DESK, **options):
        """The organiser's overview."""
        page = self.person(size, **options)
        page.goto(self.shop.url + "/en/sign-in")
        page.locator("#email").fill(self.shop.organiser["email"])
        page.locator("#password").fill(self.shop.organiser["password"])
        page.locator("main form button").click()
        page.wait_for_url("**/admin")
        return page

    def open_event(self, page, title):
        """From any of the organiser's pages to an event's."""
        page.goto(re.sub(r"/admin.*", "/admin", page.url))
        page.get_by_role("link", name=title).first.click()
        page.wait_for_url("**/admin/e/**")

    def buy(self, page, title, language="en"):
        """From the event's page through the waiting room to the seats."""
        page.goto(self.shop.event(title, language))
        page.locator(".buy button").click()
        try:
            page.wait_for_url("**/seats", timeout=20000)
        except TimeoutError:
            raise AssertionError(f"not let in: {page.url}\n{page.locator('main').inner_text()}") from None

    def best(self, page, count=2):
        """Takes the best places there are; ends in the cart."""
        page.locator("input[name=count]").fill(str(count))
        page.locator(".best button.large").click()
        page.wait_for_url("**/cart")

    def details(self, page, name="Zoë Żółkiewska", email="zoe@example.org"):
        """From the cart to the gateway's page."""
        page.locator("button[value=checkout]").click()
        page.wait_for_url("**/checkout")
        page.locator("#name").fill(name)
        page.locator("#email").fill(email)
        page.locator("#terms").check()
        page.locator("form#details button.large").click()
        page.wait_for_url("**/test-gateway/**")

    def until(self, page, selector, count):
        """Public pages may be a few seconds old: loads this one again until it shows so many."""
        for _ in range(60):
            page.reload()
            if page.locator(selector).count() == count:
                return
            page.wait_for_timeout(250)
        raise AssertionError(f"{page.url} never showed {selector} {count} times")

    def gateway(self, page, action):
        page.locator(f"button[value={action}]").click()
        page.wait_for_url("**/order/**")


@contextlib.contextmanager
def journey():
    """A journey through the shop that standard input describes; prints what was seen and fails if anything was wrong."""
    shop = Shop(json.load(sys.stdin))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        one = Journey(browser, shop)
        yield one
        browser.close()
    wrong = one.faults.found + one.looker.wrong
    print(f"{one.looker.states} page states")
    if wrong:
        sys.exit("\n".join(wrong))


def tool(*command):
    """The output of a system tool."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def check(condition, sentence):
    if not condition:
        raise AssertionError(sentence)
