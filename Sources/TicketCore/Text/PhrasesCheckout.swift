// What the product says: cart and checkout.

package protocol CheckoutPhrases: Sendable {
}

extension English {
}

extension Polish {
}
