// The gate's script: scans without leaving the page, one after the other, with sound.

extension Scripts {
    /// Sends the same form in the background and takes the panel and the history from the page that answers, so that a
    /// result looks the same with and without it. A scan without an answer is sent once more with its nonce, then reported.
    static let gate: StaticString = #"""
        "use strict";
        (() => {
          const form = document.querySelector("[data-scan]");
          if (!form) return;
          const code = form.elements.code;
          const panel = document.querySelector("[data-panel]");
          const history = document.querySelector("[data-history]");
          const offline = document.querySelector("template[data-offline]");
          const waiting = [];
          let isBusy = false;

          // Sound: high and long for yes, low and twice for no, one middle tone for elsewhere.
          const soundChoice = document.querySelector("[data-sound]");
          const soundBox = soundChoice.querySelector("input");
          soundChoice.hidden = false;
          soundBox.checked = localStorage.getItem("gate-sound") !== "off";
          soundBox.addEventListener("change", () => localStorage.setItem("gate-sound", soundBox.checked ? "on" : "off"));
          const tones = { good: [[1175, 0, 0.22]], stop: [[196, 0, 0.2], [165, 0.26, 0.34]], turn: [[440, 0, 0.16], [440, 0.22, 0.16]] };
          const pulses = { good: [80], stop: [180, 90, 260], turn: [100, 80, 100] };
          let audio = null;
          const sound = (tone) => {
            if (navigator.vibrate) navigator.vibrate(pulses[tone] || []);
            if (!soundBox.checked || !window.AudioContext) return;
            audio = audio || new AudioContext();
            for (const [pitch, start, length] of tones[tone] || []) {
              const voice = audio.createOscillator(), gain = audio.createGain(), from = audio.currentTime + start;
              voice.type = tone === "good" ? "sine" : "square";
              voice.frequency.value = pitch;
              gain.gain.setValueAtTime(0.25, from);
              gain.gain.exponentialRampToValueAtTime(0.001, from + length);
              voice.connect(gain).connect(audio.destination);
              voice.start(from);
              voice.stop(from + length);
            }
          };

          const show = (section, title) => {
            panel.replaceChildren(section);
            if (title) document.title = title;
            sound(section.dataset.result);
          };
          const post = (scan) => fetch(form.action, { method: "POST", body: new URLSearchParams(scan), signal: AbortSignal.timeout(4000) });
          const check = async (scan) => {
            try {
              const answer = await post(scan).catch(() => post(scan));
              const page = new DOMParser().parseFromString(await answer.text(), "text/html");
              const section = page.querySelector("[data-result]");
              if (!section) { location.assign(answer.redirected ? answer.url : location.href); return; }
              const news = page.querySelector("[data-history]");
              if (news) history.replaceChildren(...news.childNodes);
              show(section, page.title);
            } catch {
              const section = offline.content.firstElementChild.cloneNode(true);
              section.querySelector(".scan-code").textContent = scan.code;
              show(section);
            }
          };
          const next = async () => {
            if (isBusy) return;
            isBusy = true;
            while (waiting.length > 0) await check(waiting.shift());
            isBusy = false;
          };

          const nonce = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
          form.addEventListener("submit", (event) => {
            event.preventDefault();
            const text = code.value.trim();
            code.value = "";
            code.focus();
            if (text === "") return;
            waiting.push({ code: text, nonce: nonce() });
            next();
          });
          // A scanner types wherever the focus is: what is typed outside a control goes to the field.
          document.addEventListener("keydown", (event) => {
            const isText = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
            if (isText && !event.target.closest("input:not([type=checkbox]), textarea, select")) code.focus();
          });
        })();

        """#
}
