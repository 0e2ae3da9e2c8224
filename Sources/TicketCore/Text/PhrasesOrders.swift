// What the product says: order pages.

package protocol OrderPhrases: Sendable {
}

extension English {
}

extension Polish {
}
