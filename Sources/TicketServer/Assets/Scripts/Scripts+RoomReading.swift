// The waiting room's script, first part: when `now` is read, and which copy of it counts.

extension Scripts {
    /// `roomReading(address, tell)` reads `now` again and again; the other functions are pure.
    ///
    /// - `roomIsOlder(next, seen)`: a cache may hand out an older copy than the last one: the pair (gen, seq) only rises. A
    ///   copy with a lower pair that was made a minute later is no old copy but a server restored from a backup.
    /// - `roomDelay(now, n, prospect, failures, time)`: seconds to the next look, before ×U(0.75, 1.25).
    ///   In line clamp(wait / iv[2], iv[0], iv[1]). Before the doors a person with number n asks every n / 2,000 s within
    ///   the same bounds: a crowd of any size then asks about as often as the line does, and a small one learns at once.
    ///   Whom the tickets will hardly reach, or who waits for returns, up to 300 s: still the more often the nearer, or what
    ///   comes back would find nobody. After failures 2, 4, 8 … 120 s.
    static let roomReading: StaticString = #"""
        "use strict";
        const roomIsOlder = (next, seen) => seen !== null && next.t < seen.t + 60000
          && (next.gen < seen.gen || (next.gen === seen.gen && next.seq < seen.seq));

        const roomDelay = (now, n, prospect, failures, time) => {
          if (failures) return Math.min(120, 2 ** failures);
          if (!now || now.st === "closed") return 300;
          const [least, most, share] = now.iv || [3, 60, 8];
          const within = (seconds) => Math.min(most, Math.max(least, seconds));
          const until = (moment) => (moment ? (moment - time) / 1000 : Infinity);
          if (now.st === "announced") {
            const opens = Math.min(until(now.lob), until(now.at));
            return opens > 3600 ? 300 : within(opens + least);
          }
          if (n === null) return most;
          if (now.st === "lobby" && Math.min(until(now.cut), until(now.doors)) > most) return most;
          if (prospect === null || now.st === "lobby") return within(n / 2000);
          if (prospect.ahead === 0) return within(10);
          if (now.st === "sold-out") return Math.min(300, Math.max(most / 2, prospect.ahead / 10));
          if (prospect.verdict === "unlikely") return Math.min(300, Math.max(least, prospect.waits ? prospect.waits[0] / share : prospect.ahead / 10));
          // While nobody knows the pace: those at the front look often, the others the more rarely the farther away.
          if (!prospect.waits) return within(prospect.ahead / 10);
          return within(prospect.waits[0] / share);
        };

        const roomReading = (address, tell) => {
          let seen = null, etag = null, failures = 0, timer = 0, looked = 0, heard = null, skew = 0;
          const reading = {
            // The server's time, whatever this device's clock says.
            time: () => Date.now() + skew,
            heard: () => heard,
            async look() {
              clearTimeout(timer);
              looked = Date.now();
              try {
                const answer = await fetch(address, { headers: etag ? { "If-None-Match": etag } : {}, signal: AbortSignal.timeout(15000) });
                if (answer.status !== 304) {
                  if (!answer.ok) throw new Error(String(answer.status));
                  const next = await answer.json();
                  if (!roomIsOlder(next, seen)) {
                    seen = next;
                    etag = answer.headers.get("ETag");
                    skew = next.t - Date.now();
                  }
                }
                failures = 0;
                heard = Date.now();
              } catch {
                failures += 1;
              }
              tell.connection(failures === 0);
              if (seen) tell.now(seen);
              timer = setTimeout(reading.look, 1000 * tell.delay(seen, failures) * (0.75 + Math.random() / 2));
            },
          };
          // Timers sleep with the phone: whoever comes back sees the present at once, at most every three seconds.
          const again = () => { if (!document.hidden && Date.now() - looked > 3000) reading.look(); };
          document.addEventListener("visibilitychange", again);
          addEventListener("online", again);
          addEventListener("pageshow", (shown) => { if (shown.persisted) again(); });
          addEventListener("offline", () => tell.connection(false));
          return reading;
        };

        """#
}
