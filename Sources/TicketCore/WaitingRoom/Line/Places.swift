// From a number to a place: who stands where in the line.

/// The order of a waiting room. Without a draw, people stand in the order they came.
///
/// Everything that compares people compares places, and gets them here, so that a draw changes this type alone.
package struct Places: Sendable, Hashable {
    /// How many numbers took part in the draw; they share the places below it. Numbers from here on keep theirs.
    package let drawn: Int64
    /// The drawn places by number: four bytes each, made once, because a crowd must not hash under the room's lock.
    private let table: [UInt32]
    /// The drawn places that nobody has, in order.
    private let vacant: [UInt32]

    package static let inOrderOfArrival = Places()

    private init() {
        drawn = 0
        table = []
        vacant = []
    }

    /// The places that a key gives to `size` numbers.
    ///
    /// - Parameter gaps: numbers that nobody has; they keep their places, so that anybody can recompute the draw.
    init(key: [UInt8], size: Int64, gaps: [Roster.Gap]) {
        let table = SwapOrNot(key: key, size: size).places()
        drawn = size
        self.table = table
        vacant = gaps.flatMap { table[Int($0.first)..<Int($0.first + $0.count)] }.sorted()
    }

    /// The places of `draw`; nil if it is not done.
    init?(_ draw: DrawRecord, gaps: [Roster.Gap]) {
        guard let key = draw.key, let size = draw.size else { return nil }
        self.init(key: key, size: size, gaps: gaps)
    }

    /// The place of a number, from 0. It never changes once the door has opened.
    package func place(of number: Int64) -> Int64 { number < drawn ? Int64(table[Int(number)]) : number }

    /// How many places from `place` on nobody has.
    package func holes(from place: Int64) -> Int64 {
        var low = 0
        var high = vacant.count
        while low < high {
            let middle = (low + high) / 2
            if Int64(vacant[middle]) < place { low = middle + 1 } else { high = middle }
        }
        return Int64(vacant.count - low)
    }
}
