// What the product says: the organiser's pages.

package protocol AdminPhrases: Sendable {
}

extension English {
}

extension Polish {
}
