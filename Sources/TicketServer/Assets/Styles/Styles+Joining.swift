// Joining: a code that is read from one screen and typed into another.

extension Styles {
    static let joining: StaticString = #"""
        .move-code b { font-size: clamp(1.8rem, 1.2rem + 3vw, 2.6rem); letter-spacing: .06em; white-space: nowrap; }

        """#
}
