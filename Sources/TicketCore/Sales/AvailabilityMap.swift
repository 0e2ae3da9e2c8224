// Which places of an event are free: an immutable snapshot, two bits a place, replaced after every commit.

/// A place and what it is now.
package struct PlaceChange: Hashable, Sendable {
    package let place: Int
    package let state: PlaceState

    package init(_ place: Int, _ state: PlaceState) {
        self.place = place
        self.state = state
    }
}

/// How many places are free, held, sold and blocked.
package struct PlaceCounts: Hashable, Sendable {
    var lanes: SIMD4<Int32>

    package var free: Int { Int(lanes[0]) }
    package var held: Int { Int(lanes[1]) }
    package var sold: Int { Int(lanes[2]) }
    package var blocked: Int { Int(lanes[3]) }
    package subscript(state: PlaceState) -> Int { Int(lanes[Int(state.rawValue)]) }

    /// Places that are or were to be had: those the organiser blocked never were.
    package var offered: Int { free + held + sold }

    /// Whether somebody who comes now may well get none: less than a twentieth of what was offered is free, or under fifty
    /// places. False when nothing is free.
    package var isNearlyGone: Bool { free > 0 && (free < 50 || free * 20 < offered) }

    init() { lanes = .zero }

    mutating func move(from old: UInt8, to new: UInt8) {
        lanes[Int(old)] -= 1
        lanes[Int(new)] += 1
    }
}

/// The availability of one event at one revision. A value: readers keep theirs while the writer makes the next.
///
/// Made anew for each commit by `applying`: a copy of 10.5 KB for 42,000 places and the latest changes. The counts are
/// kept with the bits, in the same step, and can always be told from them.
package struct AvailabilityMap: Sendable {
    package let plan: SeatPlan
    /// Rises by one with every commit that changed a place.
    package private(set) var revision: UInt64
    package private(set) var total = PlaceCounts()
    private var bySection: [PlaceCounts]
    private var byCategory: [PlaceCounts]
    /// 32 places a word, the first in the lowest bits. Bits after the last place are 0.
    private(set) var words: [UInt64]
    private var recent: RecentChanges

    /// A map on which every place is free but those in `taken`.
    package init(plan: SeatPlan, revision: UInt64 = 0, taken: some Sequence<PlaceChange> = []) {
        self.plan = plan
        self.revision = revision
        words = Array(repeating: 0, count: (plan.count + 31) / 32)
        bySection = plan.sections.map { section in
            var counts = PlaceCounts()
            counts.lanes[0] = Int32(section.places.count)
            return counts
        }
        byCategory = Array(repeating: PlaceCounts(), count: plan.categories.count)
        for category in plan.categoryOfPlace { byCategory[Int(category)].lanes[0] += 1 }
        total.lanes[0] = Int32(plan.count)
        // More changes than this are longer than the whole map.
        recent = RecentChanges(first: revision, limit: max(64, plan.count / 16))
        for change in taken { set(change) }
    }

    /// Becomes the next revision. Places that already are what they should become are passed over; if none is left the
    /// map stays the same, with the same revision.
    package mutating func apply(_ changes: some Sequence<PlaceChange>) {
        var changed: [UInt32] = []
        for change in changes where set(change) { changed.append(UInt32(change.place)) }
        guard !changed.isEmpty else { return }
        revision += 1
        recent.append(changed)
    }

    /// The map with these changes, one revision on.
    package func applying(changes: some Sequence<PlaceChange>) -> AvailabilityMap {
        var next = self
        next.apply(changes)
        return next
    }

    @discardableResult
    private mutating func set(_ change: PlaceChange) -> Bool {
        precondition(change.place >= 0 && change.place < plan.count, "the plan has no such place")
        let old = bits(change.place)
        let new = change.state.rawValue
        guard old != new else { return false }
        words[change.place >> 5] ^= UInt64(old ^ new) << UInt64((change.place & 31) * 2)
        bySection[plan.section(of: change.place)].move(from: old, to: new)
        byCategory[plan.category(of: change.place)].move(from: old, to: new)
        total.move(from: old, to: new)
        return true
    }

    private func bits(_ place: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: words[place >> 5] >> UInt64((place & 31) * 2)) & 3
    }

    package subscript(place: Int) -> PlaceState { PlaceState(rawValue: bits(place)) ?? .blocked }

    package func counts(section: Int) -> PlaceCounts { bySection[section] }
    package func counts(category: Int) -> PlaceCounts { byCategory[category] }

    /// How many places of a section are free.
    package func freeIn(section: Int) -> Int { bySection[section].free }

    /// The places that changed after `revision`, each once with what it is now, in order of place. nil: that revision
    /// is too old (or not of this map), send the whole.
    package func changes(since revision: UInt64) -> [PlaceChange]? {
        guard revision <= self.revision, let places = recent.places(since: revision) else { return nil }
        return Set(places).sorted().map { PlaceChange(Int($0), self[Int($0)]) }
    }
}

extension AvailabilityMap {
    /// The whole map: revision (8 bytes), number of places (4), then two bits a place, four places a byte, the first
    /// in the lowest bits. Numbers are little-endian. 10,512 bytes for 42,000 places.
    package func wholeBytes() -> [UInt8] {
        let length = (plan.count + 3) / 4
        var bytes: [UInt8] = []
        bytes.reserveCapacity(12 + words.count * 8)
        bytes.append(littleEndian: revision)
        bytes.append(littleEndian: UInt32(plan.count))
        for word in words { bytes.append(littleEndian: word) }
        bytes.removeLast(12 + words.count * 8 - (12 + length))
        return bytes
    }

    /// The changes since `revision`: that revision (8 bytes), the revision they lead to (8), their number (4), then
    /// place × 4 + state (4) each. nil where `changes(since:)` is.
    package func deltaBytes(since revision: UInt64) -> [UInt8]? {
        guard let changes = changes(since: revision) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + changes.count * 4)
        bytes.append(littleEndian: revision)
        bytes.append(littleEndian: self.revision)
        bytes.append(littleEndian: UInt32(changes.count))
        for change in changes { bytes.append(littleEndian: UInt32(change.place) << 2 | UInt32(change.state.rawValue)) }
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}

/// The places of the latest commits, about as many as are worth sending instead of the whole map.
private struct RecentChanges: Sendable {
    private var places: [UInt32] = []
    /// Where the changes of revision `first + 1 + index` begin in `places`.
    private var starts: [Int32] = []
    private var first: UInt64
    private let limit: Int

    init(first: UInt64, limit: Int) {
        self.first = first
        self.limit = limit
    }

    mutating func append(_ changed: [UInt32]) {
        if places.count + changed.count > 2 * limit { drop(keeping: max(0, limit - changed.count)) }
        starts.append(Int32(places.count))
        places += changed
        // One commit larger than all that is kept: nobody can follow over it.
        if places.count > 2 * limit { drop(keeping: 0) }
    }

    /// Forgets the oldest commits until at most `count` places are left: half at a time, so that it is rare.
    private mutating func drop(keeping count: Int) {
        let kept = starts.firstIndex { places.count - Int($0) <= count } ?? starts.count
        let cut = kept < starts.count ? starts[kept] : Int32(places.count)
        places.removeFirst(Int(cut))
        starts = starts[kept...].map { $0 - cut }
        first += UInt64(kept)
    }

    func places(since revision: UInt64) -> ArraySlice<UInt32>? {
        guard revision >= first else { return nil }
        let index = Int(revision - first)
        guard index < starts.count else { return [] }
        return places[Int(starts[index])...]
    }
}
