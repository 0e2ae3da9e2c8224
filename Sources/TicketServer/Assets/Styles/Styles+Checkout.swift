// Cart, details and order pages.

extension Styles {
    static let checkout: StaticString = #"""
        .event-brief { margin-bottom: var(--s5); }
        .place { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s5); margin: 0 0 var(--s2); }
        .place dt { font-size: var(--small); color: var(--quiet); line-height: 1.3; }
        .place dd { margin: 0; font-size: var(--lead); font-weight: 750; letter-spacing: -.02em; line-height: 1.2; }
        .marks { display: flex; flex-wrap: wrap; gap: var(--s2); }
        .two > * { min-width: 0; }
        .clock { position: sticky; top: 0; z-index: 5; gap: var(--s1) var(--s4); }
        .clock:has(.soon) { background: var(--warn-soft); } .clock > p { line-height: 1.3; } .clock > p > .quiet { font-size: var(--small); }
        .clock .button { min-height: 44px; padding-inline: 1rem; font-size: 1rem; } .clock .clock-note { flex: 1 1 16rem; }
        @media (max-width: 36rem) { .clock { margin-inline: -.25rem; padding: var(--s2) var(--s3); } .clock .time { font-size: 1.125rem; } .clock .button { padding-inline: .8rem; font-size: .95rem; } .clock .clock-note { flex-basis: 100%; line-height: 1.3; } }
        .cart-lines { list-style: none; padding: 0; margin: 0; }
        .cart-line { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2) var(--s3); padding: var(--s4); align-items: end; }
        .cart-place { grid-column: 1 / -1; } .cart-remove .button { min-height: 48px; padding-inline: var(--s2); }
        .cart-type > .field > label { font-size: var(--small); } .cart-place .row { gap: var(--s2); margin: 0; }
        .cart-line + .cart-line { margin-top: var(--s3); }
        .cart-line p { margin-bottom: var(--s2); } .cart-line .field { margin: 0; } .cart-line .row { gap: var(--s2); }
        .cart-remove { justify-self: end; }
        @media (min-width: 40rem) {
          .cart-line { grid-template-columns: minmax(0, 1fr) minmax(14rem, 19rem) auto; align-items: center; padding: var(--s4) var(--s5); }
          .cart-place { grid-column: 1; } .cart-type { grid-column: 2; grid-row: 1; } .cart-remove { grid-column: 3; align-self: center; }
        }
        .cart .total > span > span { display: block; font-weight: 400; } .cart-notes { margin-top: var(--s4); }
        @media (min-width: 56rem) { .cart > aside { grid-row: 1 / span 2; grid-column: 2; } .cart { row-gap: 0; } }
        @media (max-width: 55.99rem) {
          .cart { display: block; } .cart > aside { position: sticky; bottom: 0; z-index: 5; margin: var(--s4) calc(-1 * clamp(1rem, 4vw, var(--s5))) 0; }
          .cart > aside .card { display: grid; grid-template-columns: auto minmax(8rem, 20rem); justify-content: space-between; align-items: center; gap: var(--s4); border-radius: var(--radius) var(--radius) 0 0;
            padding: var(--s3) clamp(1rem, 4vw, var(--s5)) calc(var(--s3) + env(safe-area-inset-bottom)); border: 1px solid var(--line); border-width: 1px 0 0; box-shadow: 0 -8px 30px rgb(20 22 30 / .12); }
          .cart > aside .total { display: grid; gap: 0; margin: 0; line-height: 1.25; } .cart > aside .total > span:not(.quiet) { font-size: 0; } .cart > aside .total > span > span { font-size: var(--small); }
          .cart > aside .button.large { margin: 0; min-height: 52px; }
        }
        .total output, .total span:last-child { white-space: nowrap; }
        .card .button.large { margin-bottom: var(--s3); }
        .terms { margin-bottom: var(--s5); max-width: 34rem; } .terms details { padding-inline-start: calc(24px + var(--s3)); }
        .terms input[aria-invalid="true"] { outline: 2px solid var(--bad); outline-offset: 2px; border-radius: 4px; }
        #details { max-width: 34rem; } .pay-note { text-align: center; margin-top: var(--s2); }
        .steps { padding-inline-start: 1.4em; } .steps li { padding-block: var(--s1); padding-inline-start: var(--s1); }
        #errors:focus { outline: 3px solid var(--bad); outline-offset: 2px; }
        #errors a { color: inherit; display: block; padding-block: var(--s1); }
        .poster.paid { aspect-ratio: auto; height: clamp(8rem, 22vw, 14rem); margin-bottom: var(--s5); } .paid-tick { position: absolute; inset: 0; margin: auto; width: 5rem; filter: drop-shadow(0 6px 18px rgb(0 0 0 / .3)); animation: pop .5s var(--ease) both; }
        .paid-tick path { stroke-dasharray: 42; animation: draw .5s .25s var(--ease) both; }
        @keyframes pop { from { transform: scale(.4); opacity: 0; } } @keyframes draw { from { stroke-dashoffset: 42; } to { stroke-dashoffset: 0; } }
        .not-paid { margin-top: var(--s5); } .not-paid p { margin-bottom: var(--s2); }
        .order-code { margin-bottom: var(--s2); }
        .order-actions > * { flex: 1 0 auto; } @media (min-width: 40rem) { .order-actions > * { flex: none; } }
        .pay-again { max-width: 34rem; }
        .refunds { margin-bottom: var(--s5); max-width: 40rem; } .refunds .facts { margin-bottom: var(--s4); }
        .tap { display: inline-flex; align-items: center; min-height: 44px; }
        .busy { width: 1.25rem; height: 1.25rem; flex: none; border-radius: 50%; border: 3px solid var(--accent); border-inline-end-color: transparent;
          animation: turn 1s linear infinite; }
        @keyframes turn { to { transform: rotate(1turn); } }
        .failure { padding-block: var(--s6); } .failure-status { color: var(--quiet); margin-bottom: var(--s2); }

        """#
}
