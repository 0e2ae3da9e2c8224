// A whole sale from one seed: buyers, bad hands, a gateway with bad habits, processes that die, gates.

import Foundation
import Synchronization

@testable import TicketCore

/// One life of a sale. Every choice comes from the seed; each step is one thing that somebody does.
final class SaleSimulation {
    private(set) var shop: TestShop
    private let dice: SeededRandomness
    private let directory: String
    private var process = 0
    /// What was done, for whoever has to look for a fault.
    private(set) var story: [String] = []
    private(set) var counts: [String: Int] = [:]
    private(set) var ends: [String: Int] = [:]

    /// What the shop acknowledged; it must be there after every crash.
    private var orders: [ID<Order>] = []
    private var references: [String] = []
    private var scans: [(code: String, nonce: String, gate: Int, word: String)] = []
    private var gates: [GateDevice] = []

    private static let buyers: UInt64 = 25
    private static let addresses: UInt64 = 18

    init(seed: UInt64, directory: String) throws {
        dice = SeededRandomness(seed: seed)
        self.directory = directory
        shop = try TestShop(directory: directory + "/0", seed: dice.next(), gatewayWidth: 1)
    }

    func begin() async throws {
        try await shop.open(blocked: [31, 51])
        let devices = Devices(database: shop.database, clock: shop.clock, randomness: shop.randomness)
        for name in ["A", "B", "C"] {
            let (_, code) = try await devices.invite(name: name, gate: name, event: TestShop.event)
            gates.append(try await devices.setUp(code: code).device)
        }
    }

    /// Does one thing; a `Failure` is an answer like any other, anything else is a fault.
    func step() async throws {
        let (name, action) = choose()
        story.append(name)
        counts[name, default: 0] += 1
        do {
            try await action()
        } catch let failure as Failure {
            story[story.count - 1] += " ✗ \(failure)"
            counts[name + " ✗", default: 0] += 1
        } catch let failure as GatewayFailure {
            story[story.count - 1] += " ✗ \(failure)"
        }
    }

    private typealias Action = () async throws -> Void

    private func choose() -> (String, Action) {
        let actions: [(weight: UInt64, name: String, action: Action)] = [
            (10, "pick", pick), (12, "best", best), (3, "remove", remove), (2, "release", release),
            (3, "extend", extend),
            (3, "type", chooseType), (12, "order", order), (14, "pay", pay), (14, "money", money),
            (3, "decline", decline),
            (2, "leave", leave), (3, "late money", lateMoney),
            (4, "pay twice", payTwice), (10, "notify", notify), (4, "come back", comeBack),
            (8, "sweep", sweep), (8, "time", passTime), (6, "scan", scan), (2, "scan again", scanAgain),
            (3, "habit", changeHabits), (1, "restart", restart), (1, "crash", crash),
        ]
        var mark = dice.below(actions.reduce(0) { $0 + $1.weight })
        for (weight, name, action) in actions {
            if mark < weight { return (name, action) }
            mark -= weight
        }
        preconditionFailure("the weights were counted wrongly")
    }

    private func chance(_ part: UInt64, in whole: UInt64) -> Bool { dice.below(whole) < part }
    private func number(_ range: Range<Int>) -> Int { range.lowerBound + Int(dice.below(UInt64(range.count))) }
    private func buyer() -> Buyer { Buyer(number: Int64(dice.below(Self.buyers))) }
    private func one<Element>(of list: [Element]) -> Element? { list.isEmpty ? nil : list[number(0..<list.count)] }

    // MARK: Buyers

    private func pick() async throws {
        let start = number(0..<TestShop.capacity)
        let places = (start..<start + number(1..<5)).filter { $0 < TestShop.capacity }
        _ = try await shop.inventory.hold(.places(places), for: buyer(), of: shop.listing)
    }

    private func best() async throws {
        var request = PlaceRequest(count: number(1..<6))
        if chance(1, in: 3) { request.section = number(0..<2) }
        if chance(1, in: 3) { request.categories = [number(0..<2)] }
        if chance(1, in: 10) { request.accessible = 1 }
        _ = try await shop.inventory.hold(.best(request), for: buyer(), of: shop.listing)
    }

    private func cart() throws -> Hold? {
        for _ in 0..<8 {
            if let hold = try shop.inventory.cart(of: buyer(), shop.listing) { return hold }
        }
        return nil
    }

    private func remove() async throws {
        guard let cart = try cart(), let place = one(of: cart.places) else { return }
        _ = try await shop.inventory.remove([place.ordinal], from: cart.buyer, shop.listing)
    }

    private func release() async throws { try await shop.inventory.release(buyer(), shop.listing) }

    private func extend() async throws {
        guard let cart = try cart() else { return }
        _ = try await shop.inventory.extend(cart.buyer, shop.listing)
    }

    private func chooseType() async throws {
        guard let cart = try cart(), let place = one(of: cart.places) else { return }
        _ = try await shop.inventory.setTicketTypes([place.ordinal: number(0..<2)], of: cart.buyer, shop.listing)
    }

    private func order() async throws {
        guard let cart = try cart() else { return }
        let email = "fan\(dice.below(Self.addresses))+\(dice.below(9))@example.org"
        let order = try await shop.order(buyer: cart.buyer.number, email: email, others: chance(1, in: 2))
        orders.append(order.id)
    }

    private func pay() async throws {
        guard let id = one(of: Array(orders.suffix(12))) else { return }
        let payment = try await shop.pay(shop.order(id))
        if let reference = payment.reference { references.append(reference) }
    }

    // MARK: Money

    private func recent() -> String? { one(of: Array(references.suffix(10))) }

    private func money() async throws {
        guard let reference = recent() else { return }
        _ = try await shop.gateway.inner.pay(reference)
    }

    private func lateMoney() async throws {
        guard let reference = one(of: references) else { return }
        _ = try await shop.gateway.inner.pay(reference, evenIfLate: true)
    }

    /// A buyer with two windows: leaves one session, begins another, and the bank lets both through.
    private func payTwice() async throws {
        guard let id = one(of: Array(orders.suffix(6))) else { return }
        var both: [String] = []
        for _ in 0..<2 {
            guard let reference = try await shop.pay(shop.order(id)).reference else { return }
            references.append(reference)
            both.append(reference)
            if both.count == 1 {
                _ = try await shop.gateway.inner.cancel(reference)
                try await shop.payments.refresh(reference)
            }
        }
        for reference in chance(1, in: 2) ? both : both.reversed() {
            _ = try await shop.gateway.inner.pay(reference, evenIfLate: true)
            try await shop.payments.refresh(reference)
        }
    }

    private func decline() async throws {
        guard let reference = recent() else { return }
        try await shop.gateway.inner.decline(reference)
    }

    private func leave() async throws {
        guard let reference = recent() else { return }
        _ = try await shop.gateway.inner.cancel(reference)
    }

    /// Any reference, old or new, any number of times, in any order.
    private func notify() async throws {
        guard let reference = chance(1, in: 3) ? one(of: references) : recent() else { return }
        let event = "\(reference)-\(dice.below(3))"
        for _ in 0..<number(1..<4) {
            try await shop.payments.notified(shop.gateway.inner.notification(of: reference, event: event))
        }
    }

    private func comeBack() async throws {
        guard let reference = recent() else { return }
        try await shop.payments.refresh(reference)
    }

    // MARK: Time and trouble

    private func sweep() async throws { try await shop.housekeeping.run() }

    private func passTime() async throws {
        shop.clock.advance(by: chance(1, in: 6) ? .seconds(number(600..<1_000)) : .seconds(number(0..<200)))
    }

    private func changeHabits() async throws {
        var habits = WildGateway.Habits()
        if chance(2, in: 3) {
            habits.refusesCreate = chance(1, in: 4)
            habits.losesCreate = chance(1, in: 4)
            habits.refusesState = chance(1, in: 4)
            habits.refusesCancel = chance(1, in: 4)
            habits.forgetsCancel = chance(1, in: 4)
            habits.losesCancel = chance(1, in: 4)
            habits.refusesRefund = chance(1, in: 4)
            habits.losesRefund = chance(1, in: 4)
            if chance(1, in: 4) { habits.refundAnswers = [.failed, .pending, .failed] }
        }
        shop.gateway.habits.withLock { $0 = habits }
    }

    /// The process ends in good order, and the next one starts.
    private func restart() async throws {
        shop.close()
        shop = try TestShop(directory: shop.directory, clock: shop.clock, seed: dice.next(), gatewayWidth: 1)
    }

    /// What kill -9 leaves: the files as they are at this moment, nothing closed, nothing given back.
    private func crash() async throws {
        process += 1
        let next = directory + "/\(process)"
        try FileManager.default.createDirectory(atPath: next, withIntermediateDirectories: true)
        for file in ["shop.sqlite", "shop.sqlite-wal"] {
            let former = shop.directory + "/" + file
            guard FileManager.default.fileExists(atPath: former) else { continue }
            try FileManager.default.copyItem(atPath: former, toPath: next + "/" + file)
        }
        let killed = shop
        shop = try TestShop(directory: next, clock: killed.clock, seed: dice.next(), gatewayWidth: 1)
        killed.close()
        try FileManager.default.removeItem(atPath: killed.directory)
    }

    // MARK: Gates

    private var checkIns: CheckIns {
        CheckIns(database: shop.database, clock: shop.clock, ticketKeys: shop.ticketKeys)
    }

    private func scan() async throws {
        guard let id = one(of: orders), let ticket = one(of: try shop.tickets(shop.order(id))) else { return }
        let gate = number(0..<gates.count)
        let nonce = "n\(scans.count)"
        let answer = try await checkIns.scan(ticket.code, nonce: nonce, by: gates[gate])
        scans.append((ticket.code, nonce, gate, answer.word))
    }

    private func scanAgain() async throws {
        guard let (code, nonce, gate, word) = one(of: scans) else { return }
        let answer = try await checkIns.scan(code, nonce: nonce, by: gates[gate])
        if answer.word != word { story.append("a scan was \(word) and is \(answer.word)") }
        wrongRepeats += answer.word == word ? 0 : 1
    }

    private(set) var wrongRepeats = 0

    // MARK: What must be true

    func violations() throws -> [String] {
        var found = try SaleInvariants(shop: shop).violations()
        for id in orders where try shop.database.read({ try $0.order(id) }) == nil {
            found.append("order \(id) was lost")
        }
        let accepted = scans.filter { $0.word == "accepted" }.map(\.code)
        if Set(accepted).count != accepted.count { found.append("a ticket was let in twice") }
        if wrongRepeats > 0 { found.append("a scan was answered in two ways") }
        return found
    }

    /// Everybody goes home: the gateway behaves and tells everything once more, and all time passes.
    func finish() async throws {
        shop.gateway.habits.withLock { $0 = WildGateway.Habits() }
        for reference in Set(references).sorted() { try await shop.payments.refresh(reference) }
        for _ in 0..<6 {
            shop.clock.advance(by: .seconds(4_000))
            try await shop.housekeeping.run()
        }
    }

    /// How many orders, payments and refunds came to which end: a simulation in which nothing happens proves nothing.
    func readEnds() throws {
        let rows = try shop.database.read { transaction in
            try transaction.rows(
                """
                SELECT 'order ' || state, count(*) FROM orders GROUP BY state
                UNION ALL SELECT 'refund ' || reason, count(*) FROM refunds GROUP BY reason
                UNION ALL SELECT 'late ticket', count(*) FROM tickets t JOIN orders o ON o.id = t.order_id
                    WHERE o.created_at + 900000 < o.paid_at
                UNION ALL SELECT 'scan ' || answer, count(*) FROM check_ins GROUP BY answer
                """
            ) { row in (row.text(0), row.int(1)) }
        }
        ends = Dictionary(uniqueKeysWithValues: rows)
    }

    /// What must be true when everybody has gone home.
    func leftovers() throws -> [String] {
        var found: [String] = []
        let map = try shop.listing.board.map
        if map.total.held != 0 { found.append("\(map.total.held) places are still held") }
        if map.total.free + map.total.sold + map.total.blocked != TestShop.capacity { found.append("places are lost") }
        let (waiting, owed, taken, worth) = try shop.database.read { transaction in
            (
                try transaction.row("SELECT count(*) FROM orders WHERE state = 'awaiting_payment'") { $0.int(0) } ?? -1,
                try transaction.row("SELECT count(*) FROM refunds WHERE state <> 'done'") { $0.int(0) } ?? -1,
                try transaction.row(
                    "SELECT coalesce(sum(amount - refunded), 0) FROM test_gateway_sessions WHERE state = 'paid'"
                ) { $0.int(0) } ?? -1,
                try transaction.row("SELECT coalesce(sum(total), 0) FROM orders WHERE state = 'paid'") { $0.int(0) }
                    ?? -1
            )
        }
        if waiting != 0 { found.append("\(waiting) orders still wait") }
        if owed != 0 { found.append("\(owed) refunds are still owed") }
        if taken != worth { found.append("the gateway kept \(taken) for tickets worth \(worth)") }
        return found
    }
}
