// The script that puts one person's cart into pages that are the same for everybody.

extension Scripts {
    /// Reads `[data-cart-line]` (the address of the piece) and its `data-display` (the name of the cookie that whoever
    /// joined has): who never joined asks nothing. Puts the piece in, starts its clock, and tells forms how many tickets this person may
    /// still take. Who is not let in reads that they are only looking,
    /// and what to do, by whether they have a number. Asked again when the page comes back into sight.
    static let cartLine: StaticString = #"""
        (() => {
          const slot = document.querySelector("[data-cart-line]");
          if (!slot) return;
          const look = (reader) => {
            for (const box of document.querySelectorAll("[data-looking]")) box.hidden = !box.dataset.looking.split(" ").includes(reader);
          };
          const limit = (left) => {
            const form = document.querySelector("form[data-seats]");
            if (form) form.dataset.most = left;
            for (const input of document.querySelectorAll("[data-stepper] input[name=count]")) {
              input.max = Math.max(1, Math.min(Number(input.max), left));
              if (Number(input.value) > Number(input.max)) input.value = input.max;
              input.dispatchEvent(new Event("change", { bubbles: true }));
            }
          };
          async function ask() {
            if (!document.cookie.split("; ").some((cookie) => cookie.startsWith(`${slot.dataset.display}=`))) return look("stranger");
            try {
              const answer = await fetch(slot.dataset.cartLine, { headers: { Accept: "text/html" }, cache: "no-store" });
              if (answer.status === 403) return look("waiting");
              if (!answer.ok) return;
              const piece = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
              if (!piece) return;
              look("");
              slot.replaceChildren(document.adoptNode(piece));
              limit(Number(piece.dataset.left));
              slot.querySelectorAll("[data-clock]").forEach(ticketClock);
            } catch { /* Without a network the line stays as it was. */ }
          }
          let asked = 0;
          const again = () => {
            if (document.hidden || performance.now() - asked < 3000) return;
            asked = performance.now();
            ask();
          };
          addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
          document.addEventListener("visibilitychange", again);
          ask();
        })();

        """#
}
