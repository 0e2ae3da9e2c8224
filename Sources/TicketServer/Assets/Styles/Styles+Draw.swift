// The check of the draw: steps with their formulas, long values that wrap.

extension Styles {
    static let draw: StaticString = #"""
        .check { max-width: 46rem; } .check .section { margin-block-start: var(--s6); }
        .proof-steps { list-style: none; counter-reset: step; padding: 0; margin: 0; }
        .proof-steps > li { counter-increment: step; position: relative; padding: 0 0 var(--s5) 3rem; }
        .proof-steps > li::before { content: counter(step); position: absolute; inset-inline-start: 0; top: -.15rem; width: 2rem; height: 2rem; border-radius: 50%;
          display: grid; place-items: center; background: var(--accent-soft); color: var(--accent-strong); font-weight: 700; font-size: var(--small); }
        .proof-steps > li:not(:last-child)::after { content: ""; position: absolute; inset: 2.2rem auto .35rem 1rem; border-inline-start: 1px solid var(--line); }
        .proof-steps h3 { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; margin-bottom: var(--s2); }
        .proof-steps p { margin-bottom: var(--s2); } .proof-steps h3 .badge { letter-spacing: 0; }
        .formula { color: var(--quiet); letter-spacing: 0; overflow-wrap: anywhere; }
        .value { display: block; overflow-wrap: anywhere; } .code.value { font-size: var(--small); font-weight: 400; letter-spacing: 0; }
        .publish { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunken); border-radius: var(--radius-small); padding: var(--s4); margin: 0; letter-spacing: 0; }
        .mirrors { overflow-wrap: anywhere; list-style: none; padding: 0; margin-bottom: var(--s2); } .mirrors a { display: inline-block; padding-block: .35rem; }
        .check-number .field { max-width: 20rem; } .check-number [data-verdict]:empty { display: none; } .check-number [data-verdict] { margin-top: var(--s4); }
        .check .card .facts dd { font-weight: 500; min-width: 0; } @media (min-width: 30rem) { .check .facts.inline > div { grid-template-columns: 11rem minmax(0, 1fr); } }

        """#
}
