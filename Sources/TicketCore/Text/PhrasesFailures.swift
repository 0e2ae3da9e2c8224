// What the product says: failures and error pages.

package protocol FailurePhrases: Sendable {
}

extension English {
}

extension Polish {
}
