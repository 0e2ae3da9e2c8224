// The waiting room's script, last part: from `now` to the panel of this person, and what the person's hand does.

/// Scripts that improve pages. Each is one file, strict, without a library; a page works without it.
enum Scripts {}

extension Scripts {
    /// The parts in the order in which they build upon each other; one file for the browser.
    static let waitingRoomParts = [
        draw, roomReading, roomProspect, roomWords, roomVoice, roomPanels, roomMove, waitingRoom,
    ]

    /// `now` is the same answer for everybody; which number is this person's says the display cookie `q_<event>_n`. What is
    /// sent is what the page's forms would send: `join`, `enter`, `leave`, `transfer`.
    ///
    /// `now`: st announced|lobby|drawing|open|paused|sold-out|closed · gen, seq order of answers · t its time · sv places
    /// called · n0 numbers drawn · pf the draw's key · root, dr the draw's proof · sh share of the called who come · eta
    /// seconds a thousand places [half, nine in ten] · so place near which the house is sold out · seats [tier, name, 0 none
    /// free | 1 few | 2 many, price] · iv poll [least, most, share] · lob, at, cut, doors moments in ms · msg, ann the
    /// organiser's words by language. All but st, gen, seq, t and sv may be missing.
    ///
    /// Who is called enters by pressing. Only somebody who asked to come in on this page, or came from the event's page a
    /// moment ago, goes straight through: a visit must not begin, and end by silence, behind somebody's back.
    static let waitingRoom: StaticString = #"""
        "use strict";
        (() => {
          const room = document.querySelector("[data-room]");
          if (!room) return;
          const one = (selector) => room.querySelector(selector);
          const event = room.dataset.event, title = document.title, straight = 15000;
          const words = roomWords(JSON.parse(one("[data-words]").textContent), document.documentElement.lang, room.dataset.zone);
          const panels = roomPanels(room, words);
          const voice = roomVoice(one("[data-status]"), one("[data-alert]"), words);
          const signals = roomSignals(room, words);
          roomMove(one("[data-move]"), words);
          const inside = `inside_${event}`, isVisit = performance.getEntriesByType("navigation")[0]?.type === "navigate";
          let asked = isVisit && document.referrer.startsWith(`${location.origin}/`) ? Date.now() : 0;
          let entering = false, isKnocking = false, knock = 0, told = false, last = null, unreadable = null, isMoved = false;

          // This person's number; null also for one whose ticket the server did not take.
          const mine = () => { const { n } = roomTicket(event); return n === unreadable ? null : n; };

          const prospectOf = (now) => {
            const place = now ? roomPlace(now, mine()) : null;
            return place === null ? null : roomProspect(now, place);
          };

          function render(now) {
            last = now;
            const n = mine(), prospect = prospectOf(now);
            panels.common(now, reading.time(), n !== null);
            panels.number(n, prospect && prospect.place);
            voice.announcement(panels.spoken(now.ann));
            if (n !== null) voice.pause(now.st === "paused");
            const isTurn = n !== null && now.st === "open" && prospect !== null && prospect.place < now.sv;
            if (!isTurn) calm();
            if (now.st === "closed") return panels.show("closed");
            if (isMoved) return panels.show("moved");
            if (n === null) return panels.show(now.st === "announced" ? "announced" : "join");
            if (now.st === "announced" || now.st === "lobby") return panels.show("lobby");
            if (now.st === "drawing" || prospect === null) return panels.drawing(now, prospect && prospect.place);
            if (isTurn) return turn();
            voice.line(prospect);
            panels.line(now, n, prospect);
          }

          function turn() {
            if (panels.shown() === "refused") return;
            if (!told) {
              told = true;
              document.title = `${words.turnMark} – ${title}`;
              voice.turn();
              signals.turn();
            }
            if (Date.now() - asked < straight && !document.hidden) { asked = 0; isKnocking = true; enter(); }
            if (!["door", "elsewhere"].includes(panels.shown())) panels.turn(sessionStorage.getItem(inside) !== null);
          }

          function calm() {
            if (told) voice.turnOver();
            told = false;
            isKnocking = false;
            document.title = title;
          }

          async function join(form) {
            panels.refuse("");
            const answer = await roomPost(form);
            if (answer.ok) { unreadable = null; asked = Date.now(); voice.joined(); return reading.look(); }
            const problem = await answer.json().catch(() => ({}));
            // The page that answers a form asks for a code, computes the proof of work, or waits: with a script and without.
            if (["proof-of-work", "code-required", "bad-code"].some((type) => problem.type === `/problems/${type}`)) return form.submit();
            if (problem.type === "/problems/moved") { isMoved = true; return panels.show("moved"); }
            panels.refuse(problem.detail || problem.title || words.noAnswer);
          }

          // An invitation's code stands behind the "#", where no server and no log sees it.
          function carryCode() {
            const code = new URLSearchParams(location.hash.slice(1)).get("code");
            if (!code) return;
            one("[data-invited]").hidden = false;
            const field = Object.assign(document.createElement("input"), { type: "hidden", name: "code", value: code });
            one('[data-panel="join"] form').append(field);
          }

          // One in 64 says that it is still here, so that the line knows how many have gone.
          function beat() {
            const prospect = prospectOf(last), isWaiting = last !== null && (prospect === null || prospect.ahead > 0);
            if (roomTicket(event).beats && isWaiting) fetch(room.dataset.beat, { method: "POST" }).catch(() => {});
            setTimeout(beat, 60000 * (0.75 + Math.random() / 2));
          }

          // Once somebody has pressed, the page goes on asking for as long as it is in sight.
          async function enter() {
            if (entering) return;
            entering = true;
            clearTimeout(knock);
            let wait = 5;
            try {
              const answer = await roomPost(one('[data-panel="turn"] form'));
              const problem = await answer.json().catch(() => ({}));
              wait = problem.retryAfter || Number(answer.headers.get("Retry-After")) || wait;
              if (answer.status === 200) return admitted();
              outcome(answer.status, problem);
            } catch { panels.connection(false, reading.heard()); }
            entering = false;
            if (isKnocking) knock = setTimeout(again, 1000 * wait * (1 + Math.random() / 4));
          }

          function admitted() {
            sessionStorage.setItem(inside, "yes");
            location.assign(room.dataset.shop);
          }

          function outcome(status, answer) {
            if (status === 202 && answer.status === "door") return panels.door(answer.ahead);
            if (status === 202) { isKnocking = false; return reading.look(); }
            if (status === 429 || status >= 500) return;
            isKnocking = false;
            if (status === 409) panels.show("elsewhere");
            else if (answer.type === "/problems/bad-ticket") {
              unreadable = roomTicket(event).n;
              panels.show("join");
              panels.refuse(words.badTicket);
            }
            else panels.refused(answer.detail || answer.title || words.noAnswer);
          }

          const again = () => { if (isKnocking && !document.hidden) enter(); };
          document.addEventListener("visibilitychange", again);
          // From the page cache: what was under way is not any more.
          addEventListener("pageshow", (shown) => { if (shown.persisted) { entering = false; again(); } });

          room.addEventListener("submit", (submission) => {
            const panel = submission.target.closest("[data-panel]")?.dataset.panel;
            if (panel === "join") {
              submission.preventDefault();
              join(submission.target).catch(() => panels.refuse(words.noAnswer));
            } else if (panel === "turn" || panel === "elsewhere") {
              submission.preventDefault();
              isKnocking = true;
              enter();
            }
          });

          const reading = roomReading(room.dataset.now, {
            now: render,
            delay: (now, failures) => roomDelay(now, mine(), prospectOf(now), failures, reading.time()),
            connection: (isThere) => panels.connection(isThere || roomTicket(event).n === null, reading.heard()),
          });
          panels.show(roomTicket(event).n === null ? "join" : "checking");
          carryCode();
          reading.look();
          setTimeout(beat, 60000 * Math.random());
        })();
        """#
}
