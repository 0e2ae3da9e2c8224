// Two small scripts: the clock of a hold, and the buttons beside a number.

extension Scripts {
    /// Counts a hold's time on: reads `data-until` and `data-served` (the server's time when the page was made), so that a
    /// wrong clock in the browser does no harm. Shows minutes, the last two with seconds; says two minutes aloud once.
    static let clock: StaticString = #"""
        "use strict";
        globalThis.ticketClock = (clock) => {
          const time = clock.querySelector("[role=timer]"), status = clock.querySelector("[data-clock-status]");
          const data = time.dataset, until = Number(data.until);
          const began = performance.now() , skew = Number(data.served);
          const plurals = new Intl.PluralRules(document.documentElement.lang);
          let told = false;
          const wall = Date.now();
          const elapsed = () => Math.max(performance.now() - began, Date.now() - wall);
          const tick = () => {
            const left = until - (skew + elapsed()), minutes = Math.floor(left / 60000);
            if (left <= 0) { time.textContent = data.ended; status.textContent = data.ended; return; }
            if (left > 120000) time.textContent = data[plurals.select(minutes)]?.replace("{n}", minutes) || data.many.replace("{n}", minutes);
            else {
              time.textContent = `${minutes}:${String(Math.floor(left / 1000) % 60).padStart(2, "0")}`;
              clock.classList.add("soon");
              if (!told) { told = true; status.textContent = data.two; }
            }
            setTimeout(tick, left > 120000 ? Math.min(15000, left - 120000 + 50) : 1000);
          };
          tick();
          document.addEventListener("visibilitychange", () => { if (!document.hidden && until > skew + elapsed()) tick(); });
        };
        document.querySelectorAll("[data-clock]").forEach(ticketClock);

        """#

    /// Shows the buttons of number fields and lets them step within the field's bounds.
    static let stepper: StaticString = #"""
        "use strict";
        for (const stepper of document.querySelectorAll("[data-stepper]")) {
          const input = stepper.querySelector("input"), buttons = [...stepper.querySelectorAll("button")];
          const refresh = () => {
            for (const button of buttons) {
              const next = Number(input.value) + Number(button.dataset.step);
              button.setAttribute("aria-disabled", String(next < Number(input.min) || next > Number(input.max)));
            }
          };
          for (const button of buttons) {
            button.hidden = false;
            button.addEventListener("click", () => {
              const next = Number(input.value) + Number(button.dataset.step);
              input.value = Math.min(Number(input.max), Math.max(Number(input.min), next));
              input.dispatchEvent(new Event("change", { bubbles: true }));
            });
          }
          input.addEventListener("change", refresh);
          refresh();
        }
        """#
}
