// A window of the roster: 256 consecutive numbers, one row, one subtree.

/// Entries of the numbers from a multiple of 256 on, one after the other; a number without a ticket is zeros.
struct RosterWindow: Sendable, Hashable {
    static let size: Int64 = 256

    /// The first number of the window that has `number`.
    static func base(of number: Int64) -> Int64 { number / size * size }

    let base: Int64
    /// As long as the highest entry needs.
    private(set) var bytes: [UInt8]

    init(base: Int64, bytes: [UInt8] = []) {
        precondition(base % Self.size == 0, "a window begins at a multiple of its size")
        self.base = base
        self.bytes = bytes
    }

    /// Whether the number has an entry.
    func has(_ number: Int64) -> Bool { entry(number) != nil }

    /// The entry of a number; nil if it has none.
    func entry(_ number: Int64) -> ArraySlice<UInt8>? {
        let offset = Int(number - base) * RosterEntry.length
        guard offset < bytes.count, bytes[offset] != 0 else { return nil }
        return bytes[offset..<offset + RosterEntry.length]
    }

    /// Puts an entry where its number says, unless there is one: what is written stays.
    mutating func put(_ entry: RosterEntry) {
        precondition(Self.base(of: entry.number) == base, "the entry belongs to another window")
        guard !has(entry.number) else { return }
        let offset = Int(entry.number - base) * RosterEntry.length
        let needed = offset + RosterEntry.length
        if bytes.count < needed { bytes += repeatElement(0, count: needed - bytes.count) }
        bytes.replaceSubrange(offset..<needed, with: entry.bytes)
    }

    /// The leaves of the numbers of this window below `limit`.
    func leaves(of event: ID<Event>, below limit: Int64) -> [[UInt8]] {
        (base..<min(limit, base + Self.size)).map { number in
            entry(number).map { RosterEntry.leaf($0, of: event, number: number) } ?? RosterEntry.hole
        }
    }
}
