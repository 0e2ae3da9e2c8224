// Design tokens: the only place with colours, sizes and distances. Light first, dark beside it.

extension Styles {
    /// Names: `--paper` the page, `--raised` cards, `--ink` text, `--quiet` secondary text (still 4.5:1), `--line` hairlines,
    /// `--edge` borders of controls (3:1), `--accent` the one accent with `--on-accent` upon it. Space is a scale of 4 px.
    static let tokens: StaticString = #"""
        :root {
          color-scheme: light dark;
          --paper: #f7f6f2; --raised: #ffffff; --sunken: #edebe4;
          --ink: #15161a; --quiet: #565961; --line: #dcd9cf; --edge: #868993;
          --accent: #1b3fe0; --accent-strong: #122fb4; --accent-soft: #e4e9ff; --on-accent: #ffffff;
          --good: #0b6b3f; --good-soft: #dff3e7; --warn: #7a4b00; --warn-soft: #fdf0cf; --bad: #a8132f; --bad-soft: #fde5e8;
          --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
          --small: .875rem; --body: 1.0625rem; --lead: 1.25rem;
          --h3: 1.25rem; --h2: clamp(1.45rem, 1.2rem + 1vw, 1.9rem); --h1: clamp(2.1rem, 1.4rem + 3.4vw, 3.9rem);
          --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2rem; --s7: 3rem; --s8: 4.5rem;
          --radius: 14px; --radius-small: 9px; --pill: 999px;
          --shadow: 0 1px 2px rgb(20 22 30 / .06), 0 8px 28px rgb(20 22 30 / .07);
          --measure: 66ch; --wide: 72rem; --ease: cubic-bezier(.2, .7, .2, 1);
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #101116; --raised: #191b22; --sunken: #0a0b0e;
            --ink: #f1f0ec; --quiet: #a9acb6; --line: #2c2f39; --edge: #7d818d;
            --accent: #a4b6ff; --accent-strong: #c5d0ff; --accent-soft: #222b52; --on-accent: #0c1230;
            --good: #74d8a4; --good-soft: #12301f; --warn: #f3c465; --warn-soft: #362a0e; --bad: #ff9cab; --bad-soft: #3b141b;
            --shadow: 0 0 0 1px rgb(255 255 255 / .04), 0 8px 28px rgb(0 0 0 / .4);
          }
        }

        """#
}
