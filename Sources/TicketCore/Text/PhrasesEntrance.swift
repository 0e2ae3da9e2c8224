// What the product says: the gate.

package protocol EntrancePhrases: Sendable {
}

extension English {
}

extension Polish {
}
