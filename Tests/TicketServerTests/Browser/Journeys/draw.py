"""A fan checks the draw: on our page, for other numbers, against a list that lies, without a script; and from a saved file
when the server is gone and there is no network."""

import json
import pathlib
import sys
import tempfile
import urllib.request

from playwright.sync_api import sync_playwright

import shop as told
from server import Server
from shop import check, expect

# The first vectors of docs/draw.md, in the page's own program.
VECTORS = """() => {
  const { sha256, text, hex, unhex, commit, key, place } = ticketDraw;
  const seed = Uint8Array.from({ length: 32 }, (_, index) => index), demo = sha256(text("demo"));
  const full = key(seed, "K7Q2M9XA", 0, unhex("fc1873a13f3545aeade8401532ef5519" + "0".repeat(32)), sha256(text("roster")), 81234);
  return [hex(sha256(text(""))), hex(commit(seed)), hex(full), ...[0, 1, 2, 3, 4].map((n) => place(n, 1000, demo)),
    ...[0, 1, 2, 81233].map((n) => place(n, 81234, full))];
}"""
EXPECTED = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "18ca109d6c257c0b6c74a8cab8afad92ca9717341617a2041a55be8d323cac07",
    "79894ab8bada4589e850d8c540f8254a71c992a82964d81d14bec28023864e52",
    101, 579, 786, 583, 468, 1793, 69321, 72626, 32927,
]


def verdict(page, text):
    expect(page.locator("[data-verdict]")).to_contain_text(text)


def all_agree(page, report):
    verdict(page, f"Everything agrees. Number {report['number']} of {report['people']} was drawn to place {report['place']}.")
    expect(page.locator("[data-step]")).to_have_count(6)
    expect(page.locator("[data-step] .badge.good")).to_have_count(6)


def fan(one, report, **options):
    page = one.person(**options)
    page.context.add_cookies(report["cookies"])
    page.goto(f"{report['url']}/en/queue/{report['events'][0]['id']}/draw")
    return page


def checks(one, report):
    page = fan(one, report)
    all_agree(page, report)
    check(page.evaluate(VECTORS) == EXPECTED, "the vectors of docs/draw.md do not come out")
    expect(page.locator("main")).to_contain_text(report["reason"])
    one.look(page, "check-draw")
    page.locator("#number").fill("5")
    page.locator(".check-number button").click()
    verdict(page, "Number 5 of 300 was drawn to place")
    expect(page.locator("[data-step=roster]")).to_contain_text("A ticket with this number is in the list.")
    page.locator("#number").fill("1,000")
    page.locator(".check-number button").click()
    expect(page.locator("[data-step=place]")).to_contain_text("Number 1,000 came after the draw")
    page.locator("#number").fill("five")
    page.locator(".check-number button").click()
    expect(page.locator("#number-error")).to_be_visible()
    one.look(page, "check-draw-wrong-number")
    return page


def lied_to(one, report):
    """A list that has another ticket at this number, and one whose path leads elsewhere."""
    for name, sentence in (("leaf", "another ticket"), ("path", "Computed here")):
        page = one.person()
        page.context.add_cookies(report["cookies"])

        def lie(route):
            answer = route.fetch()
            roster = answer.json()
            roster[name] = "ab" * 32 if name == "leaf" else ["ab" * 32] + roster[name][1:]
            route.fulfill(response=answer, json=roster)

        page.route("**/roster/*", lie)
        page.goto(f"{report['url']}/en/queue/{report['events'][0]['id']}/draw")
        verdict(page, "Something does not agree.")
        expect(page.locator("[data-step=roster] .badge.bad")).to_be_visible()
        expect(page.locator("[data-step=roster]")).to_contain_text(sentence)


def without_script(one, report):
    page = fan(one, report, java_script_enabled=False)
    proof = json.load(urllib.request.urlopen(f"{report['url']}/queue/{report['events'][0]['id']}/proof"))
    for name in ("commit", "seed", "root", "key"):
        expect(page.locator("main")).to_contain_text(proof["draws"][-1][name])
    check(proof["draws"][0]["seed"] is None, "a draw that was replaced before it was made has a secret seed")
    one.look(page, "check-draw-noscript")


def desk(one, report):
    page = one.signed_in()
    page.goto(f"{report['url']}/en/admin/e/{report['events'][0]['id']}")
    page.get_by_role("link", name="Draw the places by lot").click()
    expect(page.locator("main")).to_contain_text(report["reason"])
    one.look(page, "admin-draw")


def saved(page, folder):
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the check as a file").click()
    file = folder / "draw.html"
    download.value.save_as(file)
    return file


def offline(one, report, file):
    """The server has ended, and this browser has no network."""
    page = one.person(offline=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    all_agree(page, report)
    check(asked == [file.as_uri()], f"a saved file asked for {asked}")
    one.look(page, "check-draw-file")
    text = file.read_text()
    seed = json.loads(text.split("data-proof>")[1].split("</script>")[0])["draws"][-1]["seed"]
    file.write_text(text.replace(seed, ("1" if seed[0] == "0" else "0") + seed[1:]))
    page.goto(file.as_uri())
    verdict(page, "Something does not agree.")
    expect(page.locator("[data-step=commit] .badge.bad")).to_be_visible()


def main():
    report = json.load(sys.stdin)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        one = told.Journey(browser, told.Shop(report))
        with Server(report["start"], report["url"].rstrip("/")):
            page = checks(one, report)
            lied_to(one, report)
            without_script(one, report)
            desk(one, report)
            file = saved(page, pathlib.Path(folder))
        offline(one, report, file)
        browser.close()
    wrong = one.faults.found + one.looker.wrong
    print(f"{one.looker.states} page states")
    if wrong:
        sys.exit("\n".join(wrong))


main()
