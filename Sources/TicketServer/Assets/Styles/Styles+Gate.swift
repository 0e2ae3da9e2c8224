// The gate: always dark, so that it dazzles nobody at night; answers fill the screen in colour, shape and word.

extension Styles {
    static let gate: StaticString = #"""
        .gate { color-scheme: dark; --paper: #0b0c10; --raised: #191b22; --sunken: #22252e; --ink: #f4f3ef; --quiet: #b4b7c0; --line: #343844; --edge: #8d919d;
          --accent: #a4b6ff; --accent-strong: #c5d0ff; --accent-soft: #222b52; --on-accent: #0c1230; --bad: #ff9cab; --bad-soft: #3b141b;
          background: var(--paper); color: var(--ink); }
        .gate .site-footer { display: none; } .gate .site-header { min-height: 3rem; }
        .gate main { max-width: 42rem; padding-block: 0 var(--s6); display: flex; flex-direction: column; gap: var(--s4); }
        .gate-name { display: flex; justify-content: space-between; gap: var(--s4); margin: 0; max-width: none; } .gate-name span { color: var(--quiet); text-align: end; }
        .scan-result { border-radius: var(--radius); padding: var(--s5); min-height: 42vh; min-height: 42dvh; display: flex; flex-direction: column; justify-content: center; color: #fff; }
        @media (max-width: 40rem) { .scan-result { border-radius: 0; margin-inline: -1rem; padding-inline: 1rem; } }
        .scan-result p { margin: 0 0 var(--s2); max-width: none; }
        .scan-result.ready { background: var(--raised); color: var(--quiet); } .scan-result.good { background: #0a6b3d; } .scan-result.stop { background: #a80f2b; } .scan-result.turn { background: #7a4b00; }
        .scan-word { display: flex; align-items: center; gap: .35em; font-size: clamp(2.6rem, 12vw, 4.5rem); font-weight: 800; letter-spacing: -.035em; line-height: 1; }
        .scan-word svg { width: 1em; height: 1em; flex: none; }
        .scan-reason { font-size: 1.4rem; font-weight: 650; line-height: 1.25; } .scan-place { font-size: 2.2rem; font-weight: 800; line-height: 1.1; }
        .scan-result .place { gap: var(--s2) clamp(1rem, 5vw, var(--s6)); margin-top: var(--s2); } .scan-result .place dt { color: inherit; } .scan-result .place dd { font-size: clamp(1.8rem, 8.6vw, 2.6rem); line-height: 1.05; }
        .scan-result .scan-code { font-size: var(--small); margin: var(--s3) 0 0; overflow-wrap: anywhere; }
        .evidence { background: rgb(0 0 0 / .3); border-radius: var(--radius-small); padding: var(--s4); margin-top: var(--s2); } .evidence h2 { font-size: 1rem; letter-spacing: 0; margin-bottom: var(--s2); }
        .evidence .facts { gap: var(--s2); } .evidence .facts > div { display: grid; grid-template-columns: 7rem 1fr; } .evidence .facts dt { color: inherit; } .evidence .facts dd { font-size: 1.125rem; font-weight: 700; }
        .evidence dd .small { display: block; font-weight: 500; }
        .evidence p { margin: var(--s2) 0 0; }
        .scan-form label { font-weight: 600; } .scan-line { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2); margin-block: var(--s1); }
        .scan-line .input { min-height: 64px; font-size: 1.3rem; text-transform: uppercase; } .scan-line .button { min-height: 64px; border-radius: var(--radius-small); }
        .gate-counts .facts { grid-template-columns: repeat(3, 1fr); text-align: center; padding: var(--s3); background: var(--raised); border-radius: var(--radius-small); gap: var(--s2); }
        .gate-counts dd { font-size: 1.4rem; font-weight: 750; } .gate-counts .facts > div { display: flex; flex-direction: column-reverse; }
        .gate h2 { font-size: 1rem; letter-spacing: 0; color: var(--quiet); margin: var(--s4) 0 var(--s2); } .scan-result h2 { color: inherit; margin-top: 0; }
        .scan-list { list-style: none; padding: 0; margin: 0; } .scan-list li { display: grid; grid-template-columns: 1.75rem 1fr auto; gap: var(--s3); align-items: center; padding-block: var(--s2); border-bottom: 1px solid var(--line); }
        .scan-list time { color: var(--quiet); font-size: var(--small); }
        .scan-mark { width: 1.75rem; height: 1.75rem; border-radius: 50%; display: grid; place-items: center; color: #fff; } .scan-mark svg { width: 1.1rem; }
        .scan-list .good .scan-mark { background: #0a6b3d; } .scan-list .stop .scan-mark { background: #a80f2b; } .scan-list .turn .scan-mark { background: #7a4b00; }
        .gate-foot { display: grid; gap: var(--s2); border-top: 1px solid var(--line); padding-top: var(--s4); } .gate-foot p { margin: 0; }

        """#
}
