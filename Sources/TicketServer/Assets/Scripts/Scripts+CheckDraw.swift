// The check of the draw: computes every step again and says what agrees. The same on our page and in a saved file.

extension Scripts {
    /// Stands behind `Scripts.draw`. All values are in the page's data blocks; asked for are only the reader's own ticket
    /// (without the code that makes it valid) and a number's way to the root. In a saved file both are blocks too.
    static let checkDraw: StaticString = #"""
        (() => {
          const check = document.querySelector("[data-check]"), form = check && check.querySelector("[data-number]");
          if (!form) return;
          const block = (name) => {
            const found = check.querySelector(`script[data-${name}]`);
            return found ? JSON.parse(found.textContent) : null;
          };
          const { sha256, hex, unhex, join } = ticketDraw;
          const words = block("words"), proof = block("proof"), draw = proof.draws.at(-1);
          const saved = { ticket: block("my-ticket"), roster: block("my-roster") };
          const isSaved = !check.dataset.source;
          const numbers = new Intl.NumberFormat(document.documentElement.lang);
          const none = "0".repeat(64);
          let mine = saved.ticket, outcome = {};

          /** The root that a leaf and its path lead to in a tree of `size` leaves (RFC 9162, 2.1.3.2); null for another length. */
          function climb(leaf, index, size, path) {
            const node = (left, right) => sha256(join([1], left, right));
            let last = size - 1, hash = leaf;
            if (index > last) return null;
            for (const other of path) {
              if (last === 0) return null;
              if (index % 2 || index === last) {
                hash = node(other, hash);
                while (index % 2 === 0 && index > 0) { index /= 2; last = Math.floor(last / 2); }
              } else hash = node(hash, other);
              index = Math.floor(index / 2); last = Math.floor(last / 2);
            }
            return last === 0 ? hash : null;
          }

          /** `good`: true, false, or null while nothing can be said. */
          function tell(name, good, ...sentences) {
            const step = check.querySelector(`[data-step="${name}"]`);
            if (!step) return;
            outcome[name] = good;
            const mark = step.querySelector("[data-mark]"), text = step.querySelector("[data-outcome]");
            mark.hidden = text.hidden = false;
            mark.textContent = good === null ? words.later : good ? `✓ ${words.agrees}` : `✗ ${words.differs}`;
            mark.className = `badge ${good === null ? "" : good ? "good" : "bad"}`;
            text.replaceChildren(...sentences.filter(Boolean).map((sentence) => {
              const line = document.createElement("span");
              line.className = "value";
              line.textContent = sentence;
              return line;
            }));
            text.hidden = !text.childNodes.length;
          }
          const computed = (bytes) => words.computed.replace("{computed}", hex(bytes));
          const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => numbers.format(values[name]));
          const moment = Date.parse;

          function checkDraw() {
            const seed = draw.seed && unhex(draw.seed), isPublic = draw.grade === "A";
            const commit = seed && ticketDraw.commit(seed);
            tell("commit", seed ? hex(commit) === draw.commit : null, commit && computed(commit));
            if (isPublic) {
              const comes = moment(draw.chain.genesis) + (draw.round - 1) * draw.chain.period * 1000;
              const inTime = draw.rootPublished && comes === moment(draw.roundAt) && moment(draw.cutOff) < comes && moment(draw.rootPublished) < comes;
              tell("time", draw.rootPublished ? inTime : null, draw.rootPublished && (inTime ? words.inTime : words.notInTime));
              const beacon = draw.beacon, signed = beacon && beacon.signature && sha256(unhex(beacon.signature));
              tell("beacon", beacon ? beacon.round === draw.round && (!signed || hex(signed) === beacon.randomness) : null, signed && computed(signed));
            }
            const randomness = isPublic ? draw.beacon && unhex(draw.beacon.randomness) : new Uint8Array(32);
            const key = seed && randomness && draw.root && ticketDraw.key(seed, proof.event, draw.round, randomness, unhex(draw.root), draw.n0);
            tell("key", key ? hex(key) === draw.key : null, key && computed(key));
          }

          function checkPlace(n) {
            if (n === null) return tell("place", null, words.giveNumber);
            if (!draw.key) return tell("place", null);
            const place = ticketDraw.place(n, draw.n0, unhex(draw.key));
            const sentence = n < draw.n0 ? words.place : words.afterDraw;
            tell("place", outcome.key, fill(sentence, { n: n + 1, of: draw.n0, place: place + 1 }));
          }

          async function checkRoster(n) {
            if (n === null) return tell("roster", null, words.giveNumber);
            if (!draw.root) return tell("roster", null);
            if (n >= draw.n0) return tell("roster", null, fill(words.afterDraw, { n: n + 1, place: n + 1 }));
            const roster = await find(n).catch(() => null);
            if (!roster) return tell("roster", null, words.noNetwork);
            if (roster.leaf === none) return tell("roster", false, words.noTicket);
            const isMine = mine && mine.number === n;
            const leaf = isMine ? sha256(join([0], unhex(mine.ticket))) : unhex(roster.leaf);
            if (isMine && hex(leaf) !== roster.leaf) return tell("roster", false, words.otherTicket, computed(leaf));
            const root = climb(leaf, n, draw.n0, roster.path.map(unhex));
            tell("roster", root !== null && hex(root) === draw.root, isMine ? fill(words.yourTicket, { n: n + 1 }) : words.someTicket, root && computed(root));
          }

          async function find(n) {
            if (saved.roster && saved.roster.number === n) return saved.roster;
            return isSaved ? null : ask(check.dataset.source.replace(/proof$/, `roster/${n}`));
          }

          async function ask(address) {
            const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(15000) });
            if (!answer.ok) throw new Error(answer.status);
            return answer.json();
          }

          /** The reader's number as people count, from 1; null for nothing typed. */
          function typed() {
            const text = form.elements.number.value.replace(/[\s.,\u00a0\u202f]/g, "");
            const isWrong = text !== "" && !/^[1-9]\d{0,9}$/.test(text);
            const refusal = form.querySelector("[data-refusal]");
            refusal.textContent = words.wrongNumber;
            refusal.hidden = !isWrong;
            form.elements.number.toggleAttribute("aria-invalid", isWrong);
            return text === "" || isWrong ? null : Number(text) - 1;
          }

          async function run() {
            outcome = {};
            const n = typed();
            checkDraw();
            checkPlace(n);
            await checkRoster(n);
            const all = Object.values(outcome);
            const verdict = form.querySelector("[data-verdict]");
            const isDone = draw.key && n !== null;
            verdict.textContent = all.includes(false) ? words.notAllGood : isDone && all.every((good) => good) ? words.allGood : "";
            if (isDone && outcome.place) verdict.textContent += " " + check.querySelector('[data-step="place"] [data-outcome]').textContent;
          }

          async function begin() {
            const cookie = isSaved ? null : document.cookie.split("; ").find((pair) => pair.startsWith(`q_${proof.event}_n=`));
            if (cookie) {
              form.elements.number.value = Number(cookie.split("=")[1]) + 1;
              mine = await ask(check.dataset.ticket).catch(() => null);
            }
            if (mine) form.elements.number.value = mine.number + 1;
            form.hidden = false;
            await run();
          }

          form.addEventListener("submit", (submission) => { submission.preventDefault(); run(); });
          begin();
        })();

        """#
}
