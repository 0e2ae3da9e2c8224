// The waiting room's script: reads `now`, tells one person's place, knocks when called.

/// Scripts that improve pages. Each is one file, strict, without a library; a page works without it.
enum Scripts {}

extension Scripts {
    /// Reads `now` (the same answer for everybody) and the display cookie `q_<event>_n`. What it sends: `join`, `enter` and
    /// `leave`, as their forms would. Time between two looks: clamp(wait / iv[2], iv[0], iv[1]) × U(0.75, 1.25), at once when
    /// the page comes back into sight (at most every 3 s), twice as long after each failure up to 120 s, 300 s for a place
    /// that the stock will not reach.
    ///
    /// `now`: st announced|lobby|drawing|open|paused|sold-out|closed · gen, seq order of answers · sv places called ·
    /// eta seconds a thousand places [p50, p90] · seats [tier, name, 0 gone | 1 few | 2 many, price] · iv poll [least, most,
    /// share] · at when an announced room opens · msg the organiser's words in a pause, by language.
    static let waitingRoom: StaticString = #"""
        "use strict";
        (() => {
          const room = document.querySelector("[data-room]");
          if (!room) return;
          const all = (selector) => [...room.querySelectorAll(selector)];
          const one = (selector) => room.querySelector(selector);
          const words = JSON.parse(one("[data-words]").textContent);
          const lang = document.documentElement.lang;
          const numbers = new Intl.NumberFormat(lang);
          const plurals = new Intl.PluralRules(lang);
          const moments = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeStyle: "short" });
          const event = room.dataset.event;
          const title = document.title;
          let now = null, etag = null, failures = 0, timer = 0, lastLook = 0, firstAhead = 0, announcedAhead = Infinity;
          let entering = false, knock = 0, turnTold = false, pausedTold = false, saidFive = false, hello = "", panel = "", audio = null;

          const number = () => {
            const found = document.cookie.split("; ").find((pair) => pair.startsWith(`q_${event}_n=`));
            const value = found ? found.slice(found.indexOf("=") + 1) : "";
            return /^\d{1,12}(\.b)?$/.test(value) ? parseInt(value, 10) : null;
          };
          // Numbers and places count from 0, people from 1. A place is called when it is below `sv`.
          const placeOf = (n) => n;
          const say = (text) => { one("[data-status]").textContent = text; };
          const show = (name) => {
            panel = name;
            for (const part of all("[data-panel]")) part.hidden = part.dataset.panel !== name;
            one("[data-foot]").hidden = !["lobby", "line", "turn", "door"].includes(name);
          };
          const note = (name, on) => { one(`[data-note="${name}"]`).hidden = !on; };

          function estimate(ahead) {
            if (!now.eta || !now.eta[1]) return words.unknown;
            const low = Math.round(ahead * now.eta[0] / 60000), high = Math.ceil(ahead * now.eta[1] / 60000);
            if (ahead * now.eta[1] < 60000) return words.soon;
            if (low >= 120) return words.long;
            return words.range.replace("{low}", numbers.format(Math.max(1, low))).replace("{high}", numbers.format(Math.max(2, high)));
          }

          function announce(ahead) {
            const seconds = now.eta && now.eta[0] ? ahead * now.eta[0] / 1000 : Infinity;
            const sentence = ahead === 0 ? words.nobody : (words.ahead[plurals.select(ahead)] || words.ahead.many).replace("{n}", numbers.format(ahead));
            one("[data-ahead]").textContent = sentence;
            const isFive = seconds <= 300 && !saidFive;
            if (isFive) saidFive = true;
            if (ahead <= announcedAhead / 2) { announcedAhead = ahead; say(`${hello} ${sentence}`.trim()); hello = ""; }
            else if (isFive && seconds > 200) say(words.five);
          }

          function line(place) {
            const ahead = Math.max(0, place - now.sv);
            firstAhead = Math.max(firstAhead, ahead);
            show("line");
            announce(ahead);
            one("[data-estimate]").textContent = estimate(ahead);
            const way = firstAhead ? 100 * (1 - ahead / firstAhead) : 100;
            one("[data-way]").value = Math.max(2, way);
          }

          function turn() {
            if (panel === "refused") return;
            if (!["door", "elsewhere"].includes(panel)) show("turn");
            if (!turnTold) {
              turnTold = true;
              document.title = `${words.turnTitle} – ${title}`;
              one("[data-alert]").textContent = words.turn;
              chime();
            }
            if (panel !== "elsewhere" && !knock && !document.hidden) enter();
          }

          function stock() {
            for (const [tier, , left] of now.seats || []) {
              const badge = one(`[data-tier="${Number(tier)}"] [data-left]`);
              if (!badge) continue;
              badge.hidden = false;
              badge.textContent = words.left[left];
              badge.className = `badge ${["", "warn", "good"][left]}`;
            }
          }

          function render() {
            const n = number(), paused = now.st === "paused";
            stock();
            note("paused", paused && n !== null);
            note("soldOut", now.st === "sold-out");
            if (paused && now.msg && now.msg[lang]) one("[data-reason]").textContent = now.msg[lang];
            if (now.at) for (const part of all("[data-opens]")) part.textContent = words.opens.replace("{moment}", moments.format(now.at));
            if (paused !== pausedTold && n !== null) { say(paused ? words.paused : words.resumed); pausedTold = paused; }
            for (const part of all("[data-place]")) part.textContent = n === null ? "" : numbers.format(placeOf(n) + 1);
            if (now.st === "closed") return show("closed");
            if (n === null) return show(now.st === "announced" ? "announced" : "join");
            if (now.st === "announced" || now.st === "lobby" || now.st === "drawing") return show("lobby");
            if (placeOf(n) < now.sv && now.st === "open") return turn();
            turnTold = false; document.title = title;
            line(placeOf(n));
          }

          function delay() {
            if (failures) return Math.min(120, 2 ** failures * 2);
            if (!now || now.st === "closed") return 300;
            const [least, most, share] = now.iv || [3, 60, 8];
            const n = number();
            if (n === null) return most;
            const ahead = Math.max(0, placeOf(n) - now.sv);
            if (now.st === "sold-out" && ahead > 0) return 300;
            // While nobody knows the pace: those at the front look often, the others the more rarely the farther away.
            if (!now.eta) return Math.min(most, Math.max(least, ahead / 10));
            return Math.min(most, Math.max(least, ahead * now.eta[0] / 1000 / share));
          }

          function plan() {
            clearTimeout(timer);
            timer = setTimeout(look, 1000 * delay() * (0.75 + Math.random() / 2));
          }

          async function look() {
            clearTimeout(timer);
            lastLook = Date.now();
            try {
              const answer = await fetch(room.dataset.now, { headers: etag ? { "If-None-Match": etag } : {}, signal: AbortSignal.timeout(15000) });
              if (answer.status !== 304) {
                if (!answer.ok) throw new Error(answer.status);
                const next = await answer.json();
                etag = answer.headers.get("ETag");
                const older = now && (next.gen < now.gen || (next.gen === now.gen && next.seq < now.seq));
                if (!older) now = next;
              }
              failures = 0;
              note("offline", false);
              if (now) render();
            } catch {
              failures += 1;
              note("offline", number() !== null);
            }
            plan();
          }

          async function post(form) {
            return fetch(form.action, { method: "POST", headers: { Accept: "application/json" },
              body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(20000) });
          }

          function refuse(text) {
            const refusal = one("[data-refusal]");
            refusal.textContent = text;
            refusal.hidden = false;
          }

          async function join(form) {
            show("checking");
            const answer = await post(form);
            if (answer.ok) { hello = words.joined; say(hello); return look(); }
            show("join");
            const problem = await answer.json().catch(() => ({}));
            refuse(problem.detail || problem.title || words.noAnswer);
          }

          async function enter() {
            if (entering) return;
            entering = true;
            let wait = 0;
            try {
              const answer = await post(one('[data-panel="turn"] form'));
              const told = await answer.json().catch(() => ({}));
              if (answer.status === 200) return location.assign(room.dataset.shop);
              if (answer.status === 409) show("elsewhere");
              else if (told.type === "/problems/bad-ticket") { show("join"); refuse(words.badTicket); }
              else if (answer.status === 403 || answer.status === 410) {
                show("refused"); one("[data-refused]").textContent = told.detail || told.title || "";
              } else if (answer.status === 202 && told.status === "door") show("door");
              wait = told.retryAfter || Number(answer.headers.get("Retry-After")) || 5;
            } catch { wait = 5; }
            entering = false;
            if (wait && (panel === "door" || panel === "turn")) {
              knock = setTimeout(() => { knock = 0; if (!document.hidden) enter(); }, 1000 * wait * (1 + Math.random() / 4));
            }
          }

          function chime() {
            if (!audio) return;
            [0, 0.18, 0.36].forEach((start, step) => {
              const tone = audio.createOscillator(), volume = audio.createGain();
              tone.frequency.value = [523, 659, 784][step];
              volume.gain.setValueAtTime(0.2, audio.currentTime + start);
              volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + start + 0.6);
              tone.connect(volume).connect(audio.destination);
              tone.start(audio.currentTime + start);
              tone.stop(audio.currentTime + start + 0.6);
            });
          }

          room.addEventListener("submit", (submission) => {
            const form = submission.target;
            if (!form.closest('[data-panel="join"]')) return;
            submission.preventDefault();
            join(form).catch(() => { show("join"); refuse(words.noAnswer); });
          });
          one("[data-sound]").addEventListener("change", (change) => {
            audio = change.target.checked ? new AudioContext() : null;
          });
          const again = () => { if (!document.hidden && Date.now() - lastLook > 3000) look(); };
          document.addEventListener("visibilitychange", again);
          addEventListener("online", again);
          addEventListener("pageshow", (shown) => { if (shown.persisted) again(); });
          show(number() === null ? "join" : "checking");
          look();
        })();
        """#
}
