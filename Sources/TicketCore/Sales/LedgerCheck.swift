// The ledger check: reads every row of one event and says which promise of the sale one of them breaks.

package struct LedgerCheck: Sendable {
    let database: any Database
    let clock: any Clock

    package init(database: any Database, clock: any Clock) {
        self.database = database
        self.clock = clock
    }

    /// Checks an event as of this moment, on the caller's thread: some 200 ms for a stadium.
    ///
    /// - Parameter place: the place of a queue number, from 0; nil where nobody can say it.
    package func report(of listing: Listing, place: (Int64) -> Int64? = { $0 }) throws -> LedgerReport {
        let event = listing.event
        let books = try database.read { transaction in try EventBooks(event, transaction) }
        var report = LedgerReport(at: clock.now())
        report.capacity = listing.plan.count
        books.countOrders(&report)
        books.checkMoney(&report)
        books.checkTickets(&report)
        books.checkPlaces(&report)
        books.checkLimits(&report, limit: event.limitPerBuyer)
        books.checkNumbers(&report, place)
        return report
    }
}

/// The rows of one event, read in one transaction.
private struct EventBooks {
    private let orders: [LedgerOrder]
    /// Good tickets by place.
    private let tickets: [Int: Int]
    private let places: [LedgerPlace]
    private let holds: [ID<Hold>: LedgerHold]
    private let room: (given: Int64, called: Int64)?
    private let sessions: [(number: Int64, session: Int64)]

    init(_ event: Event, _ transaction: Transaction) throws {
        orders = try transaction.ledgerOrders(of: event.id, isRehearsal: event.sale.isRehearsal)
        tickets = try transaction.ledgerTickets(of: event.id)
        places = try transaction.ledgerPlaces(of: event.id)
        holds = try transaction.ledgerHolds(of: event.id)
        room = try transaction.ledgerRoom(of: event.id)
        sessions = try transaction.ledgerSessions(of: event.id)
    }

    func countOrders(_ report: inout LedgerReport) {
        report.orders = orders.count
        report.paid = orders.count { $0.isPaid }
        report.refunded = orders.count { $0.state == .refunded || $0.state == .partiallyRefunded }
        report.tickets = tickets.values.reduce(0, +)
    }

    func checkMoney(_ report: inout LedgerReport) {
        for order in orders {
            let kept = order.received - order.returned
            let isWithoutTickets = kept > 0 && order.tickets == 0 || order.state == .paid && order.tickets < order.items
            if isWithoutTickets || kept > order.total { report.add(.paidWithoutTicket, order.code) }
            if order.tickets > 0, !order.isPaid || order.received < order.total {
                report.add(.ticketWithoutPayment, order.code)
            }
            if order.strangePayments > 0 { report.add(.gateway, order.code) }
        }
    }

    func checkTickets(_ report: inout LedgerReport) {
        for (place, count) in tickets.sorted(by: { $0.key < $1.key }) where count > 1 {
            report.add(.soldTwice, "place \(place)")
        }
    }

    func checkPlaces(_ report: inout LedgerReport) {
        let waiting = Set(orders.filter { $0.state == .awaitingPayment }.map(\.hold))
        let paid = Set(orders.filter(\.isPaid).map(\.hold))
        var seen = 0
        for place in places where place.ordinal < report.capacity {
            seen += 1
            let isTicketed = tickets[place.ordinal] != nil
            let isRight: Bool
            switch place.state {
            case .free:
                report.free += 1
                isRight = !isTicketed
            case .held:
                report.held += 1
                isRight = !isTicketed && place.hold.map { holds[$0]?.isLive == true || waiting.contains($0) } == true
            case .sold:
                report.sold += 1
                isRight = isTicketed && place.hold.map { paid.contains($0) } == true
            case .blocked:
                report.blocked += 1
                isRight = !isTicketed
            }
            if !isRight { report.add(.places, "place \(place.ordinal)") }
        }
        for _ in seen..<max(seen, report.capacity) { report.add(.places, "a place without a row") }
        for place in places where place.ordinal >= report.capacity {
            report.add(.places, "place \(place.ordinal), not of the plan")
        }
    }

    func checkLimits(_ report: inout LedgerReport, limit: Int) {
        var ofBuyer: [Int64: Int] = [:]
        for place in places {
            if let buyer = place.hold.flatMap({ holds[$0]?.buyer }) { ofBuyer[buyer, default: 0] += 1 }
        }
        for (buyer, count) in ofBuyer.sorted(by: { $0.key < $1.key }) where count > limit {
            report.add(.overLimit, "number \(buyer): \(count)")
        }
        var ofEmail: [String: (count: Int, code: String)] = [:]
        for order in orders where order.isPayable {
            ofEmail[order.emailKey, default: (0, order.code)].count += order.items
        }
        for entry in ofEmail.values.sorted(by: { $0.code < $1.code }) where entry.count > limit {
            report.add(.overLimit, "the buyer of \(entry.code): \(entry.count)")
        }
    }

    func checkNumbers(_ report: inout LedgerReport, _ place: (Int64) -> Int64?) {
        guard let room else { return }
        var inside: Set<Int64> = []
        var known: Set<Int64> = []
        for (number, session) in sessions {
            inside.insert(number)
            if !known.insert(session).inserted { report.add(.numbers, "number \(number): another's session") }
            if !(0..<room.given).contains(number) {
                report.add(.numbers, "number \(number): never given")
            } else if let place = place(number), place >= room.called {
                report.add(.numbers, "number \(number): not called")
            }
        }
        for order in orders where !inside.contains(order.buyer) {
            report.add(.numbers, "order \(order.code): number \(order.buyer) was never let in")
        }
    }
}
