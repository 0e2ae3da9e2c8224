// Those who have been called and stand at the door, in order.

/// Who stands at the door now. A place in it is not a promise but presence: whoever stops asking drops out and takes up
/// the same position when they come back.
struct DoorLine: Sendable {
    /// Position in the line: the place, or for who came late the count of called places when they came; then the place,
    /// so that no two are equal.
    struct Position: Sendable, Hashable, Comparable {
        let order: Int64
        let place: Int64

        static func < (left: Position, right: Position) -> Bool {
            (left.order, left.place) < (right.order, right.place)
        }
    }

    private struct Standing {
        let position: Position
        var seen: Instant
    }

    /// Sorted. A door has hundreds, after a pause thousands; moving 16 bytes each is cheaper than any tree.
    private var line: [Position] = []
    private var standing: [Int64: Standing] = [:]

    var count: Int { line.count }

    /// The position of the one with `place`, if they stand here.
    func position(of place: Int64) -> Position? { standing[place]?.position }

    /// Notes that the one at `position` is here, and says how many stand before them.
    mutating func stand(_ position: Position, at now: Instant) -> Int {
        let index = index(of: position)
        if standing.updateValue(Standing(position: position, seen: now), forKey: position.place) == nil {
            line.insert(position, at: index)
        }
        return index
    }

    mutating func remove(_ place: Int64) {
        guard let found = standing.removeValue(forKey: place) else { return }
        line.remove(at: index(of: found.position))
    }

    /// Drops who was last seen before `moment`.
    mutating func drop(silentSince moment: Instant) {
        let silent = standing.filter { $0.value.seen < moment }
        guard !silent.isEmpty else { return }
        for place in silent.keys { standing[place] = nil }
        line.removeAll { standing[$0.place] == nil }
    }

    /// Where `position` is or would be.
    private func index(of position: Position) -> Int {
        var low = 0
        var high = line.count
        while low < high {
            let middle = (low + high) / 2
            if line[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
