// The waiting room's script: one person's place, and what lies ahead of it.

extension Scripts {
    /// Pure functions over `now`; the plain page computes the same from the same members (`Prospect`).
    ///
    /// - `roomTicket(event)`: the arrival number `n` in the display cookie, or null, and whether this one of 64 `beats`. Read
    ///   each time: another tab may have joined or left.
    /// - `roomPlace(now, n)`: the place, from 0; null while it is not drawn. From the key in `now` and nothing else, so that
    ///   nobody has to be asked; remembered, because it costs 90 rounds of SHA-256.
    /// - `roomProspect(now, place)`: `ahead` at most, `about` by the measured share of people who come, `waits` in seconds
    ///   (half, nine in ten), `verdict` whether the tickets reach this place: of the places that will be called before they
    ///   are gone, three quarters are safe, and a seventh more may be.
    static let roomProspect: StaticString = #"""
        "use strict";
        const roomTicket = (event) => {
          const found = document.cookie.split("; ").find((pair) => pair.startsWith(`q_${event}_n=`));
          const value = found ? found.slice(found.indexOf("=") + 1) : "";
          return /^\d{1,12}(\.b)?$/.test(value) ? { n: parseInt(value, 10), beats: value.endsWith(".b") } : { n: null, beats: false };
        };

        const roomPlace = (() => {
          let asked = "", place = null;
          return (now, n) => {
            const drawn = now.n0 || 0;
            if (n === null || ["announced", "lobby"].includes(now.st) || (now.st === "drawing" && !drawn)) return null;
            if (n >= drawn) return n;
            if (!now.pf) return null;
            const question = `${now.pf} ${drawn} ${n}`;
            if (question !== asked) { place = ticketDraw.place(n, drawn, ticketDraw.unbase64(now.pf)); asked = question; }
            return place;
          };
        })();

        const roomProspect = (now, place) => {
          const ahead = Math.max(0, place - now.sv), isMoving = ["open", "drawing"].includes(now.st);
          const share = now.sh > 0 && now.sh < 1 ? now.sh : null;
          const reach = Number.isInteger(now.so) ? ahead / Math.max(1, now.so - now.sv) : null;
          return {
            place, ahead, share,
            about: share === null ? ahead : Math.round(ahead * share),
            waits: isMoving && now.eta && now.eta[1] ? now.eta.map((seconds) => ahead * seconds / 1000) : null,
            verdict: reach === null || ahead === 0 ? null : reach < 0.75 ? "inside" : reach <= 1.15 ? "close" : "unlikely",
          };
        };

        """#
}
