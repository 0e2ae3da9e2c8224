"""The waiting room in each of its states: the real page, with a `now` made for the occasion. What it says, shows and keeps
to itself; how it looks by day and at night; what the keyboard reaches; what a screen reader hears."""

import json
import re
import time

from shop import PHONE, check, expect, journey

EVENT = "Amber Night"
N0 = 81234
KEY = "eYlKuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACGTlI"
ROOT = "5f0c8b6f7ad1c2f5c1d4e4a2f1d0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2"
DRAW = {"g": "A", "c": "18ca109d" * 8, "r": 4711, "no": 1}
PAUSE = {"en": "The gateway of one bank is slow. We go on at noon.", "pl": "Bramka jednego banku zwolniła. Ruszamy o 12:00."}


def millis(seconds=0):
    return int((time.time() + seconds) * 1000)


class Room:
    """One person's page whose `now` and answers to `enter` are given."""

    def __init__(self, one, size=PHONE, language="en", number=None, **options):
        self.one, self.seq = one, 0
        self.page = one.person(size, language=language, **options)
        self.event = one.shop.events[EVENT]["id"]
        self.address = f"{one.shop.url}/{language}/queue/{self.event}"
        if number is not None:
            self.page.context.add_cookies([{"name": f"q_{self.event}_n", "value": str(number), "url": one.shop.url}])
        self.now, self.entered = {}, (202, {"status": "door", "ahead": 12, "retryAfter": 60})
        self.asked = []
        self.page.route("**/now", self.answer)
        self.page.route("**/enter", lambda route: self.post(route, *self.entered))
        self.page.route("**/transfer", lambda route: self.post(route, 200, {"code": "7K2QM9XA4B", "seconds": 120}))
        moved = {"type": "/problems/moved", "title": "Moved"}
        self.page.route("**/join", lambda route: self.post(route, 409, moved))
        self.page.route("**/beat", lambda route: self.post(route, 204, None))

    def answer(self, route):
        self.asked.append("now")
        if self.now is None:
            return route.abort()
        self.seq += 1
        body = {"v": 1, "e": self.event, "gen": 1, "seq": self.seq, "t": millis(), "sv": 0, "n0": 0, "rt": 46.7, "sh": 0.71,
                "eta": [21.4, 33.0], "seats": [[1, "A", 0, 9900], [2, "B", 1, 7900], [3, "C", 2, 4900]], "iv": [3, 60, 8]}
        route.fulfill(json={**body, **self.now})

    def post(self, route, status, body):
        self.asked.append(route.request.url.rsplit("/", 1)[1])
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body) if body else "")

    def say(self, **now):
        """What `now` says from here on; the page looks as it does when it comes back into sight."""
        self.now = now if now else None
        return self

    def open(self):
        self.page.goto(self.address)
        return self

    def again(self):
        """As if the page came back into sight, until it has looked: three seconds after the last look at the earliest."""
        before = self.asked.count("now")
        for _ in range(100):
            self.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
            self.page.wait_for_timeout(100)
            if self.asked.count("now") > before:
                self.page.wait_for_timeout(300)
                return self
        raise AssertionError("the page does not look again")

    def panel(self, name):
        expect(self.page.locator(f"[data-panel={name}]")).to_be_visible()
        expect(self.page.locator("[data-panel]:visible")).to_have_count(1)
        return self

    def tells(self, *texts):
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)
        return self

    def look(self, name):
        self.one.look(self.page, f"room-{name}")
        return self

    def heard(self):
        return self.page.locator("[data-status]").text_content(), self.page.locator("[data-alert]").text_content()

    def close(self):
        self.page.context.close()


def before(one):
    announced = dict(st="announced", lob=millis(86400), at=millis(88200), dr=DRAW, seats=[])
    room = Room(one).say(**announced).open().panel("announced").tells("Nothing to do yet", "The waiting room opens", "The draw alone".lower())
    room.look("announced").close()
    lobby = dict(st="lobby", at=millis(840), cut=millis(900), doors=millis(915), dr=DRAW, ann={"en": "The doors open on time."})
    room = Room(one).say(**lobby).open().panel("join").tells("Take part in the draw", "same chance")
    room.look("lobby-join").close()
    room = Room(one, number=18232).say(**lobby).open().panel("lobby").tells("18,233", "in 15 minutes", "The doors open on time.")
    check(not re.search(r"\d:\d\d:\d\d", room.page.locator("main").inner_text()), "a clock runs down in the lobby")
    room.look("lobby")
    room.say(**{**lobby, "doors": millis(80)}).again()
    room.tells("in a moment").close()
    for grade, source in (("A", "round 4711"), ("B", "sealed before the sale")):
        draw = {**DRAW, "g": grade, "r": 4711 if grade == "A" else None}
        room = Room(one, number=18232).say(st="drawing", n0=N0, root=ROOT, dr=draw, doors=millis(90)).open().panel("drawing")
        room.tells("81,234 numbers take part", ROOT, source).look(f"drawing-{grade}").close()
    Room(one, number=N0 + 5).say(st="drawing", n0=N0, root=ROOT, dr=DRAW).open().panel("drawing").tells("behind those who were drawn").close()


def line(one):
    # The key is one of the tests' own; its place is computed by the page and must not move.
    room = Room(one, number=18232).say(st="open", n0=N0, pf=KEY, dr=DRAW, sv=0, eta=None).open().panel("line")
    place = int(room.page.locator("[data-place]").first.inner_text().replace(",", ""))
    check(1 <= place <= N0, f"{place} is no place")
    room.tells(f"Drawn: place {place:,} of 81,234").close()

    def inside(ahead, **more):
        return dict(st="open", n0=N0, pf=KEY, dr=DRAW, sv=place - 1 - ahead, **more)

    room = Room(one, number=18232).say(**inside(1000, so=place + 20000)).open().panel("line")
    room.tells("At most 1,000 people ahead of you", "Probably about 710", "71 come", "less than a minute", "You are well inside")
    room.look("line-inside").close()
    room = Room(one, number=18232).say(**inside(1000, so=place + 20)).open().panel("line").tells("It will be close").look("line-close")
    room.close()
    room = Room(one, number=N0 + 40000).say(st="open", n0=N0, pf=KEY, dr=DRAW, sv=12000, so=56123, eta=[150.0, 200.0]).open().panel("line")
    room.tells("Tickets will probably be gone before your turn", "until about place 56,000", "more than two hours")
    room.look("line-unlikely").close()
    Room(one, language="pl", number=18232).say(**inside(1002)).open().panel("line").tells("Przed Tobą najwyżej 1002 osoby").look("line-pl").close()


def stopped(one):
    base = dict(n0=0, sv=100)
    room = Room(one, number=2411).say(st="open", **base).open().panel("line")
    room.say(st="paused", eta=None, msg=PAUSE, **base).again()
    room.tells("The line is paused", PAUSE["en"], "every place stays as it is", "we don’t know yet").look("paused")
    check("paused" in room.heard()[0], f"a pause was not said: {room.heard()}")
    room.say(st="open", **base).again()
    expect(room.page.locator("[data-note=paused]")).to_be_hidden()
    expect(room.page.locator("[data-status]")).to_contain_text("moves again")
    room.say(st="sold-out", **base).again()
    room.tells("Nothing is free at the moment", "in the order of the places").look("sold-out")
    room.say().again()
    room.tells("No connection right now", "Last news").look("offline")
    room.say(st="closed", **base).again()
    room.panel("closed").look("closed").close()
    Room(one, language="pl", number=2411).say(st="paused", eta=None, msg=PAUSE, **base).open().tells(PAUSE["pl"]).close()


def turn(one):
    room = Room(one, number=700).say(st="open", sv=100).open().panel("line")
    room.page.locator("[data-sound]").focus()
    room.say(st="open", sv=5000).again().panel("turn")
    check(room.page.title().startswith("● Your turn"), room.page.title())
    check("your turn" in room.heard()[1], f"the turn was not said: {room.heard()}")
    check(room.page.evaluate("() => document.activeElement.hasAttribute('data-sound')"), "the turn took the focus away")
    check("enter" not in room.asked, "the page went in by itself")
    room.tells("There is no hurry").look("turn")
    room.page.locator("[data-panel=turn] button").click()
    room.panel("door").tells("12 people stand before you").look("door").close()
    room = Room(one, number=700).say(st="open", sv=5000).open().panel("turn")
    room.entered = (409, {"type": "/problems/claimed-elsewhere", "title": "Elsewhere"})
    room.page.locator("[data-panel=turn] button").click()
    room.panel("elsewhere").look("elsewhere")
    room.entered = (400, {"type": "/problems/bad-ticket", "title": "Unreadable"})
    room.page.locator("[data-panel=elsewhere] button").click()
    room.panel("join").tells("Your number could not be read")
    room.again().panel("join")
    room.page.locator("[data-panel=join] form button").click()
    room.panel("moved").again().panel("moved").look("moved").close()
    room = Room(one, number=700).say(st="open", sv=5000).open().panel("turn")
    room.entered = (403, {"type": "/problems/time-used-up", "title": "Your time is used up"})
    room.page.locator("[data-panel=turn] button").click()
    room.panel("refused").tells("Your time is used up").look("refused").close()


def foot(one):
    """With keys alone: the sound, a code for another device, and a place that is not given away by a slip."""
    room = Room(one, number=700).say(st="open", sv=100).open().panel("line")
    keys = room.page.keyboard
    room.page.locator("[data-sound]").focus()
    keys.press("Space")
    expect(room.page.locator("[data-sound]")).to_be_checked()
    room.page.locator("[data-move] summary").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Enter")
    expect(room.page.locator("[data-code-text]")).to_have_text("7K2QM-9XA4B")
    expect(room.page.locator("[data-code-text]")).to_be_focused()
    expect(room.page.locator("[data-move-address]")).to_have_text(re.compile(r"/en/queue/.*/move$"))
    room.look("move")
    room.page.locator("details:not([data-move]) summary").focus()
    keys.press("Enter")
    expect(room.page.locator("[data-foot] form[action$='/leave'] button")).to_be_visible()
    room.look("leave").close()


def heard(one):
    """Exactly what is worth an interruption: the place, each halving, five minutes, the turn."""
    room = Room(one, number=1000).say(st="open", sv=0, eta=[1000.0, 1500.0]).open().panel("line")
    said = []
    for called in (0, 100, 400, 501, 620, 700, 760):
        room.say(st="open", sv=called, eta=[1000.0, 1500.0]).again()
        text = room.heard()[0]
        if not said or said[-1] != text:
            said.append(text)
    check(said == ["Your place is 1,001. At most 1,000 people ahead of you", "At most 499 people ahead of you",
                   "About five minutes left.", "At most 240 people ahead of you"], said)
    room.close()


def older(one):
    """A cache's older copy changes nothing; a server restored from a backup, whose count starts lower, does."""
    room = Room(one, number=1000).say(st="open", sv=500, gen=4, seq=20).open().panel("line").tells("At most 500 people")
    room.say(st="open", sv=100, gen=4, seq=19).again()
    check("At most 500 people" in room.page.locator("[data-ahead]").inner_text(), "an older copy was believed")
    room.say(st="open", sv=100, gen=3, seq=900).again()
    check("At most 500 people" in room.page.locator("[data-ahead]").inner_text(), "an older copy was believed")
    room.say(st="open", sv=300, gen=1, seq=1, t=millis(90)).again()
    room.tells("At most 700 people").close()


DELAYS = """() => {
  const now = { st: "open", iv: [3, 60, 8], eta: [100, 150], sv: 0, t: 0 };
  const at = (change, n, failures = 0, time = 0) => {
    const next = { ...now, ...change }, place = roomPlace(next, n);
    return Math.round(roomDelay(next, n, place === null ? null : roomProspect(next, place), failures, time));
  };
  return {
    near: at({}, 10), middle: at({}, 1600), far: at({}, 90000), gone: at({ so: 100 }, 90000), next: at({ so: 100 }, 400), soldOut: at({ st: "sold-out" }, 10), returns: at({ st: "sold-out" }, 9000),
    failures: [1, 2, 3, 6, 7, 30].map((count) => at({}, 10, count)), stranger: at({}, null), closed: at({ st: "closed" }, 10),
    lobby: at({ st: "lobby", cut: 900000, doors: 915000 }, 40000), doors: [200, 40000, 900000].map((n) => at({ st: "lobby", doors: 30000, cut: 15000 }, n)),
    drawing: at({ st: "drawing", n0: 80000 }, 40000), standing: at({ eta: null }, 100), announced: [7200000, 30000].map((lob) => at({ st: "announced", lob }, null)),
  };
}"""


def polling(one):
    room = Room(one, number=10).say(st="open", sv=0).open()
    told = room.page.evaluate(DELAYS)
    wanted = {"near": 3, "middle": 20, "far": 60, "gone": 300, "next": 5, "soldOut": 30, "returns": 300, "failures": [2, 4, 8, 64, 120, 120], "stranger": 60,
              "closed": 300, "lobby": 60, "doors": [3, 20, 60], "drawing": 20, "standing": 10, "announced": [300, 33]}
    check(told == wanted, f"{told} instead of {wanted}")
    room.close()


with journey() as one:
    before(one)
    line(one)
    stopped(one)
    turn(one)
    foot(one)
    heard(one)
    older(one)
    polling(one)
    # What was refused on purpose is no fault of the page.
    one.faults.found = [fault for fault in one.faults.found if "Failed to load resource" not in fault]
