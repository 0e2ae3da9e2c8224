// The waiting room's script: a code that takes the place to another device.

extension Scripts {
    /// `roomPost(form)` sends a form as it would send itself, and wants JSON. `roomMove` shows the code that `transfer`
    /// answers, as long as it lives; then only that it has run out, without a clock that runs down.
    static let roomMove: StaticString = #"""
        "use strict";
        const roomPost = (form) => fetch(form.action, { method: "POST", headers: { Accept: "application/json" },
          body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(20000) });

        const roomMove = (part, words) => {
          const one = (selector) => part.querySelector(selector);
          const form = one("form"), shown = one("[data-code]"), ended = one("[data-code-ended]"), refusal = one("[data-move-refusal]");
          let ending = 0;
          one("[data-move-address]").textContent = one("[data-move-address]").href.replace(/^https?:\/\//, "");
          const show = (code, life, problem) => {
            clearTimeout(ending);
            shown.hidden = !code;
            ended.hidden = true;
            refusal.hidden = !problem;
            refusal.textContent = problem;
            if (!code) return;
            one("[data-code-text]").textContent = code.replace(/.{5}(?=.)/g, "$&-");
            one("[data-code-until]").textContent = words.fill(words.codeUntil, { moment: words.time(Date.now() + 1000 * life) });
            one("[data-code-text]").focus();
            ending = setTimeout(() => { shown.hidden = true; ended.hidden = false; }, 1000 * life);
          };
          form.addEventListener("submit", async (submission) => {
            submission.preventDefault();
            try {
              const answer = await roomPost(form), told = await answer.json().catch(() => ({}));
              show(answer.ok ? told.code : "", told.seconds || 120, answer.ok ? "" : told.detail || told.title || words.noAnswer);
            } catch { show("", 0, words.noAnswer); }
          });
        };

        """#
}
