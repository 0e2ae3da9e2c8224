// The section's canvas: sight and pointer. Whoever cannot use it has the same seats in the list beside it.

extension Scripts {
    /// Reads `[data-map]` (`data-width`, `data-height` in plan units, `data-scale` steps a unit, `data-stage-x/-y`) and
    /// fetches `data-geometry` of the form: x and y of each seat of the section in order of ordinal, u16 little-endian, in
    /// steps from the corner. Zoom by buttons, pinch, ctrl + wheel; pan by dragging when zoomed. A tap where seats are
    /// smaller than a thumb zooms in first.
    static let seatMapDrawing: StaticString = #"""
        "use strict";
        (() => {
          const shared = globalThis.ticketSeats;
          const map = document.querySelector("[data-map]");
          if (!shared || !map) return;
          const { form, seats, first, categories, words } = shared;
          const canvas = map.querySelector("canvas"), tip = map.querySelector("[data-tip]"), help = tip.textContent;
          const pen = canvas.getContext("2d");
          const width = Number(map.dataset.width), height = Number(map.dataset.height), steps = Number(map.dataset.scale);
          const stage = { x: Number(map.dataset.stageX), y: Number(map.dataset.stageY) };
          const view = { scale: 1, fit: 1, x: 0, y: 0, w: 0, h: 0 };
          const fingers = new Map();
          let radius = 2, planned = false, hover = null, moved = 0, pinch = 0;

          function place(bytes) {
            const data = new DataView(bytes), distances = [];
            for (const seat of seats) {
              const at = (seat.place - first) * 4;
              seat.x = data.getUint16(at, true) / steps;
              seat.y = data.getUint16(at + 2, true) / steps;
            }
            for (let index = 1; index < seats.length; index += 1) {
              if (seats[index].row === seats[index - 1].row) distances.push(Math.hypot(seats[index].x - seats[index - 1].x, seats[index].y - seats[index - 1].y));
            }
            distances.sort((a, b) => a - b);
            radius = (distances[distances.length >> 1] || 5) * 0.41;
          }

          function resize() {
            canvas.style.height = `${Math.round(Math.min(Math.max(240, canvas.clientWidth * height / width + 32), innerHeight * 0.62, 576))}px`;
            const box = canvas.getBoundingClientRect(), ratio = Math.min(devicePixelRatio || 1, 3);
            view.w = box.width; view.h = box.height;
            canvas.width = Math.round(box.width * ratio); canvas.height = Math.round(box.height * ratio);
            const fitted = view.scale === view.fit;
            view.fit = Math.min((view.w - 24) / width, (view.h - 56) / height);
            if (fitted) all(); else clamp();
          }

          function all() {
            view.scale = view.fit;
            view.x = (view.w - width * view.fit) / 2;
            view.y = (view.h - height * view.fit) / 2;
            clamp();
          }

          function clamp() {
            const most = Math.max(view.fit, 22 / radius);
            view.scale = Math.min(most, Math.max(view.fit, view.scale));
            const room = (size, length) => [Math.min(0, size - length) - 40, Math.max(0, size - length) + 40];
            const [left, right] = room(view.w, width * view.scale), [top, bottom] = room(view.h, height * view.scale);
            view.x = Math.min(right, Math.max(left, view.x));
            view.y = Math.min(bottom, Math.max(top, view.y));
            canvas.style.touchAction = view.scale > view.fit * 1.01 ? "none" : "pan-y";
            request();
          }

          function zoom(factor, x = view.w / 2, y = view.h / 2) {
            const most = Math.max(view.fit, 22 / radius);
            const next = Math.min(most, Math.max(view.fit, view.scale * factor));
            view.x = x - (x - view.x) * next / view.scale;
            view.y = y - (y - view.y) * next / view.scale;
            view.scale = next;
            if (next === view.fit) all(); else clamp();
          }

          // Black or white, whichever reads better on the colour (WCAG 2.2 relative luminance; the two meet at 0.18).
          const readable = (colour) => {
            const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000" : "#fff";
          };
          for (const category of categories.values()) category.text = readable(category.colour);

          const request = () => { if (!planned) { planned = true; requestAnimationFrame(draw); } };

          function draw() {
            planned = false;
            const ratio = canvas.width / view.w, style = getComputedStyle(document.documentElement);
            const colour = (name) => style.getPropertyValue(name).trim();
            const ink = colour("--ink"), quiet = colour("--quiet"), raised = colour("--raised"), accent = colour("--accent"), onAccent = colour("--on-accent");
            const r = Math.max(1.4, radius * view.scale), numbers = r > 9;
            pen.setTransform(ratio, 0, 0, ratio, 0, 0);
            pen.clearRect(0, 0, view.w, view.h);
            const point = (seat) => [view.x + seat.x * view.scale, view.y + seat.y * view.scale];
            const inSight = (x, y) => x > -r && y > -r && x < view.w + r && y < view.h + r;
            pen.textAlign = "center"; pen.textBaseline = "middle";
            pen.font = `600 ${Math.round(r * 0.95)}px system-ui, sans-serif`;
            for (const seat of seats) {
              const [x, y] = point(seat);
              if (!inSight(x, y)) continue;
              const own = (categories.get(seat.category) || {}).colour || accent;
              pen.beginPath();
              if (seat.box.checked) {
                pen.arc(x, y, r * 1.12, 0, 7); pen.fillStyle = accent; pen.fill();
                pen.lineWidth = Math.max(1.5, r * 0.22); pen.strokeStyle = onAccent;
                pen.beginPath(); pen.moveTo(x - r * 0.42, y + r * 0.02); pen.lineTo(x - r * 0.1, y + r * 0.36); pen.lineTo(x + r * 0.46, y - r * 0.36); pen.stroke();
              } else if (seat.state === 1) {
                pen.arc(x, y, r * 0.72, 0, 7); pen.lineWidth = Math.max(1, r * 0.16); pen.strokeStyle = quiet; pen.setLineDash([r * 0.5, r * 0.35]); pen.stroke(); pen.setLineDash([]);
              } else if (seat.state > 1) {
                const arm = r * 0.36; pen.lineWidth = Math.max(1, r * 0.16); pen.strokeStyle = quiet;
                pen.moveTo(x - arm, y - arm); pen.lineTo(x + arm, y + arm); pen.moveTo(x + arm, y - arm); pen.lineTo(x - arm, y + arm); pen.stroke();
              } else {
                if (seat.accessible) pen.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
                else pen.arc(x, y, r, 0, 7);
                if (seat.companion || seat.restricted) { pen.fillStyle = raised; pen.fill(); pen.lineWidth = Math.max(1.2, r * 0.3); pen.strokeStyle = own; if (seat.restricted) pen.setLineDash([r * 0.7, r * 0.4]); pen.stroke(); pen.setLineDash([]); }
                else { pen.fillStyle = own; pen.fill(); }
                if (numbers) { pen.fillStyle = seat.companion || seat.restricted ? ink : (categories.get(seat.category) || {}).text || onAccent; pen.fillText(seat.accessible ? "♿" : seat.label, x, y + r * 0.06); }
              }
              if (seat === hover || (seat === shared.focused() && document.activeElement === seat.box)) {
                pen.beginPath(); pen.arc(x, y, r * 1.45, 0, 7); pen.lineWidth = 2.5; pen.strokeStyle = ink; pen.stroke();
              }
            }
            rowNames(quiet, r, point);
            drawStage(quiet, raised);
          }

          function drawStage(quiet, raised) {
            const centre = { x: view.x + width * view.scale / 2, y: view.y + height * view.scale / 2 };
            const angle = Math.atan2(view.y + stage.y * view.scale - centre.y, view.x + stage.x * view.scale - centre.x);
            pen.fillStyle = quiet; pen.textAlign = "center"; pen.textBaseline = "middle"; pen.font = "600 13px system-ui, sans-serif";
            const arrow = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"][(Math.round(angle / (Math.PI / 4)) + 8) % 8];
            // Always on the upper or lower edge, where the drawing leaves room: in the middle it would cover seats.
            const text = `${arrow} ${words.stage}`, x = view.w / 2 + Math.cos(angle) * (view.w / 2 - 50), y = Math.sin(angle) > 0.1 ? view.h - 16 : 16;
            const length = pen.measureText(text).width + 20;
            pen.fillStyle = raised; pen.beginPath(); pen.roundRect(x - length / 2, y - 13, length, 26, 13); pen.fill();
            pen.fillStyle = quiet; pen.fillText(text, x, y);
          }

          function rowNames(quiet, r, point) {
            if (r < 5) return;
            pen.fillStyle = quiet; pen.font = `600 ${Math.max(11, Math.round(r * 0.9))}px system-ui, sans-serif`; pen.textAlign = "center";
            let last = null;
            for (let index = 0; index < seats.length; index += 1) {
              const seat = seats[index];
              if (seat.row === last) continue;
              last = seat.row;
              const next = seats[index + 1] && seats[index + 1].row === seat.row ? seats[index + 1] : null;
              const [x, y] = point(seat);
              const [dx, dy] = next ? [next.x - seat.x, next.y - seat.y] : [1, 0], length = Math.hypot(dx, dy) || 1;
              pen.fillText(seat.row, x - dx / length * r * 2.6, y - dy / length * r * 2.6);
            }
          }

          function hit(x, y, reach) {
            let best = null, nearest = reach / view.scale;
            const px = (x - view.x) / view.scale, py = (y - view.y) / view.scale;
            for (const seat of seats) {
              const distance = Math.hypot(seat.x - px, seat.y - py);
              if (distance < nearest) { nearest = distance; best = seat; }
            }
            return best;
          }

          function tap(x, y, isTouch) {
            const r = radius * view.scale;
            if (isTouch && r < 9 && view.scale < 22 / radius) return zoom(13 / r, x, y);
            const seat = hit(x, y, Math.max(r * 1.3, isTouch ? 14 : 6));
            if (!seat) return;
            shared.toggle(seat);
            tip.textContent = shared.describe(seat);
          }

          const where = (pointer) => { const box = canvas.getBoundingClientRect(); return [pointer.clientX - box.left, pointer.clientY - box.top]; };
          canvas.addEventListener("pointerdown", (pointer) => {
            fingers.set(pointer.pointerId, where(pointer)); moved = 0; pinch = 0;
            canvas.setPointerCapture(pointer.pointerId);
          });
          canvas.addEventListener("pointermove", (pointer) => {
            const [x, y] = where(pointer), before = fingers.get(pointer.pointerId);
            if (!before) {
              hover = hit(x, y, Math.max(radius * view.scale * 1.3, 6));
              tip.textContent = hover ? shared.describe(hover) : help;
              canvas.classList.toggle("over", Boolean(hover && hover.state === 0));
              return request();
            }
            fingers.set(pointer.pointerId, [x, y]);
            if (fingers.size === 2) {
              const [a, b] = [...fingers.values()], span = Math.hypot(a[0] - b[0], a[1] - b[1]);
              if (pinch) zoom(span / pinch, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
              pinch = span; moved = 99;
              return undefined;
            }
            moved += Math.abs(x - before[0]) + Math.abs(y - before[1]);
            if (moved > 6) { view.x += x - before[0]; view.y += y - before[1]; clamp(); }
            return undefined;
          });
          const lift = (pointer) => {
            const at = fingers.get(pointer.pointerId);
            fingers.delete(pointer.pointerId); pinch = 0;
            if (at && pointer.type === "pointerup" && moved <= 6) tap(at[0], at[1], pointer.pointerType !== "mouse");
          };
          canvas.addEventListener("pointerup", lift);
          canvas.addEventListener("pointercancel", lift);
          canvas.addEventListener("pointerleave", () => { hover = null; tip.textContent = help; request(); });
          canvas.addEventListener("wheel", (wheel) => {
            if (!wheel.ctrlKey) return;
            wheel.preventDefault();
            zoom(Math.exp(-wheel.deltaY / 120), ...where(wheel));
          }, { passive: false });
          for (const button of map.querySelectorAll("[data-zoom]")) {
            button.addEventListener("click", () => button.dataset.zoom === "all" ? all() : zoom(button.dataset.zoom === "in" ? 1.7 : 1 / 1.7));
          }
          form.addEventListener("seats-changed", request);
          matchMedia("(prefers-color-scheme: dark)").addEventListener("change", request);

          fetch(form.dataset.geometry).then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status)).then((bytes) => {
            if (bytes.byteLength < seats.length * 4) return;
            place(bytes);
            map.hidden = false;
            form.classList.add("has-map");
            view.scale = view.fit;
            new ResizeObserver(resize).observe(canvas);
          }).catch(() => {});
        })();
        """#
}
