// Pictures that are served as files.

enum Icons {
    /// A ticket with its two notches; the icon of the tab and of the home screen.
    static let brand: StaticString = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1b3fe0"/><path d="M7 9h18v4a3 3 0 0 0 0 6v4H7v-4a3 3 0 0 0 0-6z" fill="#fff"/><path d="M19 12v1.6m0 1.6v1.6m0 1.6V20" stroke="#1b3fe0" stroke-width="1.6" stroke-linecap="round"/></svg>
        """#
}
