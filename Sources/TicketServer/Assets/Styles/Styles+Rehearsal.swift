// The band on every page of a rehearsal.

extension Styles {
    static let rehearsal: StaticString = #"""
        .rehearsal-band { background: repeating-linear-gradient(-45deg, #ffd400 0 1.1rem, #1a1a1a 1.1rem 2.2rem); padding: .45rem clamp(.5rem, 2vw, 1rem); }
        .rehearsal-band p { margin: 0 auto; max-width: var(--wide); padding: .45rem .9rem; background: #ffd400; color: #1a1500; text-align: center; border-radius: 3px; line-height: 1.35; }
        .rehearsal-band strong { text-transform: uppercase; letter-spacing: .03em; } .rehearsal-band span { white-space: normal; }
        @media print { .rehearsal-band { background: none; border: 3px solid #000; } .rehearsal-band p { background: none; color: #000; } }

        """#
}
