// The waiting room's script: what is said aloud by screen readers, and by sound, vibration and notification at the turn.

extension Scripts {
    /// `roomVoice` says little, or it would be switched off: joined, the place once it is known, each halving of the distance,
    /// "about five minutes", pause and going on, an announcement of the organiser, and as an alert the turn.
    ///
    /// `roomSignals` is what somebody asked for: a sound made here, vibration with it, a notification. The title changes in
    /// any case. Nothing moves the focus.
    static let roomVoice: StaticString = #"""
        "use strict";
        const roomVoice = (status, alert, words) => {
          let pending = [], flushing = 0, placeSaid = null, halved = Infinity, saidFive = false, paused = null, announced = "";
          // Sentences of one moment are one message: a second text would cut off the first.
          const say = (sentence) => {
            pending.push(sentence);
            clearTimeout(flushing);
            flushing = setTimeout(() => { status.textContent = pending.join(" "); pending = []; }, 200);
          };
          return {
            say,
            joined: () => { placeSaid = null; halved = Infinity; saidFive = false; say(words.joined); },
            line({ place, ahead, waits }) {
              if (place !== placeSaid) {
                placeSaid = place;
                halved = Infinity;
                say(words.fill(words.placeSaid, { n: words.number(place + 1) }));
              }
              const isFive = !saidFive && waits !== null && waits[0] <= 300;
              if (isFive) saidFive = true;
              if (ahead <= halved / 2) { halved = ahead; say(words.ahead(ahead)); }
              if (isFive && waits[0] > 200) say(words.five);
            },
            pause(isPaused) {
              if (paused !== null && paused !== isPaused) say(isPaused ? words.paused : words.resumed);
              if (paused === null && isPaused) say(words.paused);
              paused = isPaused;
            },
            announcement(text) {
              if (text && text !== announced) say(`${words.announcement}: ${text}`);
              announced = text;
            },
            turn: () => { alert.textContent = words.turn; },
            turnOver: () => { alert.textContent = ""; },
          };
        };

        const roomSignals = (room, words) => {
          const sound = room.querySelector("[data-sound]"), notify = room.querySelector("[data-notify]");
          const refused = room.querySelector("[data-notify-refused]");
          let audio = null;
          // Three rising notes; a browser lets them sound because the box was ticked by hand.
          const chime = (volume) => [523, 659, 784].forEach((frequency, step) => {
            const tone = audio.createOscillator(), gain = audio.createGain(), start = audio.currentTime + step * 0.18;
            tone.frequency.value = frequency;
            gain.gain.setValueAtTime(volume, start);
            gain.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
            tone.connect(gain).connect(audio.destination);
            tone.start(start);
            tone.stop(start + 0.6);
          });
          sound.addEventListener("change", async () => {
            if (!sound.checked) return audio?.suspend();
            audio ??= new AudioContext();
            await audio.resume();
            chime(0.05);
          });
          // iOS stops the sound of a page that was out of sight.
          document.addEventListener("visibilitychange", () => { if (!document.hidden && sound.checked) audio?.resume(); });
          const canNotify = "Notification" in window && isSecureContext;
          notify.closest("label").hidden = !canNotify;
          if (canNotify) {
            notify.checked = Notification.permission === "granted" && localStorage.getItem("notify") === "yes";
            notify.addEventListener("change", async () => {
              if (notify.checked && (await Notification.requestPermission()) !== "granted") notify.checked = false;
              refused.hidden = Notification.permission !== "denied";
              localStorage.setItem("notify", notify.checked ? "yes" : "no");
            });
          }
          return {
            turn() {
              if (sound.checked) { chime(0.2); navigator.vibrate?.([200, 100, 200]); }
              if (!canNotify || !notify.checked || !document.hidden) return;
              try {
                const note = new Notification(words.turn, { body: room.querySelector("h1").textContent, tag: room.dataset.event });
                note.onclick = () => { focus(); note.close(); };
              } catch { notify.closest("label").hidden = true; } // Chrome on Android allows it to service workers only.
            },
          };
        };

        """#
}
