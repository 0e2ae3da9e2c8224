// The waiting room's script: what stands in the panels.

extension Scripts {
    /// `roomPanels(room, words)` fills the page from `now` and a prospect. Texts only, never markup. It shows one panel at a
    /// time and remembers which; it never moves the focus, unless the focus would vanish with the panel that it is in.
    static let roomPanels: StaticString = #"""
        "use strict";
        const roomPanels = (room, words) => {
          const one = (selector) => room.querySelector(selector);
          const all = (selector) => room.querySelectorAll(selector);
          const lang = document.documentElement.lang;
          const write = (selector, text) => { for (const part of all(selector)) part.textContent = text; };
          const reveal = (selector, on) => { for (const part of all(selector)) part.hidden = !on; };
          const spoken = (texts) => (texts ? texts[lang] || texts.en || Object.values(texts)[0] || "" : "");
          const waitingPanels = ["lobby", "drawing", "line"];
          let shown = "";

          const panels = {
            shown: () => shown,
            spoken,
            show(name) {
              if (name === shown) return;
              shown = name;
              const lost = document.activeElement.closest?.("[data-panel]");
              for (const part of all("[data-panel]")) part.hidden = part.dataset.panel !== name;
              reveal("[data-foot]", [...waitingPanels, "turn", "door"].includes(name));
              reveal("[data-promises]", waitingPanels.includes(name) || name === "join" || name === "announced");
              if (lost && lost.hidden) one(`[data-panel="${name}"] h2`).focus({ preventScroll: true });
            },
            refuse(text) {
              write("[data-refusal]", text);
              reveal("[data-refusal]", text !== "");
            },
            refused: (text) => { write("[data-refused]", text); panels.show("refused"); },
            connection(isThere, heard) {
              reveal('[data-note="offline"]', !isThere);
              write("[data-heard]", heard ? words.fill(words.heard, { moment: words.time(heard) }) : "");
            },

            // What everybody sees, whoever they are.
            common(now, time, isIn) {
              for (const part of all("[data-moment]")) {
                const moment = now[part.dataset.moment];
                part.hidden = !moment;
                if (!moment) continue;
                part.querySelector("time").textContent = words.moment(moment, time);
                part.querySelector("time").dateTime = new Date(moment).toISOString();
                const left = part.querySelector("[data-until]");
                if (left) left.textContent = moment > time ? words.until(moment - time) : "";
              }
              for (const [tier, , left] of now.seats || []) {
                const badge = one(`[data-tier="${Number(tier)}"] [data-left]`);
                if (!badge) continue;
                badge.hidden = now.st === "closed";
                badge.textContent = words.left[left];
                badge.className = `badge ${["", "warn", "good"][left]}`;
              }
              const isLobby = now.st === "lobby", isSoldOut = now.st === "sold-out";
              write("[data-join-title]", isLobby ? words.lobbyJoin : words.join);
              write("[data-join-lead]", isLobby ? words.lobbyJoinLead : isSoldOut ? words.joinSoldOutLead
                : now.st === "drawing" ? words.behindDraw : words.joinLead);
              write('[data-panel="join"] button', isLobby ? words.lobbyButton : words.join);
              reveal("[data-draw]", Boolean(now.dr));
              reveal("[data-draw-points]", isLobby || now.st === "announced");
              reveal('[data-note="paused"]', now.st === "paused");
              reveal('[data-note="soldOut"]', isSoldOut && isIn);
              write("[data-reason]", now.st === "paused" ? spoken(now.msg) : "");
              reveal("[data-announcement]", spoken(now.ann) !== "");
              write("[data-announcement-text]", spoken(now.ann));
            },

            number(n, place) {
              write("[data-number]", n === null ? "" : words.number(n + 1));
              write("[data-place]", place === null ? "" : words.number(place + 1));
            },

            drawing(now, place) {
              write("[data-drawn-count]", now.n0 ? words.count(words.listForms, now.n0) : words.listClosed);
              reveal("[data-root-step]", Boolean(now.root));
              write("[data-root]", now.root || "");
              const round = now.dr && now.dr.r;
              write("[data-source]", round ? words.fill(words.beacon, { n: String(round) }) : words.sealed);
              reveal("[data-behind]", place !== null);
              panels.show("drawing");
            },

            line(now, n, prospect) {
              const { place, ahead, about, share, waits, verdict } = prospect, drawn = now.n0 || 0;
              write("[data-drawn]", !drawn ? "" : n < drawn
                ? words.fill(words.drawn, { place: words.number(place + 1), n: words.number(drawn) }) : words.afterDraw);
              reveal("[data-drawn-line]", drawn > 0);
              write("[data-ahead]", words.ahead(ahead));
              const isLess = share !== null && about < ahead;
              write("[data-about]", isLess ? words.fill(words.probably, { n: words.roughly(about) }) : "");
              reveal("[data-about-line]", isLess);
              write("[data-share]", isLess ? words.fill(words.share, { n: words.number(Math.round(share * 100)) }) : "");
              // Of those before this place, the called: the same in every tab, and after a restart.
              one("[data-way]").value = place ? 100 * (1 - ahead / place) : 100;
              write("[data-estimate]", words.wait(waits));
              write("[data-speed]", waits ? words.fill(words.speed, { n: words.roughly(Math.max(1, Math.round(60000 / now.eta[0]))) }) : words.stands);
              reveal("[data-range]", waits !== null && waits[1] >= 60);
              panels.verdict(verdict, now.so);
              panels.show("line");
            },

            verdict(verdict, last) {
              const box = one("[data-verdict]");
              box.hidden = verdict === null;
              if (verdict === null) return;
              box.className = `notice ${{ inside: "good", close: "warn", unlikely: "bad" }[verdict]}`;
              write("[data-verdict-title]", words.verdicts[verdict][0]);
              write("[data-verdict-lead]", words.verdicts[verdict][1]);
              write("[data-last]", words.fill(words.lasts, { n: words.roughly(last) }));
            },

            turn(wasInside) {
              write("[data-turn-title]", wasInside ? words.back[0] : words.turnTitle);
              write("[data-turn-lead]", wasInside ? words.back[1] : words.turnLead);
              panels.show("turn");
            },

            door(ahead) {
              write("[data-door-ahead]", ahead > 0 ? words.count(words.doorForms, ahead) : words.doorNext);
              panels.show("door");
            },
          };
          return panels;
        };

        """#
}
