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
        .cart-lines { list-style: none; padding: 0; margin: 0; }
        .cart-line { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2) var(--s5); padding: var(--s4); }
        .cart-place { grid-row: 1; } .cart-remove { grid-row: 1; align-self: start; } .cart-type { grid-column: 1 / -1; }
        .cart-line + .cart-line { margin-top: var(--s3); }
        .cart-line p { margin-bottom: var(--s2); } .cart-line .field { margin: 0; } .cart-line .row { gap: var(--s2); }
        .cart-remove { justify-self: end; }
        @media (min-width: 40rem) {
          .cart-line { grid-template-columns: minmax(0, 1fr) minmax(14rem, 19rem) auto; align-items: center; padding: var(--s4) var(--s5); }
          .cart-type { grid-column: 2; grid-row: 1; } .cart-remove { grid-column: 3; align-self: center; }
        }
        .total output, .total span:last-child { white-space: nowrap; }
        .card .button.large { margin-bottom: var(--s3); }
        .terms { margin-bottom: var(--s5); max-width: 34rem; } .terms details { padding-inline-start: calc(24px + var(--s3)); }
        .terms input[aria-invalid="true"] { outline: 2px solid var(--bad); outline-offset: 2px; border-radius: 4px; }
        #details { max-width: 34rem; } .pay-note { text-align: center; margin-top: var(--s2); }
        .steps { padding-inline-start: 1.4em; } .steps li { padding-block: var(--s1); padding-inline-start: var(--s1); }
        #errors:focus { outline: 3px solid var(--bad); outline-offset: 2px; }
        #errors a { color: inherit; display: block; padding-block: var(--s1); }
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
