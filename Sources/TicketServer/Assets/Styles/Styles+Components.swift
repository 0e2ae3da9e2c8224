// Things pages are made of: cards, notices, badges, facts, tables that scroll, sticky bars.

extension Styles {
    static let components: StaticString = #"""
        .card { background: var(--raised); border-radius: var(--radius); box-shadow: var(--shadow); padding: clamp(1.1rem, 3.5vw, 1.75rem); }
        .card > :last-child { margin-bottom: 0; }
        .card + .card { margin-block-start: var(--s4); }
        .notice { --tone: var(--accent); --tone-soft: var(--accent-soft); border-radius: var(--radius-small); background: var(--tone-soft); color: var(--ink);
          padding: var(--s3) var(--s4); margin-block-end: var(--s4); border-inline-start: 4px solid var(--tone); }
        .notice > :last-child { margin-bottom: 0; } .notice h2, .notice h3 { font-size: 1.0625rem; margin-bottom: var(--s1); letter-spacing: 0; }
        .notice.good { --tone: var(--good); --tone-soft: var(--good-soft); }
        .notice.warn { --tone: var(--warn); --tone-soft: var(--warn-soft); }
        .notice.bad { --tone: var(--bad); --tone-soft: var(--bad-soft); }
        .badge { display: inline-flex; align-items: center; gap: .4em; padding: .18rem .65rem; border-radius: var(--pill); background: var(--sunken); color: var(--ink);
          font-size: var(--small); font-weight: 600; white-space: nowrap; }
        .badge.accent { background: var(--accent-soft); color: var(--accent-strong); }
        .badge.good { background: var(--good-soft); color: var(--good); } .badge.warn { background: var(--warn-soft); color: var(--warn); } .badge.bad { background: var(--bad-soft); color: var(--bad); }
        .facts { display: grid; gap: var(--s4); margin: 0; }
        .facts dt { color: var(--quiet); font-size: var(--small); } .facts dd { margin: 0; font-weight: 550; }
        @media (min-width: 30rem) { .facts.inline > div { display: grid; grid-template-columns: 10rem 1fr; align-items: baseline; gap: var(--s4); } }
        .lines { list-style: none; padding: 0; margin: 0 0 var(--s4); }
        .lines > li { display: flex; justify-content: space-between; gap: var(--s4); align-items: center; padding-block: var(--s3); border-bottom: 1px solid var(--line); }
        .lines > li > span:first-child { display: block; } .lines > li > span:first-child::first-letter { text-transform: uppercase; }
        .total { display: flex; justify-content: space-between; align-items: baseline; gap: var(--s4); font-size: var(--lead); font-weight: 700; margin-bottom: var(--s4); }
        .scroll { overflow-x: auto; -webkit-overflow-scrolling: touch; }
        .swatch { display: inline-block; width: 1.1em; height: 1.1em; flex: none; vertical-align: -.15em; }
        .clock { display: flex; align-items: center; justify-content: space-between; gap: var(--s4); flex-wrap: wrap; padding: var(--s3) var(--s4); border-radius: var(--radius);
          background: var(--accent-soft); margin-bottom: var(--s5); }
        .clock p, .clock form { margin: 0; } .clock .time { font-weight: 750; font-size: var(--lead); letter-spacing: -.01em; }
        .clock.soon { background: var(--warn-soft); }

        """#
}
