// The order of the style sheet's parts; later ones may refine earlier ones.

enum Styles {
    static let all: [StaticString] = [
        tokens, base, layout, buttons, forms, components,
        storefront, waitingRoom, joining, seats, checkout, tickets, banner, rehearsal,
    ]

    /// For those who check a draw.
    static let check: [StaticString] = [draw]

    /// For gate, organiser and test gateway: those who buy do not load it.
    static let staff: [StaticString] = [gate, admin, cockpit]
}
