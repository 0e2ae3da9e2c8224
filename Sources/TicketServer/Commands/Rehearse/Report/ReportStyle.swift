// How the report's page looks: light, dark and on paper. In the page itself, so that one file is the whole report.

extension RehearsalReport {
    static let style: StaticString = #"""
        :root { color-scheme: light dark; --paper: #f7f6f2; --raised: #fff; --sunken: #edebe4; --ink: #15161a; --quiet: #565961; --line: #dcd9cf;
          --one: #1b3fe0; --two: #b4451f; --three: #0b7a52; --good: #0b6b3f; --good-soft: #dff3e7; --bad: #a8132f; --bad-soft: #fde5e8; --warn: #7a4b00; --warn-soft: #fdf0cf; }
        @media (prefers-color-scheme: dark) { :root { --paper: #101116; --raised: #191b22; --sunken: #0a0b0e; --ink: #f1f0ec; --quiet: #a9acb6; --line: #333744;
          --one: #93a8ff; --two: #ff9d73; --three: #62d8a6; --good: #74d8a4; --good-soft: #12301f; --bad: #ff9cab; --bad-soft: #3b141b; --warn: #f3c465; --warn-soft: #362a0e; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
        main, header, footer { max-width: 62rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
        header { padding-block: 2.5rem 0; } footer { padding-block: 2rem 3rem; }
        h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3.1rem); line-height: 1.1; letter-spacing: -.03em; margin: .2rem 0 .6rem; text-wrap: balance; }
        h2 { font-size: clamp(1.3rem, 1.1rem + .8vw, 1.65rem); letter-spacing: -.02em; margin: 0 0 .5rem; } h3 { font-size: 1.0625rem; margin: 0 0 .35rem; }
        p { max-width: 70ch; margin: 0 0 .8rem; text-wrap: pretty; } .quiet, figcaption { color: var(--quiet); font-size: .875rem; } .over { color: var(--quiet); margin: 0; }
        .verdict { border-radius: 14px; padding: clamp(1.1rem, 3vw, 1.75rem); margin: 1.5rem 0; border-inline-start: 8px solid; }
        .verdict.kept { background: var(--good-soft); border-color: var(--good); } .verdict.broken { background: var(--bad-soft); border-color: var(--bad); }
        .verdict p:last-child { margin: 0; } .verdict .word { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.2rem); font-weight: 750; letter-spacing: -.025em; line-height: 1.2; margin-bottom: .4rem; }
        .verdict.kept .word { color: var(--good); } .verdict.broken .word { color: var(--bad); }
        .verdict ul { margin: .2rem 0 .8rem; padding-inline-start: 1.2rem; }
        .note { background: var(--warn-soft); border-inline-start: 4px solid var(--warn); border-radius: 9px; padding: .75rem 1rem; margin-bottom: 1rem; } .note p { margin: 0; }
        .tiles { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; margin: 0 0 1.5rem; } @media (min-width: 44rem) { .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
        .tile { background: var(--raised); border: 1px solid var(--line); border-radius: 12px; padding: .8rem 1rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
        .tile dt { color: var(--quiet); font-size: .8125rem; line-height: 1.35; } .tile dd { margin: 0; font-size: clamp(1.25rem, 1rem + 1.2vw, 1.5rem); white-space: nowrap; font-weight: 750; letter-spacing: -.025em; line-height: 1.25; }
        main > section { background: var(--raised); border: 1px solid var(--line); border-radius: 14px; padding: clamp(1rem, 3vw, 1.75rem); margin-block-end: 1.25rem; }
        .chart { margin: 1.25rem 0 0; } .chart svg { width: 100%; height: auto; display: block; } .plot { overflow-x: auto; } .plot svg { min-width: 34rem; }
        .tick { font-size: 12px; fill: var(--quiet); } .axis { font-size: 12px; fill: var(--quiet); font-style: italic; } .grid { stroke: var(--line); }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; } .curve.c1 { stroke: var(--one); } .curve.c2 { stroke: var(--two); stroke-dasharray: 7 3; } .curve.c3 { stroke: var(--three); stroke-dasharray: 2 3; }
        .legend { margin: 0 0 .3rem; font-size: .875rem; } .key { display: inline-flex; align-items: center; gap: .4rem; margin-inline-end: 1rem; } .key i { width: 1.6rem; height: 0; border-top: 3px solid var(--one); }
        .key.c2 i { border-top: 3px dashed var(--two); } .key.c3 i { border-top: 3px dotted var(--three); }
        .cells rect { fill: var(--one); } .border { stroke: var(--two); stroke-width: 1.5; stroke-dasharray: 6 4; }
        .bar { fill: var(--one); } .bar.other { fill: var(--quiet); opacity: .7; } .late { fill: var(--bad); } .reach { stroke: var(--quiet); stroke-width: 1.5; } .most { stroke: var(--ink); stroke-width: 2; } .promise { stroke: var(--two); stroke-width: 2; stroke-dasharray: 6 4; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
        th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: end; vertical-align: top; white-space: nowrap; } th:first-child { text-align: start; white-space: normal; min-width: 11rem; } th { font-weight: 500; }
        @media (max-width: 34rem) { .scroll table { font-size: .8125rem; } th, td { padding-inline-end: .5rem; } .scroll th:first-child { min-width: 7rem; } }
        thead th { color: var(--quiet); font-size: .8125rem; font-weight: 500; } td.why { text-align: start; white-space: normal; color: var(--quiet); font-size: .875rem; }
        .mark { font-weight: 700; } .mark.kept { color: var(--good); } .mark.broken { color: var(--bad); }
        .share { width: 45%; padding-inline-end: 0; } .share svg { width: 100%; height: .8rem; display: block; } .bars { margin-top: 1.25rem; }
        .bars th:first-child { min-width: 7rem; overflow-wrap: anywhere; } .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        details { margin-top: .6rem; } summary { cursor: pointer; color: var(--quiet); font-size: .875rem; } code, pre { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875rem; }
        pre { background: var(--sunken); border-radius: 9px; padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; } :focus-visible { outline: 3px solid var(--one); outline-offset: 2px; }
        @media print { :root { --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #ccc; --one: #1b3fe0; --two: #b4451f; --three: #0b7a52; --good: #0b6b3f; --bad: #a8132f; --good-soft: #fff; --bad-soft: #fff; --warn-soft: #fff; }
          body { font-size: 10pt; } main > section { border: 0; padding: 0; margin-block-end: 1.5rem; } figure, .tile, tr, .verdict { break-inside: avoid; } details { display: none; } .plot, .scroll { overflow: visible; } .plot svg { min-width: 0; } header { padding-top: 0; } }

        """#
}
