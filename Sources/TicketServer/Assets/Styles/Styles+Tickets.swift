// Tickets: the list on an order's page, the ticket on the phone and on A4.

extension Styles {
    static let tickets: StaticString = #"""
        .qr { width: 100%; height: auto; border-radius: 10px; background: #fff; }
        .ticket-list { list-style: none; padding: 0; margin: var(--s5) 0; display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); }
        .ticket-list .card + .card { margin: 0; }
        .ticket-line { display: grid; grid-template-columns: 5.75rem minmax(0, 1fr); gap: var(--s3) var(--s4); align-items: start; padding: var(--s4); }
        @media (min-width: 30rem) { .ticket-line { grid-template-columns: 8rem minmax(0, 1fr); } }
        .ticket-line .badge { white-space: normal; } .ticket-line .button { min-height: 44px; padding-inline: .9rem; font-size: .95rem; } .ticket-line .row { gap: var(--s1); } .ticket-line .qr { background: #fff; }
        .ticket-line p { margin-bottom: var(--s2); } .ticket-line .place { column-gap: var(--s4); }
        .ticket-words { display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
        @media (max-width: 29.99rem) { .ticket-line { grid-template-columns: 5rem minmax(0, 1fr); gap: var(--s3); } .ticket-line .place { column-gap: var(--s2); } .ticket-line .place dd { font-size: 1.0625rem; } .ticket-line .button { padding-inline: .8rem; } }
        .ticket-frame { max-width: 27rem; margin-inline: auto; }
        .ticket { background: var(--raised); border-radius: 20px; box-shadow: var(--shadow); overflow: hidden; margin-block: var(--s3) var(--s5); }
        .ticket > * { padding-inline: var(--s5); }
        .ticket > header { background: var(--ticket); color: #fff; padding-block: var(--s5) var(--s4); }
        .ticket { --ticket: #1b2a6b; } .ticket.dead { --ticket: #4b4e57; } .ticket.dead .notice > .strong { font-size: 1.6rem; line-height: 1.1; }
        .ticket > header h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2rem); margin: var(--s1) 0 var(--s2); } .ticket > header p { margin: 0; }
        .ticket-seat { background: var(--ticket); color: #fff; padding-bottom: var(--s5); }
        .ticket-seat .place { margin: 0; gap: var(--s2) clamp(.75rem, 4vw, var(--s6)); } .ticket-seat .place dt { color: #ccd5ff; } .ticket-seat .marks { margin-top: var(--s3); }
        .ticket-seat .place dd { font-size: clamp(1.5rem, .9rem + 4vw, 2.5rem); line-height: 1.05; }
        .ticket-code { padding: var(--s3) var(--s3) var(--s4); text-align: center; }
        .ticket-code .qr { max-width: 23rem; margin-inline: auto; } .ticket-code > p { margin: var(--s1) auto 0; } .ticket-code .notice { text-align: start; margin: var(--s3); }
        .ticket-code > .code { font-size: 1.0625rem; font-weight: 650; letter-spacing: .06em; max-width: 16em; text-wrap: balance; }
        .ticket-facts { border-top: 2px dashed var(--line); padding-block: var(--s5); }
        .ticket-facts .facts { grid-template-columns: 1fr; } .ticket-contents { margin-top: var(--s4); } .ticket-contents p { margin: 0; } .ticket-contents ul { margin: 0; }
        .ticket > footer { color: var(--quiet); padding-bottom: var(--s5); }
        .ticket-actions { justify-content: center; } .print-only { display: none; }
        @media print {
          @page { size: A4; margin: 14mm; }
          .print-only { display: block; } .print-only .event-brief { margin-bottom: var(--s2); }
          .ticket-frame { max-width: none; } .ticket-frame .crumb { display: none; }
          .ticket { display: grid; grid-template-columns: 1fr 74mm; border: .4mm solid #000; border-radius: 4mm; break-inside: avoid; }
          .ticket > header, .ticket-seat { background: none; color: #000; grid-column: 1; } .ticket-seat .place dt { color: #333; }
          .ticket-seat { padding-bottom: var(--s4); } .ticket-seat .place dd { font-size: 26pt; }
          .ticket-code { grid-column: 2; grid-row: 1 / span 3; border-inline-start: .4mm dashed #999; align-self: stretch; } .ticket-code .qr { width: 62mm; max-width: none; }
          .ticket-facts { grid-column: 1; border-top: .3mm solid #999; } .ticket > footer { grid-column: 1 / -1; padding-block: var(--s3); border-top: .3mm solid #999; }
          .ticket-list { display: block; } .ticket-line { grid-template-columns: 42mm 1fr; margin-bottom: 6mm; box-shadow: none; }
        }

        """#
}
