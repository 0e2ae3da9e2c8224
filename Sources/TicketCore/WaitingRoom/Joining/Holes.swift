// The holes in the line: numbers whose owners said that they will not wait.

/// Counts those who left and were not called yet, each once. A bit a number, in pieces that exist where somebody left.
struct Holes: Sendable {
    private static let piece: Int64 = 4_096
    private var pieces: [Int64: [UInt64]] = [:]
    /// Holes among the numbers of a draw. Their places are spread evenly over those to be called, so this many are left of
    /// them: no place has to be computed.
    private var drawn = 0.0
    /// Holes among the numbers after the draw, or among all if there was none.
    private var later = 0
    private var called: Int64 = 0

    /// Holes that the line has still to come to.
    var count: Int { Int(drawn.rounded()) + later }

    /// The owner of `number`, who was not called yet, has left.
    ///
    /// - Parameter isDrawn: whether the number takes part in a draw.
    mutating func add(_ number: Int64, isDrawn: Bool) {
        let (piece, bit) = number.quotientAndRemainder(dividingBy: Self.piece)
        let word = Int(bit >> 6)
        let mask: UInt64 = 1 << UInt64(bit & 63)
        var words = pieces[piece] ?? Array(repeating: 0, count: Int(Self.piece / 64))
        guard words[word] & mask == 0 else { return }
        words[word] |= mask
        pieces[piece] = words
        if isDrawn { drawn += 1 } else { later += 1 }
    }

    /// Places below `called` have been called.
    mutating func pass(to called: Int64, drawn count: Int64) {
        guard called > self.called else { return }
        if self.called < count { drawn *= Double(max(0, count - called)) / Double(count - self.called) }
        if called > count { forget(max(self.called, count)..<called) }
        self.called = called
    }

    private mutating func forget(_ range: Range<Int64>) {
        for piece in pieces.keys where piece <= (range.upperBound - 1) / Self.piece {
            guard (piece + 1) * Self.piece > range.lowerBound, var words = pieces[piece] else { continue }
            for word in words.indices where words[word] != 0 {
                let first = piece * Self.piece + Int64(word) * 64
                let gone = Self.mask(from: range.lowerBound - first) & ~Self.mask(from: range.upperBound - first)
                later -= (words[word] & gone).nonzeroBitCount
                words[word] &= ~gone
            }
            pieces[piece] = words.allSatisfy { $0 == 0 } ? nil : words
        }
    }

    /// The bits of a word from `position` on.
    private static func mask(from position: Int64) -> UInt64 {
        if position <= 0 { return .max }
        return position >= 64 ? 0 : .max << UInt64(position)
    }
}
