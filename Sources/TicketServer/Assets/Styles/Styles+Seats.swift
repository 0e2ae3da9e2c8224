// Seat choice: best available, the venue, rows of seats, the canvas and the tray.

extension Styles {
    /// States of a seat are told by form: free filled or plain, chosen with a tick, in a cart dashed, taken crossed out.
    static let seats: StaticString = #"""
        .seats-head { margin-block: 0 var(--s5); } .seats-head h1 { font-size: clamp(1.9rem, 1.4rem + 2vw, 2.8rem); margin-bottom: var(--s1); } .seats-head p { margin: 0; }
        .cart-line { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s6); align-items: center; padding: var(--s4) var(--s5); margin-bottom: var(--s5); } .cart-line p { margin: 0; } .cart-line .button { margin-inline-start: auto; }
        .cart-line .time { font-weight: 650; }
        .seats-top { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s6) var(--s7); align-items: start; }
        @media (min-width: 56rem) { .seats-top { grid-template-columns: 23rem minmax(0, 1fr); } .seats-top .best { position: sticky; top: var(--s5); } }
        .best-fields { display: flex; flex-wrap: wrap; gap: 0 var(--s5); } .best-fields .field:last-child { flex: 1 1 11rem; }
        .best details { margin-bottom: var(--s4); } .wishes { padding-block: var(--s2); } .wishes .field { margin-bottom: 0; }
        .venue { width: 100%; height: auto; max-height: 72vh; background: var(--raised); border-radius: var(--radius); box-shadow: var(--shadow); padding: clamp(.5rem, 2vw, 1.25rem); margin-bottom: var(--s4); }
        .venue-stage { fill: var(--ink); } .venue-stage-name { fill: var(--paper); font-weight: 700; }
        .venue-section path { stroke: var(--raised); stroke-width: 5; transition: opacity .15s var(--ease); }
        .venue-name { fill: #fff; font-weight: 700; pointer-events: none; paint-order: stroke; stroke: rgb(0 0 0 / .45); stroke-width: .12em; }
        .venue-section:hover path { opacity: .78; }
        .venue-section:focus-visible { outline: none; } .venue-section:focus-visible path { stroke: var(--ink); stroke-width: 14; paint-order: normal; }
        .venue-section.full path { fill: var(--sunken); stroke: var(--edge); stroke-width: 3; stroke-dasharray: 10 8; } .venue-section.full .venue-name { fill: var(--quiet); stroke: none; }
        .legend { list-style: none; padding: 0; margin: 0 0 var(--s4); display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); } .legend li { display: flex; gap: var(--s3); align-items: center; }
        .group { margin-block: var(--s5) var(--s2); color: var(--quiet); font-size: var(--small); font-weight: 600; letter-spacing: 0; }
        .section-list { list-style: none; padding: 0; margin: 0; display: grid; gap: var(--s2); grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
        .section-link { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 var(--s4); min-height: 60px; padding: var(--s2) var(--s4); border-radius: var(--radius-small); background: var(--raised);
          border: 1px solid var(--line); color: var(--ink); text-decoration: none; }
        .section-link:hover { border-color: var(--ink); color: var(--ink); } .section-link.full { background: transparent; }
        .section-figures { display: grid; text-align: end; margin-inline-start: auto; line-height: 1.3; }
        .standing { max-width: 30rem; }
        .seat-choice { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s5) var(--s6); align-items: start; }
        .seat-map { position: relative; background: var(--raised); border-radius: var(--radius); box-shadow: var(--shadow); overflow: hidden; }
        .seat-map canvas { display: block; width: 100%; height: min(62vh, 36rem); cursor: grab; } .seat-map canvas.over { cursor: pointer; }
        .map-bar { display: flex; align-items: center; justify-content: space-between; gap: var(--s3); padding: var(--s2) var(--s3) var(--s2) var(--s4); border-top: 1px solid var(--line); }
        .map-tools { display: flex; gap: var(--s2); flex: none; }
        .map-tools button { width: 44px; height: 44px; border-radius: 50%; border: 1px solid var(--edge); background: var(--raised); color: var(--ink); font: 600 1.25rem/1 var(--font); cursor: pointer; }
        .map-tools button:hover { border-color: var(--ink); }
        .map-tip { margin: 0; max-width: none; min-height: 3.9em; line-height: 1.3; color: var(--quiet); display: grid; align-items: center; }
        @media (min-width: 56rem) { .seat-choice.has-map { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); } .has-map .seat-map { position: sticky; top: var(--s4); } .tray { grid-column: 1 / -1; } }
        .seat-key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); font-size: var(--small); color: var(--quiet); }
        .seat-key li { display: inline-flex; align-items: center; gap: var(--s2); min-height: 1.75rem; } .seat-key .seat { width: 1.35rem; height: 1.35rem; min-width: 0; border-radius: 6px; flex: none; }
        .rows { display: grid; gap: var(--s2); }
        .seat-row { display: grid; grid-template-columns: 2.2rem minmax(0, 1fr); gap: var(--s2); padding-block: var(--s2); border-top: 1px solid var(--line); align-items: start; }
        @media (max-width: 36rem) { .seat-row { grid-template-columns: 1.75rem minmax(0, 1fr); gap: var(--s1); } }
        .row-name { font-weight: 700; min-height: 44px; display: flex; align-items: center; }
        .row-seats { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
        .run { display: inline-flex; align-items: center; gap: .4em; font-size: var(--small); color: var(--quiet); margin-inline-end: var(--s1); }
        .seat { position: relative; display: inline-flex; width: 44px; height: 44px; min-width: 44px; border: 1.5px solid var(--edge); border-bottom: 5px solid var(--c, var(--edge)); border-radius: 10px; background: var(--raised); font-size: var(--small); font-weight: 600; }
        .seat.g { margin-inline-start: 14px; }
        .seat label { display: grid; place-items: center; width: 100%; height: 100%; cursor: pointer; }
        .seat input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
        .seat:hover { border-color: var(--ink); border-bottom-color: var(--c, var(--ink)); }
        .seat:has(:checked), .seat.on { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
        .seat:has(:checked)::after, .seat.on::after { content: ""; position: absolute; inset-inline-end: 5px; top: 4px; width: 5px; height: 9px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(42deg); }
        .seat:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
        .seat.h, .seat.t { background: transparent; color: var(--quiet); border: 1.5px dashed var(--edge); } .seat.h label, .seat.t label, .seat.h input, .seat.t input { cursor: not-allowed; }
        .seat.t { border-style: solid; border-color: var(--line); background: linear-gradient(to top right, transparent calc(50% - 1px), var(--edge) calc(50% - 1px), var(--edge) calc(50% + 1px), transparent calc(50% + 1px)); }
        .seat.t { width: 17px; min-width: 17px; border-radius: 6px; } .seat.t label { opacity: 0; }
        .seat.t::before { content: none !important; }
        .seat.a::before, .seat.m::before, .seat.v::before { position: absolute; inset-inline-start: 3px; top: 2px; font-size: 10px; line-height: 1; }
        .seat.a::before { content: "♿" / ""; } .seat.m::before { content: "+" / ""; font-size: 13px; font-weight: 800; } .seat.v::before { content: "◐" / ""; }
        .seat-key .seat::before { inset: 0 !important; display: grid; place-items: center; } .seat-key .on::after { inset-inline-end: 6px; top: 2px; }
        .tray { position: sticky; bottom: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); align-items: center; justify-content: space-between; background: var(--raised); border: 1px solid var(--line); border-bottom: 0;
          border-radius: var(--radius) var(--radius) 0 0; box-shadow: 0 -8px 30px rgb(20 22 30 / .12); padding: var(--s3) clamp(1rem, 3vw, 1.5rem) calc(var(--s3) + env(safe-area-inset-bottom)); }
        .seat-choice:not(.has-choice):has([role="grid"]) .tray .button { display: none; }
        .tray p { margin: 0; } .tray-words { flex: 1 1 12rem; } .tray-total { font-weight: 700; white-space: nowrap; } .tray .button { flex: 0 0 auto; }
        .tray [data-chosen] { overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.3; }
        .warn-text { color: var(--warn); font-weight: 600; }
        @media (max-width: 36rem) { .tray { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s1) var(--s3); } .tray-words { display: contents; } .tray .warn-text, .tray .button { grid-column: 1 / -1; } .tray .warn-text { grid-row: 2; } .tray .button { margin-top: var(--s1); } }
        @media (forced-colors: active) { .seat:has(:checked), .seat.on { outline: 3px solid Highlight; } .venue-section:focus-visible path { stroke: Highlight; } }

        """#
}
