// The roster of a lobby as a tree: grown while people join, closed with them, asked for paths ever after.

/// The roots of the roster's windows, in order, and the numbers that nobody has. 32 bytes for 256 tickets: the tickets
/// themselves stay in the database.
struct Roster: Sendable, Hashable {
    /// A run of numbers that were never given to anybody.
    struct Gap: Sendable, Hashable {
        let first: Int64
        var count: Int64
    }

    private(set) var windows: [[UInt8]] = []
    private(set) var gaps: [Gap] = []
    /// The tree over the windows, once nothing is added any more. Whole windows are whole subtrees, so its root is that
    /// over all leaves.
    private(set) var tree: MerkleTree?

    init() {}

    /// A roster that was closed, as it was kept.
    init(windows: [[UInt8]], gaps: [Gap]) {
        self.windows = windows
        self.gaps = gaps
        close()
    }

    /// The first number that is not in the tree yet.
    var hashed: Int64 { Int64(windows.count) * RosterWindow.size }

    /// Takes in the leaves of the next window: 256 of them, or fewer if it is the last.
    mutating func append(_ leaves: [[UInt8]]) {
        for (offset, leaf) in leaves.enumerated() where leaf == RosterEntry.hole { note(gap: hashed + Int64(offset)) }
        windows.append(MerkleTree(leaves).root)
    }

    /// Forgets the window of `number` and all after it.
    mutating func forget(from number: Int64) {
        let base = RosterWindow.base(of: number)
        guard base < hashed else { return }
        windows.removeLast(windows.count - Int(base / RosterWindow.size))
        gaps = gaps.filter { $0.first < base }
            .map { Gap(first: $0.first, count: min($0.count, base - $0.first)) }
    }

    private mutating func note(gap number: Int64) {
        if let last = gaps.indices.last, gaps[last].first + gaps[last].count == number {
            gaps[last].count += 1
        } else {
            gaps.append(Gap(first: number, count: 1))
        }
    }

    /// Nothing will be added any more. Returns the root.
    @discardableResult
    mutating func close() -> [UInt8] {
        let tree = MerkleTree(windows)
        self.tree = tree
        return tree.root
    }
}

/// A leaf of a closed roster, and the way from it to the root.
package struct RosterPath: Sendable, Hashable {
    package let number: Int64
    /// How many leaves the tree has.
    package let size: Int64
    /// SHA-256(00 ‖ ticket without its code); zeros for a number that nobody has.
    package let leaf: [UInt8]
    /// The other halves, from the leaf up.
    package let path: [[UInt8]]
    package let root: [UInt8]
}
