"""Looks at a rehearsal's reports as files: no fault at any size, in either scheme and on paper; axe finds nothing."""

import pathlib
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"phone": (360, 780), "desk": (1200, 900)}


def look(browser, file, size, scheme, problems, pictures):
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=True)
    page.on("pageerror", lambda error: problems.append(f"{file.name}: {error}"))
    page.on("request", lambda request: request.url.startswith("file:") or problems.append(f"loads {request.url}"))
    page.goto(file.as_uri())
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    if overflow > 0:
        problems.append(f"{file.name} {size} {scheme}: {overflow} px too wide")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(AXE)
    found = page.evaluate("async tags => (await axe.run(document, {runOnly: tags})).violations", TAGS)
    for violation in found:
        where = [node["target"] for node in violation["nodes"][:3]]
        problems.append(f"{file.name} {size} {scheme}: {violation['id']}: {violation['help']} {where}")
    if pictures:
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
        page.screenshot(path=f"{pictures}/{file.stem}-{size}-{scheme}.png", full_page=True)
    page.close()


def main(folder, pictures=None):
    problems = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for file in sorted(pathlib.Path(folder).glob("*.html")):
            for size in SIZES:
                for scheme in ["light", "dark"]:
                    look(browser, file, size, scheme, problems, pictures)
            page = browser.new_page()
            page.goto(file.as_uri())
            pdf = page.pdf(format="A4")
            if not pdf.startswith(b"%PDF"):
                problems.append(f"{file.name}: cannot be printed")
            if pictures:
                pathlib.Path(pictures, file.stem + ".pdf").write_bytes(pdf)
            page.close()
        browser.close()
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
