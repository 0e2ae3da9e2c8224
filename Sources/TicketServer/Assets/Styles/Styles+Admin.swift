// The organiser's pages and the test gateway's.

extension Styles {
    static let admin: StaticString = #"""
        .staff-bar { display: flex; justify-content: flex-end; align-items: center; gap: var(--s3); margin-block: calc(-1 * var(--s4)) var(--s2); }
        .figures .facts { grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: var(--s3) var(--s4); }
        .figures .facts dd { font-size: 1.125rem; font-weight: 750; letter-spacing: -.02em; white-space: nowrap; }
        .house { width: 100%; height: 14px; border-radius: var(--pill); margin-block: var(--s3) var(--s4); }
        .house .free { fill: var(--sunken); } .house .sold { fill: var(--accent); } .house .held { fill: var(--edge); } .house .blocked { fill: var(--ink); }
        .spread > .badge { white-space: normal; } .staff-bar .button { white-space: nowrap; }
        .card > .spread h2 { margin-bottom: var(--s2); } .card h2 a { color: inherit; text-decoration-thickness: .06em; }
        .admin-two th:last-child, .admin-two td:last-child { padding-inline-end: 0; } .admin-two td, .admin-two th { white-space: nowrap; font-size: .875rem; padding-inline-end: var(--s3); }
        .ways { display: flex; flex-wrap: wrap; gap: var(--s2); margin-block: var(--s3) var(--s5); } @media (max-width: 34rem) { .ways .button { padding-inline: var(--s4); font-size: .9375rem; } }
        .two.admin-two { column-gap: var(--s5); } @media (min-width: 56rem) { .two.admin-two { grid-template-columns: minmax(0, 1fr) 19.5rem; } .two.admin-two > aside { position: static; } }
        aside form + form { margin-top: var(--s5); padding-top: var(--s5); border-top: 1px solid var(--line); }
        textarea.input { min-height: 5.5rem; resize: vertical; } aside .hint { margin-bottom: var(--s3); }

        .rehearsals .card + .card { margin-block-start: var(--s4); } .rehearsals { margin-block: var(--s5); } .rehearsals .figures, .card .figures { margin-block-end: var(--s4); }
        .key { font-size: 1.25rem; font-weight: 700; letter-spacing: .02em; user-select: all; overflow-wrap: anywhere; }
        .command { background: var(--sunken); border-radius: var(--radius-small); padding: var(--s3) var(--s4); margin-block-end: var(--s2); white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
        .rehearsals details { margin-block-start: var(--s3); } .rehearsals th[scope=row] { font-weight: 500; text-align: start; }

        .gateway { background: #eef1ea; --paper: #eef1ea; --accent: #1f5a3a; --accent-strong: #164530; --on-accent: #fff; }
        .gateway > header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--s2) var(--s4); padding: var(--s3) clamp(1rem, 4vw, var(--s5)); background: #173c29; color: #fff; }
        .gateway > header p { margin: 0; } .gateway-name { font-weight: 750; letter-spacing: -.02em; }
        .gateway-test { background: #ffd75e; color: #2b2000; font-weight: 700; padding: .2rem .7rem; border-radius: 6px; font-size: var(--small); }
        .gateway main { max-width: 34rem; padding-block: var(--s5); } .gateway h1 { font-size: 1.25rem; letter-spacing: -.01em; margin-bottom: var(--s1); }
        .gateway-amount { font-size: 3rem; font-weight: 800; letter-spacing: -.04em; line-height: 1.1; margin-bottom: var(--s4); }
        .gateway .facts { margin-bottom: var(--s4); gap: var(--s3); }
        .gateway-main { display: grid; gap: var(--s3); } .gateway .card .button.large { margin: 0; }
        .gateway h2 { font-size: 1rem; letter-spacing: 0; margin: var(--s6) 0 var(--s3); padding-top: var(--s5); border-top: 1px solid var(--line); }
        .gateway-rare { list-style: none; padding: 0; margin: 0; display: grid; gap: var(--s4); } .gateway-rare .button { width: 100%; } .gateway-rare p { margin: var(--s1) 0 0; }
        @media (prefers-color-scheme: dark) { .gateway { background: #0e1511; --paper: #0e1511; --accent: #7fd3a4; --accent-strong: #a5e3c0; --on-accent: #06200f; } }

        """#
}
