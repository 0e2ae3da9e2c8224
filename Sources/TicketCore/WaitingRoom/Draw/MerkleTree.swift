// A Merkle tree as certificate transparency has it (RFC 9162 section 2.1), over hashes that were made elsewhere.

/// The tree over some hashes. A node is SHA-256(01 ‖ left ‖ right); what has no partner goes up as it is, which gives the
/// tree of RFC 9162 for every count.
struct MerkleTree: Sendable, Hashable {
    /// The hashes from the leaves up to the root. Empty for a tree without leaves.
    private let levels: [[[UInt8]]]

    /// - Parameter leaves: hashes of 32 bytes: of leaves, or roots of trees that are each whole (2^k leaves), but the last.
    init(_ leaves: [[UInt8]]) {
        guard !leaves.isEmpty else {
            levels = []
            return
        }
        var levels = [leaves]
        while let below = levels.last, below.count > 1 { levels.append(Self.level(above: below)) }
        self.levels = levels
    }

    /// The root; of a tree without leaves SHA-256 of nothing.
    var root: [UInt8] { levels.last?[0] ?? SHA256.hash([]) }

    var count: Int { levels.first?.count ?? 0 }

    func leaf(_ index: Int) -> [UInt8] { levels[0][index] }

    /// What one needs to get from a leaf to the root: the other half at each level, from below.
    func path(to index: Int) -> [[UInt8]] {
        var index = index
        var path: [[UInt8]] = []
        for level in levels.dropLast() {
            let other = index ^ 1
            if other < level.count { path.append(level[other]) }
            index /= 2
        }
        return path
    }

    private static func level(above below: [[UInt8]]) -> [[UInt8]] {
        stride(from: 0, to: below.count, by: 2).map { index in
            index + 1 < below.count ? node(below[index], below[index + 1]) : below[index]
        }
    }

    static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { SHA256.hash([1] + left + right) }

    /// The root that a leaf's hash and its path lead to in a tree of `count` leaves (RFC 9162 section 2.1.3.2); nil if a
    /// path to that leaf has another length.
    static func root(of leaf: [UInt8], at index: Int64, count: Int64, path: [[UInt8]]) -> [UInt8]? {
        guard index >= 0, index < count else { return nil }
        var index = index
        var last = count - 1
        var hash = leaf
        for other in path {
            guard last > 0 else { return nil }
            if index % 2 == 1 || index == last {
                hash = node(other, hash)
                while index % 2 == 0, index > 0 {
                    index /= 2
                    last /= 2
                }
            } else {
                hash = node(hash, other)
            }
            index /= 2
            last /= 2
        }
        return last == 0 ? hash : nil
    }
}
