// The single seat that a hand-picked choice would leave, which nobody would buy.

extension BestAvailable {
    /// Free seats that would stand alone between taken ones if `selection` were bought, though another choice of as many
    /// seats there would not leave them. Empty: nothing to warn of.
    ///
    /// Not counted: seats that are alone already, accessible and companion places (they are sold singly), and the one
    /// that must be left when a stretch has exactly one seat more than are chosen in it.
    package func orphans(leftBy selection: [Int], in map: AvailabilityMap) -> [Int] {
        let chosen = Set(selection)
        var orphans: [Int] = []
        var seen: Set<Int> = []
        for place in selection.sorted() where !seen.contains(place) {
            guard let stretch = stretch(around: place, in: map) else { continue }
            seen.formUnion(stretch)
            let taken = stretch.count { chosen.contains($0) }
            guard stretch.count - taken != 1 else { continue }
            orphans += stretch.filter { seat in
                !chosen.contains(seat) && isClosed(seat - 1, stretch, chosen) && isClosed(seat + 1, stretch, chosen)
            }
        }
        return orphans
    }

    /// Whether buying `selection` leaves a single seat that could have been avoided.
    package func leavesOrphan(selection: [Int], in map: AvailabilityMap) -> Bool {
        !orphans(leftBy: selection, in: map).isEmpty
    }

    private func isClosed(_ place: Int, _ stretch: Range<Int>, _ chosen: Set<Int>) -> Bool {
        !stretch.contains(place) || chosen.contains(place)
    }

    /// The longest stretch of free ordinary neighbours around a seat; nil for standing places and special seats.
    private func stretch(around place: Int, in map: AvailabilityMap) -> Range<Int>? {
        guard let row = plan.row(of: place) else { return nil }
        let seats = plan.rows[row].places
        func open(_ seat: Int) -> Bool {
            map[seat] == .free && plan.flagsOfPlace[seat].isDisjoint(with: [.accessible, .companion])
        }
        guard open(place) else { return nil }
        var (lower, upper) = (place, place + 1)
        while lower > seats.lowerBound, !plan.flagsOfPlace[lower].contains(.aisleBefore), open(lower - 1) { lower -= 1 }
        while upper < seats.upperBound, !plan.flagsOfPlace[upper].contains(.aisleBefore), open(upper) { upper += 1 }
        return lower..<upper
    }
}
