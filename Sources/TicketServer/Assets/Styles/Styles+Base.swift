// Plain elements: type, links, lists, tables, focus, motion, print.

extension Styles {
    static let base: StaticString = #"""
        *, ::before, ::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-block: 5rem 8rem; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: var(--body)/1.55 var(--font);
          font-variant-numeric: tabular-nums lining-nums; -webkit-font-smoothing: antialiased; overflow-wrap: break-word; }
        h1, h2, h3 { line-height: 1.08; margin: 0 0 var(--s4); text-wrap: balance; font-weight: 750; }
        h1 { font-size: var(--h1); letter-spacing: -.035em; }
        h2 { font-size: var(--h2); letter-spacing: -.02em; line-height: 1.15; }
        h3 { font-size: var(--h3); letter-spacing: -.01em; line-height: 1.25; }
        p, ul, ol, dl { margin: 0 0 var(--s4); }
        p { max-width: var(--measure); text-wrap: pretty; }
        ul, ol { padding-inline-start: 1.25em; }
        a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .07em; }
        a:hover { color: var(--accent-strong); text-decoration-thickness: .14em; }
        small, .small { font-size: var(--small); }
        .quiet { color: var(--quiet); }
        .lead { font-size: var(--lead); line-height: 1.45; }
        .strong { font-weight: 650; }
        .number { text-align: end; white-space: nowrap; }
        .nowrap { white-space: nowrap; }
        .code { font-family: var(--mono); letter-spacing: .02em; }
        hr { border: 0; border-top: 1px solid var(--line); margin: var(--s6) 0; }
        svg, img { display: block; max-width: 100%; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: start; color: var(--quiet); font-size: var(--small); padding-bottom: var(--s2); }
        th, td { text-align: start; padding: var(--s3) var(--s4) var(--s3) 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
        th { font-size: var(--small); font-weight: 600; color: var(--quiet); }
        tbody th { font-size: inherit; color: inherit; }
        summary { cursor: pointer; font-weight: 600; min-height: 44px; display: flex; align-items: center; gap: var(--s2); }
        summary::-webkit-details-marker { display: none; }
        summary::before { content: ""; width: .5em; height: .5em; border: solid currentColor; border-width: 0 .14em .14em 0;
          transform: rotate(-45deg); transition: transform .15s var(--ease); flex: none; }
        details[open] > summary::before { transform: rotate(45deg); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 6px; }
        ::selection { background: var(--accent); color: var(--on-accent); }
        [hidden] { display: none !important; }
        .visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap; border: 0; }
        @media (prefers-reduced-motion: reduce) {
          *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
        }
        @media print {
          :root { --paper: #fff; --raised: #fff; --sunken: #fff; --ink: #000; --quiet: #333; --line: #999; --shadow: none; }
          .site-header, .site-footer, .skip, .no-print, form { display: none !important; }
          body { font-size: 11pt; } a { color: inherit; }
          .card { border: 1px solid #999; break-inside: avoid; }
        }

        """#
}
