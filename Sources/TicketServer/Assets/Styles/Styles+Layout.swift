// The frame of every page: skip link, header, main column, footer, and the few arrangements pages are made of.

extension Styles {
    static let layout: StaticString = #"""
        body { min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; }
        .skip { position: absolute; inset-inline-start: var(--s4); top: -6rem; z-index: 20; background: var(--accent); color: var(--on-accent);
          padding: var(--s3) var(--s5); border-radius: 0 0 var(--radius-small) var(--radius-small); font-weight: 600; }
        .skip:focus { top: 0; color: var(--on-accent); }
        .site-header, .site-footer, main { width: 100%; max-width: calc(var(--wide) + 2 * var(--s5)); margin-inline: auto; padding-inline: clamp(1rem, 4vw, var(--s5)); }
        .site-header { display: flex; align-items: center; justify-content: space-between; gap: var(--s4); min-height: 4rem; }
        .brand { display: inline-flex; align-items: center; gap: var(--s3); min-height: 44px; color: var(--ink); font-weight: 750;
          letter-spacing: -.02em; text-decoration: none; }
        .brand:hover { color: var(--accent); }
        .brand svg { width: 1.75rem; height: 1.75rem; color: var(--accent); }
        .languages { display: flex; gap: var(--s1); font-size: var(--small); list-style: none; margin: 0; padding: 0; }
        .languages a, .languages [aria-current] { display: inline-flex; align-items: center; justify-content: center; min-width: 44px; min-height: 44px;
          padding-inline: var(--s3); border-radius: var(--pill); text-decoration: none; color: var(--quiet); }
        .languages [aria-current] { color: var(--ink); font-weight: 650; background: var(--sunken); }
        .languages a:hover { color: var(--ink); text-decoration: underline; }
        main { flex: 1; padding-block: var(--s5) var(--s8); }
        main:focus { outline: none; }
        .site-footer { border-top: 1px solid var(--line); padding-block: var(--s5); color: var(--quiet); font-size: var(--small);
          display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); justify-content: space-between; align-items: center; }
        .site-footer p { margin: 0; }
        .site-footer a { color: inherit; display: inline-flex; align-items: center; min-height: 44px; }
        .narrow { max-width: 38rem; margin-inline: auto; }
        .section { margin-block-start: var(--s7); }
        .row { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }
        .spread { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: baseline; justify-content: space-between; }
        .two { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s6) var(--s7); }
        @media (min-width: 56rem) { .two { grid-template-columns: minmax(0, 1fr) 23rem; align-items: start; } .two > aside { position: sticky; top: var(--s5); } }
        .crumb { display: inline-flex; align-items: center; gap: var(--s2); min-height: 44px; font-size: var(--small); font-weight: 600; text-decoration: none; }
        .crumb::before { content: ""; width: .45em; height: .45em; border: solid currentColor; border-width: 0 0 .14em .14em; transform: rotate(45deg); }
        .crumb:hover { text-decoration: underline; }

        """#
}
