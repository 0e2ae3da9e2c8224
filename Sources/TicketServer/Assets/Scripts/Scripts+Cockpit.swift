// The script of the organiser's live screen: follows the feed, and fetches anew what is not figures.

extension Scripts {
    /// Reads the feed of `[data-cockpit]`: `t` texts by `data-live`, `d` curves by `data-curve` and `data-area`, `bar` widths
    /// by `data-bar`, `k` keys of the parts by `data-part`. A part with another key is taken from the page, fetched again,
    /// unless somebody is in the middle of it. Says aloud what changed of the sale, never the figures, unless asked to.
    static let cockpit: StaticString = #"""
        "use strict";
        (() => {
          const screen = document.querySelector("[data-cockpit]");
          if (!screen) return;
          const all = (selector) => [...screen.querySelectorAll(selector)];
          const one = (selector) => screen.querySelector(selector);
          const state = one("[data-live-state]"), clock = one("[data-clock]"), sayButton = one("[data-say]"), status = one("[data-status]");
          const areaEnd = one("[data-area]").getAttribute("d").match(/V.*$/)[0];
          const touched = new Set();
          let source = null, lastMessage = 0, lastNews = null, fetching = false, retry = 0;

          const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
          const live = (on) => {
            state.classList.toggle("on", on);
            clock.hidden = !on;
            write(state, on ? state.dataset.on : state.dataset.off.replace("{time}", clock.textContent));
          };

          function draw(message) {
            for (const part of all("[data-live]")) if (part.dataset.live in message.t) write(part, message.t[part.dataset.live]);
            for (const [key, line] of Object.entries(message.d)) {
              one(`[data-curve="${key}"]`).setAttribute("d", line);
              one(`[data-area="${key}"]`).setAttribute("d", line + areaEnd);
            }
            const [sold, held, blocked] = message.bar;
            one('[data-bar="sold"]').setAttribute("width", sold);
            one('[data-bar="held"]').setAttribute("x", sold);
            one('[data-bar="held"]').setAttribute("width", held);
            one('[data-bar="blocked"]').setAttribute("x", 1000 - blocked);
            one('[data-bar="blocked"]').setAttribute("width", blocked);
            sayButton.dataset.say = message.say;
          }

          const isOld = (part, keys) => part.dataset.key !== "" && part.dataset.key !== keys[part.dataset.part];

          function heard(event) {
            const message = JSON.parse(event.data);
            lastMessage = Date.now();
            draw(message);
            live(true);
            if (message.news !== null && lastNews !== null && message.k.log !== lastNews) write(status, message.news);
            lastNews = message.k.log;
            if (all("[data-part]").some((part) => isOld(part, message.k))) refresh();
          }

          // What somebody is writing is not taken away from under their hands: they are told instead.
          const isBusy = (part) => [...touched].some((field) => part.contains(field)) || part.contains(document.activeElement);

          async function refresh() {
            if (fetching) return;
            fetching = true;
            try {
              const answer = await fetch(location.pathname, { cache: "no-store", headers: { Accept: "text/html" } });
              if (!answer.ok || answer.redirected) return location.reload();
              const page = new DOMParser().parseFromString(await answer.text(), "text/html");
              let isTold = false;
              for (const part of all("[data-part]")) {
                const next = page.querySelector(`[data-part="${part.dataset.part}"]`);
                if (!next || part.dataset.key === "" || next.dataset.key === part.dataset.key) continue;
                if (part.dataset.part === "hand" && isBusy(part)) { isTold = true; continue; }
                const open = [...part.querySelectorAll("details")].map((details) => details.open);
                part.replaceChildren(...next.childNodes);
                part.dataset.key = next.dataset.key;
                [...part.querySelectorAll("details")].forEach((details, index) => { details.open = Boolean(open[index]); });
              }
              one("[data-news]").hidden = !isTold;
            } catch { /* The network is away; the feed will say so. */ } finally { setTimeout(() => { fetching = false; }, 1000); }
          }

          function close() { if (source) source.close(); source = null; }

          function open() {
            close();
            clearTimeout(retry);
            if (document.hidden) return;
            source = new EventSource(screen.dataset.feed);
            source.addEventListener("message", heard);
            source.addEventListener("end", (event) => { if (event.data === "signed-out") location.reload(); });
            source.addEventListener("error", () => {
              live(false);
              // A refusal is final for the browser. We ask why, and try again.
              if (source && source.readyState === 2) { close(); retry = setTimeout(() => { refresh(); open(); }, 5000 + Math.random() * 5000); }
            });
          }

          screen.addEventListener("input", (event) => touched.add(event.target));
          screen.addEventListener("submit", () => touched.clear());
          sayButton.hidden = false;
          sayButton.addEventListener("click", () => {
            status.textContent = "";
            setTimeout(() => { status.textContent = sayButton.dataset.say; }, 50);
          });
          setInterval(() => {
            if (document.hidden || Date.now() - lastMessage < 6000) return;
            live(false);
            if (source && Date.now() - lastMessage > 20000) { lastMessage = Date.now(); open(); }
          }, 2000);
          document.addEventListener("visibilitychange", () => { if (document.hidden) close(); else open(); });
          addEventListener("pagehide", close);
          addEventListener("pageshow", (shown) => { if (shown.persisted) open(); });
          lastMessage = Date.now();
          open();
        })();

        """#
}
