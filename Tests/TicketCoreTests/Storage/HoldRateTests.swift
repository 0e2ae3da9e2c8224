// Many buyers at once through the writer: nobody gets another's place. With HOLDS set, a measurement.
//
//   swift build -c release --build-tests -Xswiftc -enable-testing
//   HOLDS=200000 swift test -c release --skip-build -Xswiftc -enable-testing --filter HoldRateTests
//
// The bound to compare with is Tests/Benchmarks/bare_sqlite.c, the same statements without Swift.

import Foundation
import XCTest

@testable import TicketCore

final class HoldRateTests: StorageTestCase {
    private static let places = 1 << 20

    private static let sale = Migration(
        number: 1, name: "sale",
        statements: [
            """
            CREATE TABLE places (id BIGINT PRIMARY KEY, event BIGINT NOT NULL,
                state SMALLINT NOT NULL CHECK (state IN (0, 1, 2, 3)), hold BIGINT, ticket_type SMALLINT)
            """,
            "CREATE INDEX places_hold ON places (hold) WHERE hold IS NOT NULL",
            """
            CREATE TABLE holds (id BIGINT PRIMARY KEY, event BIGINT, buyer BIGINT, state SMALLINT,
                created_at BIGINT, until BIGINT)
            """,
            "CREATE INDEX holds_buyer ON holds (event, buyer)",
            "CREATE INDEX holds_until ON holds (until) WHERE state = 0",
        ])

    private struct Refused: Error {}

    /// Two places for one buyer, as the inventory does it.
    private static func hold(_ hold: Int, _ first: Int, _ second: Int, _ transaction: Transaction) throws {
        let held = try transaction.row(
            "SELECT count(*) FROM holds WHERE event = \(1) AND buyer = \(hold) AND state = 0"
        ) {
            $0.int(0)
        }
        guard let held, held < 6 else { throw Refused() }
        for place in [first, second] {
            let taken = try transaction.run(
                "UPDATE places SET state = 1, hold = \(hold), ticket_type = \(1) WHERE id = \(place) AND state = 0")
            guard taken == 1 else { throw Refused() }
        }
        let now = Instant(milliseconds: 1_800_000_000_000 + Int64(hold))
        try transaction.run(
            """
            INSERT INTO holds (id, event, buyer, state, created_at, until)
            VALUES (\(hold), \(1), \(hold), 0, \(now), \(now + .seconds(600)))
            """)
    }

    /// An order of all places in which neighbours are far apart: an odd factor permutes the numbers below a power of two.
    private static func place(_ index: Int, of places: Int) -> Int { (index &* 2_654_435_761) & (places - 1) }

    private func sale(places: Int) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: path, migrations: [Self.sale], clock: ManualClock())
        addTeardownBlock { database.close() }
        try await database.write { transaction in
            for id in 0..<places {
                try transaction.run("INSERT INTO places (id, event, state) VALUES (\(id), 1, 0)")
            }
        }
        return database
    }

    func testBuyersTogether() async throws {
        let wanted = ProcessInfo.processInfo.environment["HOLDS"].flatMap { Int(digits: $0) }
        let holds = wanted ?? 2_000
        let places = wanted == nil ? 1 << 11 : Self.places
        let database = try await sale(places: places)
        let buyers = 256
        let begin = ContinuousClock.now
        let sold = await withTaskGroup(of: Int.self) { group in
            for buyer in 0..<buyers {
                group.addTask {
                    var sold = 0
                    for hold in stride(from: buyer, to: holds, by: buyers) {
                        let first = Self.place(hold * 2, of: places)
                        let second = Self.place(hold * 2 + 1, of: places)
                        let done: Void? = try? await database.write { try Self.hold(hold, first, second, $0) }
                        if done != nil { sold += 1 }
                    }
                    return sold
                }
            }
            return await group.reduce(0, +)
        }
        let rate = Double(holds) / ((ContinuousClock.now - begin) / .seconds(1))
        if wanted != nil { print("writer: \(Int(rate)) holds/s;", database.metrics()) }
        // Without HOLDS there are half as many places as wanted: every place is sold, none twice, and the rest refused.
        XCTAssertEqual(sold, min(holds, places / 2))
        let (held, pairs) = try database.read { transaction in
            (
                try transaction.row("SELECT count(*) FROM places WHERE state = 1") { $0.int(0) },
                try transaction.row(
                    "SELECT count(*) FROM (SELECT hold FROM places GROUP BY hold HAVING hold IS NOT NULL AND count(*) = 2)"
                ) { $0.int(0) }
            )
        }
        XCTAssertEqual(held, sold * 2)
        XCTAssertEqual(pairs, sold)
        XCTAssertEqual(try database.read { try $0.row("SELECT count(*) FROM holds") { $0.int(0) } }, sold)
    }

    func testReadRate() async throws {
        let wanted = ProcessInfo.processInfo.environment["HOLDS"].flatMap { Int(digits: $0) }
        let database = try await sale(places: 1 << 11)
        let reads = wanted ?? 100
        let begin = ContinuousClock.now
        for index in 0..<reads {
            let id = index & 2_047
            let found = try database.read { transaction in
                try transaction.row("SELECT id, state FROM places WHERE id = \(id)") { $0.int(0) }
            }
            XCTAssertEqual(found, id)
        }
        if wanted != nil { print("read: \((ContinuousClock.now - begin) / reads) each") }
    }
}
