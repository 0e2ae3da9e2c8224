// The order of the style sheet's parts; later ones may refine earlier ones.

enum Styles {
    static let all: [StaticString] = [
        tokens, base, layout, buttons, forms, components,
        storefront, waitingRoom, seats, checkout, tickets, gate, admin,
    ]
}
