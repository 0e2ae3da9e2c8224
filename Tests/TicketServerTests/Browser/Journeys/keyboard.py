"""A purchase with nothing but the keys Tab, Enter, Space and the arrows; the focus is always seen, and in order."""

from shop import DESK, PHONE, check, expect, journey

# What the focus is on: whether it is drawn, in sight and not covered, and its place in the document.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const drawn = [element, element.closest(".seat"), element.closest(".choice"), element.querySelector("path")].filter(Boolean);
  const marks = drawn.some((part) => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || (part.tagName === "path" && parseFloat(style.strokeWidth) >= 10);
  });
  const box = element.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + Math.min(box.height / 2, 20);
  const top = document.elementFromPoint(x, y);
  const seen = y >= 0 && y <= innerHeight && top && (top === element || element.contains(top) || top.contains(element)
    || top.closest("label")?.contains(element) || top.closest("svg") === element.closest("svg"));
  const order = [...document.querySelectorAll("*")].indexOf(element);
  return { marks, seen: Boolean(seen), order, what: element.outerHTML.slice(0, 120) };
}"""


class Keys:
    def __init__(self, page):
        self.page, self.last = page, -1

    def focus(self):
        focus = self.page.evaluate(FOCUS)
        check(focus, f"{self.page.url}: nothing has the focus")
        check(focus["marks"], f"{self.page.url}: the focus is not drawn on {focus['what']}")
        check(focus["seen"], f"{self.page.url}: the focus is out of sight or covered: {focus['what']}")
        return focus

    def fresh(self):
        """A new page: its order begins again."""
        self.page.wait_for_load_state()
        self.last = -1

    def tab_to(self, selector, most=60):
        """Presses Tab until the focus is on what is wanted; each stop on the way is seen and comes later in the page."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focus = self.focus()
            check(focus["order"] > self.last, f"{self.page.url}: the focus went back to {focus['what']}")
            self.last = focus["order"]
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{self.page.url}: {selector} was not reached in {most} steps")

    def press(self, key):
        self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)


def buy(one, size):
    page = one.person(size)
    keys = Keys(page)
    page.goto(one.shop.url + "/en")
    keys.tab_to(".skip")
    keys.press("Enter")
    keys.fresh()
    keys.tab_to(f"a[href$='{one.shop.events['Grace Is Gone Tour']['id']}']")
    keys.press("Enter")
    page.wait_for_url("**/e/*")
    keys.fresh()
    keys.tab_to(".buy button")
    keys.press("Enter")
    page.wait_for_url("**/seats")
    keys.fresh()
    keys.tab_to("a.section-link:not(.full):not(:has(.badge))", most=150)
    keys.press("Enter")
    page.wait_for_url("**/seats/*")
    keys.fresh()
    choose(keys, page)
    keys.tab_to(".tray button")
    keys.press("Enter")
    page.wait_for_url("**/cart")
    keys.fresh()
    keys.tab_to("button[value=checkout]")
    keys.press("Enter")
    page.wait_for_url("**/checkout")
    details(keys, page)
    page.wait_for_url("**/test-gateway/**")
    keys.fresh()
    keys.tab_to("button[value=pay]")
    keys.press("Enter")
    page.wait_for_url("**/order/**")
    expect(page.locator(".ticket-line")).to_have_count(2)
    keys.fresh()
    keys.tab_to(".ticket-line a.button")


def choose(keys, page):
    """Into the grid with Tab, within it with arrows: one seat, and its neighbour below."""
    keys.tab_to(".seat input")
    keys.press("Space")
    first = page.evaluate("() => document.activeElement.value")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "End", "Home"):
        keys.press(key)
        keys.focus()
    keys.press("Space")
    expect(page.locator(".seat input:checked")).to_have_count(2)
    check(page.evaluate("() => document.activeElement.value") != first, "the arrows did not move")
    keys.last = keys.focus()["order"]


def details(keys, page):
    keys.fresh()
    keys.tab_to("#name")
    keys.type("Keyboard Only")
    keys.tab_to("#email")
    keys.type("nobody")
    keys.press("Enter")
    check("/checkout" in page.url, "a wrong address was accepted")
    keys.press("Control+A")
    keys.type("keys@example.org")
    keys.tab_to("#terms")
    keys.press("Space")
    keys.tab_to("form#details button.large")
    keys.press("Enter")


with journey() as one:
    buy(one, DESK)
    buy(one, PHONE)
