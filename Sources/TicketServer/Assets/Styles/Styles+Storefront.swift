// The event list and the event page: posters, the window, the hero, prices.

extension Styles {
    static let storefront: StaticString = #"""
        .window-head { margin-block: clamp(1.5rem, 5vw, 3.5rem) clamp(1.5rem, 4vw, 2.5rem); }
        .window-head h1 { margin-bottom: var(--s2); }
        .poster { position: relative; display: block; overflow: hidden; border-radius: var(--radius); background: var(--sunken); aspect-ratio: 4 / 5; isolation: isolate; }
        .cover { position: absolute; inset: 0; width: 100%; height: 100%; }
        .window { list-style: none; margin: 0; padding: 0; display: grid; gap: clamp(2rem, 5vw, 3rem) clamp(1.25rem, 3vw, 2rem); grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); }
        .event-card { position: relative; display: flex; flex-direction: column; gap: var(--s4); min-width: 0; }
        .event-card > a { display: block; border-radius: var(--radius); }
        .event-card .poster { transition: transform .35s var(--ease), box-shadow .35s var(--ease); }
        .event-card > a:hover .poster { transform: translateY(-4px); box-shadow: 0 18px 40px rgb(20 22 30 / .18); }
        .event-card .cover { transition: transform .6s var(--ease); }
        .event-card > a:hover .cover { transform: scale(1.035); }
        .poster-date { position: absolute; inset-inline-start: var(--s4); inset-block-end: var(--s4); background: #fff; color: #15161a; border-radius: var(--radius-small);
          padding: .4rem .8rem .45rem; font-size: var(--small); font-weight: 600; line-height: 1.1; }
        .poster-date b { font-size: 1.75rem; letter-spacing: -.03em; margin-inline-end: .15em; }
        @media (max-width: 35.99rem) { .event-card .poster { aspect-ratio: 3 / 2; } .event-card { gap: var(--s3); } }
        .event-words > * { margin-bottom: var(--s1); }
        .event-words .badge { margin-bottom: var(--s2); }
        .event-words h2 { font-size: 1.5rem; }
        .event-words h2 a { color: inherit; text-decoration: none; } .event-words h2 a:hover { text-decoration: underline; text-decoration-thickness: .08em; }
        .event-subtitle { font-weight: 550; }
        @media (min-width: 56rem) {
          .event-card:first-child { grid-column: 1 / -1; display: grid; grid-template-columns: 1.55fr 1fr; gap: var(--s7); align-items: center; margin-bottom: var(--s5); }
          .event-card:first-child .poster { aspect-ratio: 16 / 10; }
          .event-card:first-child h2 { font-size: clamp(2rem, 3.6vw, 3.1rem); letter-spacing: -.035em; line-height: 1.04; }
          .event-card:first-child .event-subtitle { font-size: var(--lead); }
        }
        .hero { display: grid; gap: var(--s5); align-items: center; }
        .hero .poster { aspect-ratio: 16 / 11; }
        .hero h1 { margin-block: var(--s3) var(--s3); }
        .hero-facts { font-weight: 550; }
        @media (min-width: 48rem) { .hero { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: clamp(2rem, 5vw, 4.5rem); } .hero .poster { aspect-ratio: 4 / 4.6; } }
        .buy { margin-top: var(--s5); max-width: 27rem; } .buy form { margin-bottom: var(--s3); }
        .opens { font-size: var(--lead); font-weight: 700; margin-bottom: var(--s2); }
        .legend-name { display: inline-flex; gap: .6em; align-items: center; }
        .legend-left { margin: .2rem 0 0 1.7em; }
        .price { font-weight: 700; font-size: var(--lead); white-space: nowrap; letter-spacing: -.01em; }
        .ticket-types { list-style: none; padding: 0; display: grid; gap: var(--s4); }
        .ticket-type { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--s4) var(--s5); background: var(--raised); }
        .ticket-type > :last-child { margin-bottom: 0; } .ticket-type h3 { margin-bottom: var(--s1); }
        .included { list-style: none; padding: 0; display: grid; gap: var(--s2); }
        .included li { padding-inline-start: 1.7em; position: relative; }
        .included li::before { content: ""; position: absolute; inset-inline-start: .3em; top: .42em; width: .38em; height: .72em; border: solid var(--good); border-width: 0 .16em .16em 0; transform: rotate(42deg); }
        .card-foot { margin-block: var(--s5) var(--s4); }

        """#
}
