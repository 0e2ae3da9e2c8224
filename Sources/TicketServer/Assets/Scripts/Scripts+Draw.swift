// The draw in the browser: what a fan needs to compute her place, and to check that it was drawn as promised.

extension Scripts {
    /// One global, `ticketDraw`, without a library and without waiting: `crypto.subtle` answers later, and not at all on pages
    /// that came over plain http. The recipe with its bytes is docs/draw.md.
    ///
    /// Bytes are `Uint8Array`. `place(n, n0, key)` is the place, from 0, of the number `n` among `n0` drawn ones
    /// (`son90-sha256/1`: swap-or-not, 90 rounds); a number from `n0` on came after the draw and is its own place.
    static let draw: StaticString = #"""
        "use strict";
        const ticketDraw = (() => {
          const constants = Int32Array.from(("428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 "
            + "d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc "
            + "2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 "
            + "27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 "
            + "d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 "
            + "748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2").split(" "), (word) => parseInt(word, 16));
          const start = Int32Array.from([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);
          const w = new Int32Array(64);
          /** One block of 64 bytes. The turns are written out: a phone computes its place once, before any of this is compiled. */
          function compress(state, view, offset) {
            for (let t = 0; t < 16; t++) w[t] = view.getInt32(offset + 4 * t);
            for (let t = 16; t < 64; t++) {
              const x = w[t - 15], y = w[t - 2];
              w[t] = w[t - 16] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
                + w[t - 7] + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
            }
            let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
            for (let t = 0; t < 64; t++) {
              const one = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + constants[t] + w[t] | 0;
              const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
              h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
            }
            state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
          }

          /** SHA-256 (FIPS 180-4): a one bit, zeros, the length in bits as 64 bits. */
          function sha256(bytes) {
            const blocks = Math.ceil((bytes.length + 9) / 64), padded = new Uint8Array(64 * blocks);
            const view = new DataView(padded.buffer), state = start.slice();
            padded.set(bytes);
            padded[bytes.length] = 0x80;
            view.setUint32(64 * blocks - 8, Math.floor(bytes.length / 0x20000000));
            view.setUint32(64 * blocks - 4, bytes.length << 3);
            for (let block = 0; block < blocks; block++) compress(state, view, 64 * block);
            const digest = new DataView(new ArrayBuffer(32));
            state.forEach((word, at) => digest.setInt32(4 * at, word));
            return new Uint8Array(digest.buffer);
          }

          function join(...parts) {
            const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
            parts.reduce((offset, part) => { joined.set(part, offset); return offset + part.length; }, 0);
            return joined;
          }

          /** HMAC-SHA-256 (RFC 2104). */
          function hmac(key, message) {
            const block = new Uint8Array(64);
            block.set(key.length > 64 ? sha256(key) : key);
            return sha256(join(block.map((byte) => byte ^ 0x5c), sha256(join(block.map((byte) => byte ^ 0x36), message))));
          }

          const text = (ascii) => Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
          const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
          const unhex = (digits) => /^([0-9a-f]{2})*$/i.test(digits) ? Uint8Array.from(digits.match(/../g) || [], (pair) => parseInt(pair, 16)) : null;
          const unbase64 = (letters) => Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
          const big = (number) => { // 64 bits, the highest byte first
            const view = new DataView(new ArrayBuffer(8));
            view.setBigUint64(0, BigInt(number));
            return new Uint8Array(view.buffer);
          };

          const commit = (seed) => sha256(join(text("queue-draw-commit/1\0"), seed));
          const key = (seed, event, round, randomness, root, n0) =>
            hmac(seed, join(text("queue-draw-key/1\0"), text(event.slice(-10).padEnd(10, "\0")), big(round), randomness, root, big(n0)));

          function place(n, n0, key) {
            if (n >= n0) return n;
            const short = join(key, [0]), long = join(key, [0, 0, 0, 0, 0]);
            const view = new DataView(long.buffer);
            let at = n;
            for (let round = 0; round < 90; round++) {
              short[32] = long[32] = round;
              const pivot = Number(new DataView(sha256(short).buffer).getBigUint64(0, true) % BigInt(n0));
              const flip = (pivot + n0 - at) % n0, upper = Math.max(at, flip);
              view.setUint32(33, Math.floor(upper / 256), true);
              if (sha256(long)[Math.floor(upper % 256 / 8)] >> upper % 8 & 1) at = flip;
            }
            return at;
          }

          return { sha256, hmac, join, text, hex, unhex, unbase64, commit, key, place };
        })();

        """#
}
