// The waiting room's script: numbers, times and sentences in the reader's language.

extension Scripts {
    /// `roomWords(words, lang, zone)`: `words` are the sentences beside the page (`WaitingRoomWords`), `zone` the venue's.
    /// Times are the reader's own; where the venue's clocks differ, the zone is named.
    static let roomWords: StaticString = #"""
        "use strict";
        const roomWords = (words, lang, zone) => {
          const numbers = new Intl.NumberFormat(lang), plurals = new Intl.PluralRules(lang);
          const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
          // As the server writes dates: the day before the month.
          const dates = lang === "en" ? "en-GB" : lang;
          const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(here === zone ? {} : { timeZoneName: "short" }) };
          const times = new Intl.DateTimeFormat(dates, clock);
          const days = new Intl.DateTimeFormat(dates, { weekday: "long", day: "numeric", month: "long", ...clock });
          const relative = new Intl.RelativeTimeFormat(lang);
          const fill = (text, values) => Object.entries(values).reduce((done, [name, value]) => done.replace(`{${name}}`, value), text);
          // Two figures that count: nobody knows more than that.
          const roughly = (value) => (value < 100 ? value : Number(value.toPrecision(2)));
          const say = {
            ...words,
            number: (value) => numbers.format(value),
            roughly: (value) => numbers.format(roughly(value)),
            count: (forms, value) => (forms[plurals.select(value)] || forms.many).replace("{n}", numbers.format(value)),
            fill,
            time: (moment) => times.format(moment),
            moment: (moment, now) => (new Date(moment).toDateString() === new Date(now).toDateString() ? times : days).format(moment),
            // No seconds and no ticking: "in 14 minutes", and below two minutes "in a moment".
            until(milliseconds) {
              const minutes = Math.floor(milliseconds / 60000);
              if (minutes < 2) return words.anyMinute;
              if (minutes < 120) return relative.format(minutes, "minute");
              return minutes < 2880 ? relative.format(Math.floor(minutes / 60), "hour") : relative.format(Math.floor(minutes / 1440), "day");
            },
            wait(waits) {
              if (!waits) return words.unknown;
              if (waits[1] < 60) return words.soon;
              const [low, high] = roomMinutes(waits);
              if (low >= 120) return words.long;
              return fill(words.range, { low: numbers.format(low), high: numbers.format(high) });
            },
            ahead: (ahead) => (ahead === 0 ? words.nobody : say.count(words.aheadForms, ahead)),
          };
          return say;
        };

        // Whole minutes; above half an hour in fives: the last minute of forty is not known.
        const roomMinutes = ([half, most]) => {
          const step = most > 1800 ? 5 : 1, low = Math.max(1, Math.round(half / 60 / step) * step);
          return [low, Math.max(low + 1, Math.ceil(most / 60 / step) * step)];
        };

        """#
}
