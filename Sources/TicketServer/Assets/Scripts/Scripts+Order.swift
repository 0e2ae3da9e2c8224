// Scripts of order and ticket pages: print, and look for the answer of a payment.

extension Scripts {
    static let print: StaticString = #"""
        "use strict";
        document.querySelectorAll("[data-print]").forEach((button) => {
          button.hidden = false;
          button.addEventListener("click", () => window.print());
        });

        """#

    /// Asks for the page again after 2, 3, 4.5 … up to 15 seconds, while it is in sight, and shows it when its state is another one.
    static let poll: StaticString = #"""
        (() => {
          const order = document.querySelector("[data-order][data-poll]");
          if (!order) return;
          let wait = 2000;
          const later = () => { setTimeout(look, wait); wait = Math.min(wait * 1.5, 15000); };
          const look = async () => {
            if (document.hidden) { document.addEventListener("visibilitychange", look, { once: true }); return; }
            try {
              const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
              if (answer.ok) {
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                const now = page.querySelector("[data-order]");
                if (now && now.dataset.order !== order.dataset.order) { location.reload(); return; }
              }
            } catch { /* The network is away: the next look may find it. */ }
            later();
          };
          later();
        })();

        """#
}
