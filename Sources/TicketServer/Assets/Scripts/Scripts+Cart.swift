// The cart's script: the total follows the ticket types.

extension Scripts {
    /// Adds up the `data-price` of what is chosen. Without it a button asks the server.
    static let total: StaticString = #"""
        "use strict";
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
