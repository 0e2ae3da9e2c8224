// The script of a section's seats: arrow keys, live states, the tray. The boxes of the form are its only state.

extension Scripts {
    /// What it reads in the page: `form[data-seats]` with `data-availability`, `data-revision`, `data-most`, `data-currency`;
    /// `.legend [data-category]` with `data-colour` and `data-price` (minor units); `.seat-row[data-row]`; each
    /// `.seat input[name=place]` with the place's ordinal, and the letters of its class (see `SeatForm.seat`).
    ///
    /// What it fetches, once a second while the page is in sight: `availability?since=<revision>`, bytes, little-endian.
    /// - whole: revision u64, places u32, then two bits a place, four places a byte, the first in the lowest bits;
    /// - changes: the revision asked from u64, the revision now u64, their number u32, then place × 4 + state, u32 each.
    ///
    /// An answer whose first number is the revision asked from is changes (a whole map of that very revision is never sent
    /// to who has it). States: 0 free, 1 held, 2 sold, 3 blocked.
    ///
    /// `ticketSeats` is what the drawing shares: seats, names, `toggle`, and the event `seats-changed` on the form.
    static let seatMap: StaticString = #"""
        "use strict";
        (() => {
          const form = document.querySelector("form[data-seats]");
          if (!form) return;
          const one = (selector) => form.querySelector(selector);
          const words = JSON.parse(one("[data-words]").textContent);
          const lang = document.documentElement.lang;
          const plurals = new Intl.PluralRules(lang);
          // As the server prints money: whole units without their cents.
          const money = (digits) => new Intl.NumberFormat(lang, { style: "currency", currency: form.dataset.currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
          const whole = money(0), exact = money(2), price = (amount) => (amount % 100 ? exact : whole).format(amount / 100);
          const most = () => Number(form.dataset.most);
          const say = (text) => { const status = one("[data-status]"); status.textContent = ""; requestAnimationFrame(() => { status.textContent = text; }); };
          const count = (forms, n) => (forms[plurals.select(n)] || forms.many).replace("{n}", n);

          const categories = new Map();
          for (const item of document.querySelectorAll(".legend [data-category]")) {
            const { category, colour, price } = item.dataset;
            categories.set(Number(category), { colour, price: Number(price), name: item.querySelector(".legend-name").textContent.trim() });
            if (/^#[0-9a-f]{6}$/i.test(colour)) document.styleSheets[0].insertRule(`.c${Number(category)} { --c: ${colour}; }`);
          }

          const rows = [...form.querySelectorAll(".seat-row")].map((row) => [...row.querySelectorAll(".seat")].map((cell) => {
            const box = cell.querySelector("input"), has = (letter) => cell.classList.contains(letter);
            return { cell, box, place: Number(box.value), label: cell.textContent.trim(), row: row.dataset.row,
              category: Number(([...cell.classList].find((name) => /^c\d+$/.test(name)) || "c0").slice(1)),
              accessible: has("a"), companion: has("m"), restricted: has("v"), gap: has("g"),
              state: has("h") ? 1 : has("t") ? 2 : 0 };
          }));
          const seats = rows.flat();
          const first = seats.length ? Math.min(...seats.map((seat) => seat.place)) : 0;
          const byPlace = new Map(seats.map((seat) => [seat.place, seat]));
          const chosen = () => seats.filter((seat) => seat.box.checked);
          const name = (seat) => words.seat.replace("{row}", seat.row).replace("{seat}", seat.label);

          function describe(seat) {
            const category = categories.get(seat.category);
            const parts = [name(seat)];
            if (category) parts.push(category.name, price(category.price));
            if (seat.accessible) parts.push(words.accessible);
            if (seat.companion) parts.push(words.companion);
            if (seat.restricted) parts.push(words.restricted);
            if (seat.state) parts.push(seat.state === 1 ? words.held : words.taken);
            return parts.join(", ");
          }

          function paint(seat) {
            seat.cell.classList.toggle("h", seat.state === 1);
            seat.cell.classList.toggle("t", seat.state > 1);
            seat.box.disabled = seat.state !== 0;
            seat.box.setAttribute("aria-label", describe(seat));
          }

          // A single free seat left between taken ones, though another choice of as many would not leave it.
          function leavesSingle() {
            for (const row of rows) {
              let stretch = [];
              const check = () => {
                const taken = stretch.filter((seat) => seat.box.checked).length;
                if (taken && stretch.length - taken !== 1) {
                  const closed = (index) => index < 0 || index >= stretch.length || stretch[index].box.checked;
                  if (stretch.some((seat, index) => !seat.box.checked && closed(index - 1) && closed(index + 1))) return true;
                }
                stretch = [];
                return false;
              };
              for (const seat of row) {
                if (seat.gap && check()) return true;
                if (seat.state === 0 && !seat.accessible && !seat.companion) stretch.push(seat);
                else if (check()) return true;
              }
              if (check()) return true;
            }
            return false;
          }

          function summary(list) {
            const byRow = new Map();
            for (const seat of list) byRow.set(seat.row, [...(byRow.get(seat.row) || []), seat.label]);
            return [...byRow].map(([row, labels]) => `${words.row.replace("{row}", row)}: ${labels.join(", ")}`).join(" · ");
          }

          function tray() {
            const list = chosen();
            const sum = list.reduce((total, seat) => total + (categories.get(seat.category)?.price || 0), 0);
            one("[data-chosen]").textContent = list.length ? `${count(words.tickets, list.length)} · ${summary(list)}` : words.nothing;
            one("[data-total]").textContent = list.length ? price(sum) : "";
            one("[data-single]").hidden = !leavesSingle();
            form.classList.toggle("has-choice", list.length > 0);
            form.dispatchEvent(new Event("seats-changed"));
          }

          function changed(seat) {
            if (seat.box.checked && chosen().length > most()) {
              seat.box.checked = false;
              say(count(words.limit, most()));
              one("[data-chosen]").textContent = count(words.limit, most());
              form.dispatchEvent(new Event("seats-changed"));
              return;
            }
            tray();
          }

          function toggle(seat) {
            if (seat.state !== 0) return;
            seat.box.checked = !seat.box.checked;
            changed(seat);
            rove(seat, false);
            say(`${name(seat)}: ${seat.box.checked ? words.chosen : words.free}`);
          }

          let current = null;
          function rove(seat, focus) {
            if (current) current.box.tabIndex = -1;
            current = seat;
            seat.box.tabIndex = 0;
            if (focus) seat.box.focus();
          }

          function neighbour(seat, key) {
            const row = rows.findIndex((list) => list.includes(seat));
            const open = (list) => list.filter((other) => !other.box.disabled);
            const here = open(rows[row]), at = here.indexOf(seat);
            if (key === "ArrowLeft") return here[at - 1];
            if (key === "ArrowRight") return here[at + 1];
            if (key === "Home") return here[0];
            if (key === "End") return here.at(-1);
            const step = key === "ArrowUp" ? -1 : 1;
            // On the plan where it is drawn, else as far along its row: lines of the list may wrap.
            const share = (list, other) => list.indexOf(other) / Math.max(1, list.length - 1);
            const away = (list, other) => seat.x === undefined ? Math.abs(share(list, other) - share(rows[row], seat))
              : Math.hypot(other.x - seat.x, other.y - seat.y);
            for (let next = row + step; rows[next]; next += step) {
              const list = open(rows[next]);
              if (list.length) return list.reduce((best, other) => away(rows[next], other) < away(rows[next], best) ? other : best);
            }
            return undefined;
          }

          function makeGrid() {
            const grid = one("[data-grid]");
            grid.setAttribute("role", "grid");
            for (const row of form.querySelectorAll(".seat-row")) {
              row.setAttribute("role", "row");
              const head = row.querySelector(".row-name");
              head.setAttribute("role", "rowheader");
              head.removeAttribute("aria-hidden");
              row.querySelector(".row-seats").setAttribute("role", "presentation");
              for (const cell of row.querySelectorAll(".seat")) cell.setAttribute("role", "gridcell");
              for (const run of row.querySelectorAll(".run")) run.setAttribute("aria-hidden", "true");
            }
            for (const seat of seats) { seat.box.tabIndex = -1; paint(seat); }
            const start = chosen()[0] || seats.find((seat) => seat.state === 0);
            if (start) rove(start, false);
            one("[data-grid-help]").hidden = false;
            grid.addEventListener("keydown", (press) => {
              const seat = byPlace.get(Number(press.target.value));
              if (!seat || !["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(press.key)) return;
              press.preventDefault();
              const next = neighbour(seat, press.key);
              if (next) rove(next, true);
            });
            grid.addEventListener("focusin", (focus) => {
              const seat = byPlace.get(Number(focus.target.value));
              if (seat && seat !== current) rove(seat, false);
              form.dispatchEvent(new Event("seats-changed"));
            });
            grid.addEventListener("change", (change) => changed(byPlace.get(Number(change.target.value))));
          }

          let revision = BigInt(form.dataset.revision), failures = 0, timer = 0;

          function apply(states) {
            const gone = [];
            for (const [seat, state] of states) {
              if (seat.state === state) continue;
              seat.state = state;
              if (state !== 0 && seat.box.checked) { seat.box.checked = false; gone.push(seat); }
              const hadFocus = document.activeElement === seat.box;
              paint(seat);
              if (hadFocus && state !== 0) {
                const near = neighbour(seat, "ArrowDown") || neighbour(seat, "ArrowUp");
                if (near) rove(near, true);
              } else if (current === seat && state !== 0) {
                const open = seats.find((other) => other.state === 0);
                if (open) rove(open, false);
              }
            }
            if (gone.length) say(words.gone.replace("{seats}", summary(gone)));
            if (states.length) tray();
          }

          function read(buffer) {
            const view = new DataView(buffer), states = [];
            if (buffer.byteLength >= 20 && view.getBigUint64(0, true) === revision) {
              const number = view.getUint32(16, true);
              for (let index = 0; index < number; index += 1) {
                const change = view.getUint32(20 + index * 4, true);
                const seat = byPlace.get(change >>> 2);
                if (seat) states.push([seat, change & 3]);
              }
              revision = view.getBigUint64(8, true);
            } else {
              for (const seat of seats) states.push([seat, (view.getUint8(12 + (seat.place >> 2)) >> ((seat.place & 3) * 2)) & 3]);
              revision = view.getBigUint64(0, true);
            }
            apply(states.filter(([seat, state]) => seat.state !== state));
          }

          async function look() {
            clearTimeout(timer);
            if (document.hidden) return;
            try {
              const answer = await fetch(`${form.dataset.availability}?since=${revision}`, { signal: AbortSignal.timeout(10000) });
              if (answer.ok) read(await answer.arrayBuffer());
              failures = answer.ok ? 0 : failures + 1;
            } catch { failures += 1; }
            timer = setTimeout(look, failures ? Math.min(30000, 1000 * 2 ** failures) : 1000);
          }

          globalThis.ticketSeats = { form, seats, first, categories, words, describe, toggle, focused: () => current };
          makeGrid();
          tray();
          document.addEventListener("visibilitychange", look);
          look();
        })();
        """#
}
