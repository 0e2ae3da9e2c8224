// The roster's tree: the root and every path, against the definition of RFC 9162.

import XCTest

@testable import TicketCore

final class RosterTests: XCTestCase {
    private let event = ID<Event>(rawValue: 0x98_0000_0001)
    private let keys = QueueKeys(
        MasterKeys(current: (1, Array(repeating: 7, count: 32))), .ticket, event: ID(rawValue: 0x98_0000_0001))
    private let dice = SeededRandomness(seed: 5)

    private func ticket(_ number: Int64) -> QueueTicket {
        .issue(number, of: event, who: dice.next(), at: Instant(milliseconds: 1_800_000_000_000), dice, keys)
    }

    private func leaves(_ count: Int) -> [[UInt8]] { (0..<count).map { SHA256.hash("leaf \($0)".utf8) } }

    func testTheTreeIsThatOfTheDefinition() {
        XCTAssertEqual(
            Hex.encode(MerkleTree([]).root), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for count in Array(1...70) + [127, 128, 129, 255, 256, 257, 300, 511, 512, 513] {
            let leaves = leaves(count)
            XCTAssertEqual(MerkleTree(leaves).root, DrawVerifier().root(leaves[...]), "\(count)")
        }
    }

    func testEveryPathLeadsToTheRootAndNoOtherDoes() {
        for count in Array(1...33) + [100] {
            let leaves = leaves(count)
            let tree = MerkleTree(leaves)
            for index in 0..<count {
                let path = tree.path(to: index)
                func root(
                    _ leaf: [UInt8], at index: Int64, _ count: Int, _ path: [[UInt8]]
                ) -> [UInt8]? { MerkleTree.root(of: leaf, at: index, count: Int64(count), path: path) }
                XCTAssertEqual(root(leaves[index], at: Int64(index), count, path), tree.root, "\(index) of \(count)")
                XCTAssertNotEqual(root(leaves[(index + 1) % count] + [0], at: Int64(index), count, path), tree.root)
                XCTAssertNil(root(leaves[index], at: Int64(index), count, path + [path.first ?? leaves[0]]))
                XCTAssertNil(root(leaves[index], at: Int64(count), count, path))
                XCTAssertNil(root(leaves[index], at: -1, count, path))
                if !path.isEmpty {
                    XCTAssertNil(root(leaves[index], at: Int64(index), count, path.dropLast()))
                    var wrong = path
                    wrong[0][0] ^= 1
                    XCTAssertNotEqual(root(leaves[index], at: Int64(index), count, wrong), tree.root)
                }
                if count > 1 {
                    let other = Int64((index + 1) % count)
                    XCTAssertNotEqual(root(leaves[index], at: other, count, path), tree.root)
                }
            }
        }
    }

    /// Windows that are hashed one after the other are the tree over all leaves, for every count around their borders.
    func testWindowsAreTheWholeTree() throws {
        for count in [0, 1, 255, 256, 257, 511, 512, 513, 1_025] {
            let tickets = (0..<count).map { ticket(Int64($0)) }
            var roster = Roster()
            var all: [[UInt8]] = []
            while roster.hashed < Int64(count) {
                var window = RosterWindow(base: roster.hashed)
                for ticket in tickets[Int(roster.hashed)..<min(count, Int(roster.hashed) + 256)].reversed() {
                    window.put(RosterEntry(ticket))
                }
                let leaves = window.leaves(of: event, below: Int64(count))
                roster.append(leaves)
                all += leaves
            }
            XCTAssertEqual(all, try tickets.map { try DrawVerifier().leaf($0.text) }, "each leaf is that of its ticket")
            XCTAssertEqual(roster.close(), DrawVerifier().root(all[...]), "\(count)")
            XCTAssertEqual(roster.gaps, [])
        }
    }

    func testANumberWithoutATicketIsZeros() {
        var window = RosterWindow(base: 256)
        for number in [256, 259, 260] as [Int64] { window.put(RosterEntry(ticket(number))) }
        let leaves = window.leaves(of: event, below: 263)
        XCTAssertEqual(leaves.count, 7)
        XCTAssertEqual(
            leaves.map { $0 == Array(repeating: 0, count: 32) }, [false, true, true, false, false, true, true])
        var roster = Roster()
        roster.append(RosterWindow(base: 0).leaves(of: event, below: 256))
        roster.append(leaves)
        let gaps = [
            Roster.Gap(first: 0, count: 256), Roster.Gap(first: 257, count: 2), Roster.Gap(first: 261, count: 2),
        ]
        XCTAssertEqual(roster.gaps, gaps)
    }

    func testWhatIsForgottenIsHashedAgain() {
        var roster = Roster()
        roster.append(RosterWindow(base: 0).leaves(of: event, below: 256))
        roster.append(RosterWindow(base: 256).leaves(of: event, below: 512))
        roster.forget(from: 600)
        XCTAssertEqual(roster.hashed, 512)
        roster.forget(from: 300)
        XCTAssertEqual(roster.hashed, 256)
        XCTAssertEqual(roster.gaps, [Roster.Gap(first: 0, count: 256)])
        roster.forget(from: 0)
        XCTAssertEqual(roster, Roster())
    }

    func testAnEntryIsNeverReplaced() {
        var window = RosterWindow(base: 0)
        let first = ticket(7)
        window.put(RosterEntry(first))
        window.put(RosterEntry(ticket(7)))
        XCTAssertEqual(window.leaves(of: event, below: 8)[7], RosterEntry.leaf(first))
    }
}
