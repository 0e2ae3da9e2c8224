// Buttons and what looks like one.

extension Styles {
    static let buttons: StaticString = #"""
        .button { appearance: none; display: inline-flex; align-items: center; justify-content: center; gap: var(--s2); min-height: 48px; min-width: 48px;
          padding: .6rem 1.35rem; border: 1.5px solid transparent; border-radius: var(--pill); background: var(--accent); color: var(--on-accent);
          font: 650 var(--body)/1.2 var(--font); text-align: center; text-decoration: none; cursor: pointer;
          transition: background-color .15s var(--ease), transform .15s var(--ease); }
        .button:hover { background: var(--accent-strong); color: var(--on-accent); }
        .button:active { transform: scale(.98); }
        .button.large { min-height: 60px; font-size: 1.1875rem; padding-inline: clamp(1rem, 5vw, 2rem); }
        .button.wide { width: 100%; }
        .button.secondary { background: transparent; color: var(--ink); border-color: var(--edge); }
        .button.secondary:hover { background: var(--sunken); border-color: var(--ink); color: var(--ink); }
        .button.subtle { background: transparent; color: var(--ink); min-height: 44px; padding-inline: var(--s3); text-decoration: underline;
          text-underline-offset: .2em; font-weight: 550; font-size: 1rem; }
        .button.subtle:hover { background: var(--sunken); color: var(--ink); }
        .button.danger { background: var(--bad); color: var(--paper); }
        .button[disabled], .button[aria-disabled="true"] { background: var(--sunken); color: var(--quiet); border-color: var(--line); cursor: not-allowed; transform: none; }

        """#
}
