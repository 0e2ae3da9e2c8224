import Foundation
import Synchronization
import XCTest

/// The power fails in the middle of a sale, again and again: what was acknowledged is there afterwards.
final class KillTests: XCTestCase {
    /// What buyers were told, and nothing else.
    private struct Acknowledged {
        var numbers: [(number: Int, visitor: Visitor)] = []
        var holds: [(id: String, visitor: Visitor)] = []
        var orders: [(id: String, secret: String)] = []
        var paid: [(id: String, secret: String)] = []
    }

    private final class Told: Sendable {
        let value = Mutex(Acknowledged())
    }

    func testWhatWasAcknowledgedSurvivesEveryKill() throws {
        let arguments = ["--waiting-room-rate", "5000"]
        var server = try ServerProcess(self) { $0.arguments = arguments }
        try server.waitReady()
        let event = try server.report().event
        let all = Told()
        var readies: [Duration] = []
        for round in 0..<4 {
            let isOver = SeenFlag()
            let port = server.port
            let buyers = (0..<8).map { number in
                ClientThread.start { KillTests.buy(event, port, all, isOver, patience: (round + number) % 4) }
            }
            usleep(500_000 + UInt32(round) * 137_000)
            server.kill()
            isOver.set()
            for buyer in buyers { buyer.join() }
            let last = server
            server = try ServerProcess(self) {
                $0.data = last.data
                $0.arguments = arguments
            }
            readies.append(try server.waitReady())
            try check(all.value.withLock { $0 }, event, server)
        }
        let told = all.value.withLock { $0 }
        print(
            "acknowledged and found after \(readies.count) kills: \(told.numbers.count) numbers, \(told.holds.count) holds,",
            "\(told.orders.count) orders, \(told.paid.count) paid; ready after", readies)
        server.stop()
        try checkRows(server)
    }

    /// A log that ends anywhere is the log of a moment before: what is served is whole, and selling goes on.
    func testACutLogServesWhatWasBefore() throws {
        let server = try ServerProcess(self)
        try server.waitReady()
        let event = try server.report().event
        for number in 0..<12 {
            _ = try Purchase(event: event, visitor: Visitor(server.port), email: "b\(number)@example.org").whole()
        }
        server.kill()
        let log = try Data(contentsOf: server.data.appending(path: "tickets.sqlite-wal"))
        XCTAssertGreaterThan(log.count, 4096)
        var random = SeededBytes(seed: 77)
        for _ in 0..<5 {
            let draw = random.bytes(3).reduce(0) { $0 << 8 | Int($1) }
            let copy = try temporaryDirectory(for: self).appending(path: "data")
            try FileManager.default.copyItem(at: server.data, to: copy)
            try log.prefix(draw % log.count).write(to: copy.appending(path: "tickets.sqlite-wal"))
            try? FileManager.default.removeItem(at: copy.appending(path: "tickets.sqlite-shm"))
            let again = try ServerProcess(self) { $0.data = copy }
            try again.waitReady()
            _ = try Purchase(event: event, visitor: Visitor(again.port), email: "after@example.org").whole()
            again.kill()
            try checkRows(again)
        }
    }

    /// Buys until the server is gone, writing down what it was told. `patience` is the step after which some give up, so
    /// that numbers, holds and unpaid orders are left behind.
    private static func buy(
        _ event: String, _ port: UInt16, _ all: Told, _ isOver: SeenFlag, patience: Int
    ) {
        var count = 0
        while !isOver.isSet, let visitor = try? Visitor(port) {
            count += 1
            let purchase = Purchase(event: event, visitor: visitor, email: "b\(port)-\(UUID())@example.org")
            do {
                let number = try purchase.join()
                all.value.withLock { $0.numbers.append((number, visitor)) }
                if patience == 1, count.isMultiple(of: 5) { continue }
                try purchase.enter()
                let hold = try purchase.hold()
                if patience == 2, count.isMultiple(of: 3) {
                    all.value.withLock { $0.holds.append((hold, visitor)) }
                    continue
                }
                let order = try purchase.order(hold)
                all.value.withLock { $0.orders.append(order) }
                if patience == 3, count.isMultiple(of: 3) { continue }
                try purchase.pay(try purchase.startPayment(order))
                all.value.withLock { $0.paid.append(order) }
            } catch is Visitor.Failure {
                continue
            } catch {
                return XCTFail("\(error)")
            }
        }
    }

    private func check(_ told: Acknowledged, _ event: String, _ server: ServerProcess) throws {
        XCTAssertGreaterThan(told.paid.count, 5)
        XCTAssertEqual(Set(told.numbers.map(\.number)).count, told.numbers.count, "a number was given twice")
        let eye = try Visitor(server.port)
        for order in told.orders {
            let answer = try eye.get("/api/v1/orders/\(order.id)", ["Authorization": "Bearer \(order.secret)"])
            XCTAssertEqual(answer.status, 200, "order \(order.id) is lost")
        }
        for order in told.paid {
            let fields = ["Authorization": "Bearer \(order.secret)"]
            XCTAssertEqual(try eye.get("/api/v1/orders/\(order.id)", fields).json["state"] as? String, "paid")
            let tickets = try eye.get("/api/v1/orders/\(order.id)/tickets", fields).json["data"] as? [Any]
            XCTAssertEqual(tickets?.count, 2, "paid without tickets")
        }
        for hold in told.holds {
            let visitor = try Visitor(server.port)
            visitor.cookies = hold.visitor.cookies
            let answer = try visitor.get("/api/v1/events/\(event)/holds/\(hold.id)")
            XCTAssertEqual(answer.status, 200, "hold \(hold.id) is lost: \(answer.text)")
        }
        for (number, owner) in told.numbers.suffix(60) {
            let visitor = try Visitor(server.port)
            visitor.cookies = owner.cookies
            XCTAssertEqual(try Purchase(event: event, visitor: visitor).join(), number, "a place in the line is lost")
        }
    }

    /// The rows themselves, by another program than ours.
    private func checkRows(_ server: ServerProcess) throws {
        let rules = [
            "PRAGMA integrity_check": "ok",
            """
            SELECT count(*) FROM (SELECT 1 FROM tickets WHERE state <> 'cancelled' GROUP BY event_id, place
            HAVING count(*) > 1)
            """: "0",
            """
            SELECT count(*) FROM (SELECT 1 FROM order_items i JOIN orders o ON o.id = i.order_id
            WHERE o.state IN ('paid', 'awaiting_payment') GROUP BY o.event_id, i.place HAVING count(*) > 1)
            """: "0",
            """
            SELECT count(*) FROM orders o WHERE o.state = 'paid' AND
            (SELECT count(*) FROM tickets t WHERE t.order_id = o.id) <>
            (SELECT count(*) FROM order_items i WHERE i.order_id = o.id)
            """: "0",
            """
            SELECT count(*) FROM payments p JOIN orders o ON o.id = p.order_id
            WHERE p.state = 'confirmed' AND o.state <> 'paid'
            """: "0",
            "SELECT count(*) FROM places p WHERE p.state IN (1, 2) AND p.hold_id NOT IN (SELECT id FROM holds)": "0",
        ]
        for (question, expected) in rules {
            let result = try runTool(
                "sqlite3", [server.data.appending(path: "tickets.sqlite").path, question], package: "sqlite3")
            XCTAssertEqual(result.output.trimmingCharacters(in: .whitespacesAndNewlines), expected, question)
        }
    }
}
