// The buttons beside a number.

extension Scripts {
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
