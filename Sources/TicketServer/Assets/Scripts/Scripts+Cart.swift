// Scripts of cart and checkout: the clock counts down, the total follows the ticket types.

extension Scripts {
    /// `data-left` milliseconds are counted from the moment the page arrived: the visitor's clock may be wrong, its pace is not.
    static let clock: StaticString = #"""
        "use strict";
        document.querySelectorAll("[data-clock]").forEach((clock) => {
          const end = Date.now() + Number(clock.dataset.left);
          const face = clock.querySelector("[data-time]");
          const voice = clock.querySelector("[data-announce]");
          const over = clock.querySelector("[data-over]");
          const told = new Set();
          const tell = (name, text) => { if (!told.has(name)) { told.add(name); voice.textContent = text; } };
          const tick = () => {
            const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
            face.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
            clock.classList.toggle("soon", left < 120);
            if (left === 0) {
              over.hidden = false;
              clock.querySelectorAll("form, button, .clock-note").forEach((one) => { one.hidden = true; });
              clearInterval(timer);
            } else if (left <= 60) tell("one", voice.dataset.one);
            else if (left <= 120) tell("two", voice.dataset.two);
          };
          const timer = setInterval(tick, 500);
          face.hidden = false;
          tick();
        });

        """#

    static let total: StaticString = #"""
        (() => {
          const total = document.querySelector("[data-total]");
          const types = [...document.querySelectorAll("select[data-type]")];
          if (!total || types.length === 0) return;
          const price = (type) => Number(type.selectedOptions[0].dataset.price);
          const kept = (type) => Number([...type.options].find((option) => option.defaultSelected).dataset.price);
          const fixed = Number(total.dataset.amount) - types.reduce((sum, type) => sum + kept(type), 0);
          // The pattern is nothing, as the server prints money: "0 zł", "€0.00".
          const [nothing, cents] = total.dataset.pattern.match(/0([.,]00)?/);
          const whole = new Intl.NumberFormat(document.documentElement.lang);
          const exact = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2 });
          const money = (amount) => total.dataset.pattern.replace(nothing, (cents || amount % 100 ? exact : whole).format(amount / 100));
          let shown = Number(total.dataset.amount);
          const show = () => {
            const amount = types.reduce((sum, type) => sum + price(type), fixed);
            if (amount !== shown) total.textContent = money(amount);
            shown = amount;
          };
          types.forEach((type) => type.addEventListener("change", show));
          addEventListener("pageshow", show);
          const update = document.querySelector("[data-update]");
          if (update) update.hidden = true;
        })();

        """#
}
