// The organiser's live screen, and the announcement that everybody reads.

extension Styles {
    static let banner: StaticString = #"""
        .banner { background: var(--accent-soft); border-radius: var(--radius-small); border-inline-start: 4px solid var(--accent); padding: var(--s3) var(--s4); margin-block: 0 var(--s5); }
        .banner p { margin: 0; max-width: none; } .banner p + p { font-weight: 550; }

        """#

    static let cockpit: StaticString = #"""
        .cockpit main, .cockpit .site-header, .cockpit .site-footer { max-width: 88rem; }
        .cockpit .card summary { font-size: 1.0625rem; } .cockpit .card details details summary, .cockpit form details summary { font-size: var(--small); font-weight: 550; }
        .cockpit h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.4rem); margin-bottom: 0; }
        .cockpit h2 { font-size: 1.125rem; letter-spacing: -.01em; }
        .cockpit-head { align-items: center; margin-bottom: var(--s2); } .cockpit-head .badge { white-space: normal; }
        .cockpit-state { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s3); min-height: 44px; margin-bottom: var(--s4); max-width: none; }
        .live-dot { display: inline-flex; align-items: center; gap: var(--s2); font-weight: 600; font-size: var(--small); }
        .live-dot::before { content: ""; width: .6rem; height: .6rem; border-radius: 50%; border: 2px solid var(--edge); }
        .live-dot.on { color: var(--good); } .live-dot.on::before { background: var(--good); border-color: var(--good); }
        .cockpit-grid { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); margin-bottom: var(--s4); }
        .cockpit-grid > div, .cockpit-hand > div { display: grid; gap: var(--s4); align-content: start; grid-template-columns: minmax(0, 1fr); }
        .cockpit .card + .card { margin-block-start: 0; }
        @media (min-width: 64rem) {
          .cockpit-grid { grid-template-columns: minmax(0, 1fr) 23rem; grid-template-areas: "first hand" "rest hand"; grid-template-rows: auto 1fr; gap: var(--s4) var(--s5); }
          .cockpit-grid > .cockpit-first { grid-area: first; } .cockpit-grid > .cockpit-hand { grid-area: hand; } .cockpit-grid > .cockpit-rest { grid-area: rest; }
        }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: var(--s4) var(--s4); margin: 0; align-items: end; }
        .tiles dt { color: var(--quiet); font-size: var(--small); line-height: 1.3; } .tiles dd { margin: var(--s1) 0 0; font-size: clamp(1.5rem, 1.2rem + 1vw, 2rem); font-weight: 700; letter-spacing: -.03em; line-height: 1.1; }
        .people-tiles { grid-template-columns: repeat(3, 1fr); } @media (min-width: 84rem) { .people-tiles { grid-template-columns: repeat(6, 1fr); } }
        @media (max-width: 34rem) { .tiles { grid-template-columns: 1fr 1fr; } }
        .cockpit-hand [value=pause] { width: 100%; min-height: 56px; } .cockpit-hand form > details:last-child, .cockpit-hand form > .row { margin-bottom: 0; } .cockpit-hand .field { max-width: none; }
        .curves { display: grid; gap: var(--s5) var(--s6); grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
        .curve { margin: 0; min-width: 0; } .curve figcaption { display: flex; justify-content: space-between; align-items: baseline; gap: var(--s3); }
        .curve figcaption b { font-size: 1.5rem; letter-spacing: -.03em; }
        .curve svg { width: 100%; height: 7.5rem; border-bottom: 1px solid var(--line); overflow: visible; }
        .curve .line { fill: none; stroke: var(--accent); stroke-width: 2.5; vector-effect: non-scaling-stroke; stroke-linejoin: round; } .curve .area { fill: var(--accent-soft); }
        .curve-foot { display: flex; justify-content: space-between; gap: var(--s3); margin: var(--s1) 0 0; max-width: none; } .curve-foot + p { margin: 0; }
        .measures .facts { grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); } .measures dd .small { font-weight: 400; display: inline-block; line-height: 1.4; }
        .speeds { display: grid; grid-template-columns: repeat(3, minmax(max-content, 1fr)); gap: var(--s2); margin-bottom: var(--s2); } .speeds .button { padding-inline: var(--s2); min-height: 56px; font-size: 1rem; }
        .cockpit-hand form + form { margin-top: var(--s5); padding-top: var(--s5); border-top: 1px solid var(--line); } .cockpit-hand .hint { margin-bottom: var(--s3); } .cockpit-hand details { margin-bottom: var(--s2); }
        .log td, .log tbody th { font-size: .9375rem; min-width: 5rem; overflow-wrap: anywhere; } .log tbody th { font-weight: 600; } .log td:nth-child(2) { min-width: 12rem; } .log th:nth-child(3) { min-width: 8rem; } .log td:nth-child(4) { min-width: 14rem; } .log td:nth-child(5) { min-width: 8rem; }
        [data-part="alarms"] .notice { margin-bottom: var(--s4); } [data-part="alarms"] form { margin-top: var(--s3); }

        """#
}
