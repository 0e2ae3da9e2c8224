// The script of the proof of work: solves the task in a worker, and shows how far it is.

extension Scripts {
    /// One file, two lives: as a page's script it starts itself as a worker (or works in slices, where there are none) and
    /// sends the form with the proof; as a worker it searches. What is sought: docs/joining.md.
    static let proof: StaticString = #"""
        "use strict";
        (() => {
          const K = new Int32Array(64);
          for (let n = 2, count = 0; count < 64; n++) {
            let isPrime = true;
            for (let d = 2; d * d <= n; d++) if (n % d === 0) { isPrime = false; break; }
            if (isPrime) K[count++] = (Math.cbrt(n) % 1) * 2 ** 32 | 0;
          }
          const start = new Int32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);
          const w = new Int32Array(64);

          // SHA-256's compression of the sixteen words in w, from one state to the next (FIPS 180-4 section 6.2.2).
          function compress(state, next) {
            for (let i = 16; i < 64; i++) {
              const x = w[i - 15], y = w[i - 2];
              const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3, s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
              w[i] = (w[i - 16] + s0 | 0) + (w[i - 7] + s1 | 0);
            }
            let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
            for (let i = 0; i < 64; i++) {
              const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7), choice = g ^ e & (f ^ g);
              const first = (h + s1 | 0) + (choice + K[i] | 0) + w[i] | 0;
              const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10), majority = a & b ^ a & c ^ b & c;
              h = g; g = f; f = e; e = d + first | 0; d = c; c = b; b = a; a = first + s0 + majority | 0;
            }
            next[0] = state[0] + a | 0; next[1] = state[1] + b | 0; next[2] = state[2] + c | 0; next[3] = state[3] + d | 0;
            next[4] = state[4] + e | 0; next[5] = state[5] + f | 0; next[6] = state[6] + g | 0; next[7] = state[7] + h | 0;
          }

          function hash(text) {
            const blocks = Math.ceil((text.length + 9) / 64), bytes = new Uint8Array(blocks * 64), view = new DataView(bytes.buffer);
            for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
            bytes[text.length] = 0x80;
            view.setUint32(blocks * 64 - 4, text.length * 8);
            let state = start;
            for (let block = 0; block < blocks; block++) {
              for (let i = 0; i < 16; i++) w[i] = view.getInt32(block * 64 + i * 4);
              const next = new Int32Array(8);
              compress(state, next);
              state = next;
            }
            return state;
          }

          // Yields how far it is, from 0 to 1, now and then; returns the proof.
          function* solve(challenge, bits, parts) {
            const seed = hash(challenge), out = new Int32Array(8), found = [], expected = 2 ** bits;
            for (let part = 0; part < parts; part++) {
              for (let counter = 0; ; counter++) {
                for (let i = 0; i < 8; i++) w[i] = seed[i];
                w[8] = part; w[9] = counter; w[10] = 0x80000000 | 0;
                for (let i = 11; i < 15; i++) w[i] = 0;
                w[15] = 320;
                compress(start, out);
                if (out[0] >>> 32 - bits === 0) { found.push(counter); break; }
                if (counter % 4096 === 4095) yield (part + 1 - Math.exp(-counter / expected)) / parts;
              }
              yield (part + 1) / parts;
            }
            return found.join(",");
          }

          if (typeof document === "undefined") {
            onmessage = (message) => {
              const { challenge, bits, parts } = message.data, work = solve(challenge, bits, parts);
              for (let step = work.next(); ; step = work.next()) {
                if (step.done) return postMessage({ proof: step.value });
                postMessage({ way: step.value });
              }
            };
            return;
          }

          const box = document.querySelector("[data-proof]");
          if (!box) return;
          const task = { challenge: box.dataset.challenge, bits: Number(box.dataset.bits), parts: Number(box.dataset.parts) };
          const way = box.querySelector("[data-proof-way]"), status = box.querySelector("[data-proof-status]");
          const finish = (proof) => {
            way.value = 1;
            status.textContent = box.dataset.done;
            box.querySelector("[data-proof-value]").value = proof;
            box.querySelector("form").submit();
          };
          // Where no worker may run: a slice of work, then the page's turn.
          const slices = () => {
            const work = solve(task.challenge, task.bits, task.parts);
            const slice = () => {
              for (const end = performance.now() + 30; performance.now() < end;) {
                const step = work.next();
                if (step.done) return finish(step.value);
                way.value = step.value;
              }
              setTimeout(slice, 0);
            };
            slice();
          };
          box.hidden = false;
          try {
            const worker = new Worker(box.dataset.script);
            worker.onerror = () => { worker.terminate(); slices(); };
            worker.onmessage = (message) => {
              if (message.data.proof) finish(message.data.proof); else way.value = message.data.way;
            };
            worker.postMessage(task);
          } catch { slices(); }
        })();
        """#
}
