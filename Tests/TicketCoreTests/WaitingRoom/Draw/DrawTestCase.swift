// A waiting room with a draw, and an independent check of it.

import Foundation
import XCTest

@testable import TicketCore

/// A room whose lobby opens a minute from now and whose start is two minutes from now.
class DrawTestCase: WaitingRoomTestCase {
    var lobbyAt: Instant { start + .seconds(60) }
    var opensAt: Instant { start + .seconds(120) }
    var cutOff: Instant { opensAt + .seconds(60) }
    var doors: Instant { opensAt + .seconds(75) }
    private(set) var start = Instant(milliseconds: 0)

    /// Starts with an announced draw.
    func announce(_ grade: DrawGrade = .seedOnly) async throws {
        start = clock.now()
        try await start()
        try await rooms.create(event, state: .draft, opensAt: opensAt, endsAt: start + .seconds(86_400))
        try await rooms.announceDraw(event, grade: grade, lobbyAt: lobbyAt, opensAt: opensAt, by: "Ada")
    }

    /// Lets time pass until `moment`.
    func pass(to moment: Instant) async { if moment > clock.now() { await pass(moment - clock.now()) } }

    func draw(line: UInt = #line) throws -> DrawRecord { try XCTUnwrap(rooms.draw(event), line: line) }

    /// What `now` says, as JSON.
    func now(line: UInt = #line) throws -> [String: Any] {
        let body = try XCTUnwrap(rooms.now(event), line: line).body
        return try XCTUnwrap(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], line: line)
    }

    /// What the beacon would say; the signature is any text of the right length.
    func beacon(_ round: Int64) -> (randomness: [UInt8], signature: [UInt8]) {
        let signature = SHA256.hash("round \(round)".utf8) + Array(repeating: 1, count: 16)
        return (SHA256.hash(signature), signature)
    }

    func supplyBeacon(_ change: (inout (round: Int64, randomness: [UInt8], signature: [UInt8]?)) -> Void = { _ in })
        async throws
    {
        let round = try draw().round
        let (randomness, signature) = beacon(round)
        var value: (round: Int64, randomness: [UInt8], signature: [UInt8]?) = (round, randomness, signature)
        change(&value)
        try await rooms.supplyBeacon(
            event, round: value.round, randomness: value.randomness, signature: value.signature,
            verifiedElsewhere: true, by: "api.drand.sh")
    }
}

/// What somebody who checks the roster concludes from a path.
extension RosterPath {
    var isHole: Bool { leaf == RosterEntry.hole }

    /// Whether leaf and path lead to the root.
    var isProven: Bool { MerkleTree.root(of: leaf, at: number, count: size, path: path) == root }
}
