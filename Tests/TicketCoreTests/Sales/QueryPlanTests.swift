// No statement of the sale reads a whole table: what is quick with fifty places must be quick with fifty thousand.

import Synchronization
import XCTest

@testable import TicketCore

final class QueryPlanTests: ShopTestCase {
    /// Runs everything a sale does, with an engine that writes down each text, and asks SQLite for the plan of each.
    func testNothingOfASaleScansATable() async throws {
        let texts = Mutex<Set<String>>([])
        let inner = try XCTUnwrap(shop).database
        let recording = RecordingDatabase(inner) { text in texts.withLock { _ = $0.insert(text) } }
        try await sell(recording)
        let heard = texts.withLock { $0.sorted() }
        XCTAssertGreaterThan(heard.count, 45, "the sale was not heard")
        for hot in [
            "UPDATE places SET state = 1", "UPDATE places SET state = 2", "UPDATE places SET state = 0",
            "FROM holds WHERE",
            "FROM payments WHERE gateway", "INTO tickets", "email_key =", "FROM tickets WHERE code", "close_at <=",
            "checked_at <=", "next_attempt_at <=", "FROM idempotency_keys",
        ] { XCTAssertTrue(heard.contains { $0.contains(hot) }, "no statement with \(hot)") }
        for text in heard {
            for step in try plan(of: text) where step.hasPrefix("SCAN") && !step.contains("CONSTANT ROW") {
                XCTFail("\(step)\n\(text)")
            }
        }
    }

    private func plan(of text: String) throws -> [String] {
        let holes = text.split(separator: "$").dropFirst().compactMap { Int(digits: $0.prefix { $0.isNumber }) }
        let values = Array(repeating: SQLValue.integer(1), count: holes.max() ?? 0)
        return try shop.database.read { transaction in
            try transaction.rows(SQL(text: "EXPLAIN QUERY PLAN " + text, values: values)) { $0.text(3) }
        }
    }

    /// Two buyers, one of them late, a scan, a sign-in and the sweep.
    private func sell(_ database: RecordingDatabase) async throws {
        let (clock, randomness, gateway) = (shop.clock, shop.randomness, shop.gateway)
        let catalogue = shop.catalogue
        let inventory = Inventory(database: database, clock: clock, randomness: randomness)
        let checkout = Checkout(
            database: database, clock: clock, randomness: randomness, gateways: Gateways(sale: gateway))
        let payments = Payments(
            database: database, clock: clock, randomness: randomness, gateways: Gateways(sale: gateway),
            catalogue: catalogue,
            inventory: inventory, ticketKeys: shop.ticketKeys, log: .silent)
        let housekeeping = Housekeeping(
            database: database, clock: clock, catalogue: catalogue, inventory: inventory, payments: payments)
        let listing = try shop.listing
        let key = try IdempotencyKey(scope: "a", key: "b", request: [])
        var references: [String] = []
        for buyer in [Buyer(number: 1), Buyer(number: 2)] {
            let first = Int(buyer.number) * 8
            _ = try await inventory.hold(
                .places([first, first + 1]), for: buyer, of: listing, idempotency: buyer.number == 1 ? key : nil)
            _ = try await inventory.hold(.best(PlaceRequest(count: 1)), for: buyer, of: listing)
            _ = try inventory.cart(of: buyer, listing)
            _ = try await inventory.setTicketTypes([first: 1], of: buyer, listing)
            clock.advance(by: .seconds(1))
            _ = try await inventory.extend(buyer, listing)
            _ = try await inventory.remove([first + 1], from: buyer, listing)
            let order = try await checkout.order(by: buyer, contact: TestShop.contact(), of: listing)
            let payment = try await checkout.pay(order, description: "x") { "/\($0.id)" }
            references.append(try XCTUnwrap(payment.reference))
        }
        _ = try await gateway.inner.pay(references[0])
        try await payments.notified(gateway.inner.notification(of: references[0], event: "e"))
        _ = try await inventory.hold(.places([30]), for: Buyer(number: 3), of: listing)
        try await inventory.release(Buyer(number: 3), listing)
        _ = try await inventory.hold(.places([30]), for: Buyer(number: 3), of: listing)
        gateway.habits.withLock { $0.refusesCancel = true }
        clock.advance(by: .minutes(20))
        try await housekeeping.run()
        gateway.habits.withLock { $0.refusesCancel = false }
        clock.advance(by: .minutes(20))
        try await housekeeping.run()
        _ = try await inventory.hold(.places([16]), for: Buyer(number: 4), of: listing)
        _ = try await gateway.inner.pay(references[1], evenIfLate: true)
        try await payments.refresh(references[1])
        gateway.habits.withLock { $0.refundAnswers = [.pending] }
        try await housekeeping.run()
        clock.advance(by: .seconds(100_000))
        try await housekeeping.run()
        try await scan(database)
    }

    private func scan(_ database: RecordingDatabase) async throws {
        let devices = Devices(database: database, clock: shop.clock, randomness: shop.randomness)
        let (device, code) = try await devices.invite(name: "A", gate: "A", event: TestShop.event)
        let (_, token) = try await devices.setUp(code: code)
        _ = try devices.device(token: token)
        let ticket = try shop.database.read { try $0.row("SELECT code FROM tickets LIMIT 1") { $0.text(0) } }
        let checkIns = CheckIns(database: database, clock: shop.clock, ticketKeys: shop.ticketKeys)
        for nonce in ["1", "2", "2"] { _ = try await checkIns.scan(XCTUnwrap(ticket), nonce: nonce, by: device) }
        try await devices.revoke(device.id)
        let hasher = PasswordHasher(threads: 1)
        defer { hasher.stop() }
        let staff = StaffAccounts(
            database: database, clock: shop.clock, randomness: shop.randomness, hasher: hasher)
        _ = try await staff.create(email: "a@b.pl", name: "A", role: .owner, password: "long enough")
        let (_, session) = try await staff.signIn(email: "a@b.pl", password: "long enough")
        _ = try staff.account(token: session)
        try await staff.signOut(token: session)
    }
}

/// A database that tells each statement's text to somebody before it runs it.
private struct RecordingDatabase: Database {
    private let inner: any Database
    private let hear: @Sendable (String) -> Void

    init(_ inner: any Database, hear: @escaping @Sendable (String) -> Void) {
        self.inner = inner
        self.hear = hear
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        let hear = hear
        return try await inner.write { transaction in try Self.heard(transaction, hear, body) }
    }

    func read<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try inner.read { transaction in try Self.heard(transaction, hear, body) }
    }

    /// Runs the body in a transaction of its own that passes everything on.
    private static func heard<Value>(
        _ transaction: Transaction, _ hear: @escaping (String) -> Void, _ body: (Transaction) throws -> Value
    ) throws -> Value {
        let recording = Transaction(Runner(transaction, hear))
        defer { recording.finish() }
        let value = try body(recording)
        for effect in recording.effects { transaction.afterCommit(effect) }
        return value
    }

    private final class Runner: StatementRunner {
        private let transaction: Transaction
        private let hear: (String) -> Void

        init(_ transaction: Transaction, _ hear: @escaping (String) -> Void) {
            self.transaction = transaction
            self.hear = hear
        }

        func run(_ statement: SQL, each: (borrowing Row) throws -> Void) throws -> Int {
            hear(statement.text)
            let hasRows = statement.text.hasPrefix("SELECT") || statement.text.contains("RETURNING")
            guard hasRows else { return try transaction.run(statement) }
            return try transaction.rows(statement) { row in try each(row) }.count
        }
    }
}
