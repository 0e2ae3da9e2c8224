// The waiting room: one card, one number, nothing that hurries.

extension Styles {
    static let waitingRoom: StaticString = #"""
        .room { max-width: 40rem; margin-inline: auto; }
        .room-head { display: grid; grid-template-columns: 5.5rem 1fr; gap: var(--s4); align-items: center; margin-block: var(--s3) var(--s5); }
        .room-head h1 { font-size: var(--h2); margin-bottom: var(--s1); } .room-head p { margin: 0; }
        .room-head .poster { border-radius: var(--radius-small); aspect-ratio: 1; }
        .room-card { padding: clamp(1.25rem, 5vw, 2.5rem); }
        .room-card h2 { outline: none; }
        .room-card > [data-note]:not([hidden]) { margin-bottom: var(--s5); }
        .room .place { display: grid; gap: var(--s1); margin-bottom: var(--s3); }
        .refreshing { margin-top: var(--s4); }
        .place b { font-size: clamp(3.4rem, 2rem + 10vw, 6.5rem); line-height: .95; letter-spacing: -.05em; font-weight: 780; }
        .drawn { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 var(--s4); margin-bottom: var(--s3); }
        .drawn .button, .how-drawn .button, .room-steps ~ p .button, .code-link .button { margin-inline-start: calc(-1 * var(--s3)); }
        .code-link { margin-top: var(--s3); } .code-link .button { text-align: start; }
        .way { appearance: none; width: 100%; height: 12px; border: 0; border-radius: var(--pill); background: var(--sunken); overflow: hidden; margin-block: var(--s2) var(--s5); }
        .way::-webkit-progress-bar { background: var(--sunken); }
        .way::-webkit-progress-value { background: var(--accent); border-radius: var(--pill); transition: inline-size 1s var(--ease); }
        .way::-moz-progress-bar { background: var(--accent); border-radius: var(--pill); }
        .room .ahead { margin-bottom: var(--s1); }
        .room .estimate { margin-bottom: var(--s1); }
        .room .notice p { margin-bottom: var(--s1); } .room .notice p:last-child { margin-bottom: 0; }
        .room [data-verdict], .room-card > .notice:last-of-type { margin-top: var(--s4); }
        .moments { grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); padding-block: var(--s4); margin-bottom: var(--s4); border-block: 1px solid var(--line); }
        .moments:not(:has(> div:not([hidden]))) { display: none; }
        .moments dd > .quiet { display: block; font-weight: 400; }
        .points, .room-steps { display: grid; gap: var(--s2); }
        .room-steps { padding-inline-start: 1.4em; } .room-steps li::marker { font-weight: 700; color: var(--accent); }
        .room-root { display: block; overflow-wrap: anywhere; font-size: var(--small); padding: var(--s2) var(--s3); margin-top: var(--s1); border-radius: var(--radius-small); background: var(--sunken); }
        .room-foot { border-top: 1px solid var(--line); margin-top: var(--s5); padding-top: var(--s3); }
        .room-foot details > :not(summary) { margin-inline-start: 1em; } .room-foot details[open] { padding-bottom: var(--s3); }
        .room-foot details[open] > summary { margin-bottom: var(--s2); }
        .room .turn-title { font-size: clamp(2.1rem, 1.5rem + 4vw, 3.2rem); letter-spacing: -.035em; }
        .move-code { margin-top: var(--s4); } .move-code p { margin-bottom: var(--s2); }
        .move-code .code { font-size: 1.9rem; font-weight: 700; letter-spacing: .08em; width: fit-content; }
        .room-prices { margin-block-start: var(--s6); }
        .promises { list-style: none; padding: 0; margin-block: var(--s5); display: grid; gap: var(--s3); color: var(--quiet); font-size: var(--small); }
        .promises li { padding-inline-start: 1.6em; position: relative; }
        .promises li::before { content: ""; position: absolute; inset-inline-start: .1em; top: .45em; width: .6em; height: .6em; border-radius: 50%; background: var(--accent); }

        """#
}
