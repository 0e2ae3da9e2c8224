// From a number to a place: who stands where in the line.

/// The order of a waiting room. Without a draw, people stand in the order they came.
///
/// Everything that compares people compares places, and gets them here, so that a draw changes this type alone.
package struct Places: Sendable, Hashable {
    /// How many numbers took part in the draw; they share the places below it. Numbers from here on keep theirs.
    package let drawn: Int64

    package static let inOrderOfArrival = Places(drawn: 0)

    /// The place of a number, from 0. It never changes once the door has opened.
    package func place(of number: Int64) -> Int64 { number }
}
