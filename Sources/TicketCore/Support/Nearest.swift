// "Did you mean": the nearest known word, for commands, flags, settings and the keys of files.

package enum Nearest {
    /// The nearest of `known` to `word`, if it is near enough to be what was meant: a third of its letters may differ.
    package static func to(_ word: String, of known: some Sequence<String>) -> String? {
        let word = Array(word.lowercased().utf8.prefix(64))
        let nearest = known.map { (text: $0, distance: distance(word, Array($0.lowercased().utf8))) }
            .min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= max(1, word.count / 3) else { return nil }
        return nearest.text
    }

    /// `; did you mean X?`, or nothing.
    package static func hint(_ word: String, of known: some Sequence<String>) -> String {
        to(word, of: known).map { "; did you mean \($0)?" } ?? ""
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two texts (Damerau–Levenshtein, optimal
    /// string alignment).
    package static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(current[column] + 1, last[column + 1] + 1, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
