// What the product says: event list and event page.

package protocol StorefrontPhrases: Sendable {
}

extension English {
}

extension Polish {
}
