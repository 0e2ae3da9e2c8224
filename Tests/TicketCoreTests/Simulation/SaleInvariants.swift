// What must be true of a sale at every moment, read from the rows alone.

import XCTest

@testable import TicketCore

/// The checks after each step of a simulated sale; each answers with what is wrong, or nothing.
struct SaleInvariants {
    let shop: TestShop

    func violations() throws -> [String] {
        try boardIsTrue()
            + shop.database.read { transaction in
                try Self.rules.compactMap { rule in
                    let found = try transaction.rows(rule.query) { row in row.integer(0) }
                    return found.isEmpty ? nil : "\(rule.name): \(found.prefix(5))"
                }
            }
    }

    private func boardIsTrue() throws -> [String] {
        let map = try shop.listing.board.map
        let rows = try shop.states()
        guard rows.count == TestShop.capacity else { return ["\(rows.count) places instead of \(TestShop.capacity)"] }
        let wrong = rows.indices.filter { map[$0] != rows[$0] }
        let counted = PlaceState.allCases.allSatisfy { state in map.total[state] == rows.count { $0 == state } }
        return (wrong.isEmpty ? [] : ["the board is wrong about \(wrong)"])
            + (counted ? [] : ["the board's counts are wrong"])
    }

    private struct Rule {
        let name: String
        /// Finds what breaks the rule.
        let query: SQL
    }

    private static let rules: [Rule] = [
        Rule(
            name: "a place is held by a cart or an order that waits, sold to an order that is paid",
            query: """
                SELECT p.id FROM places p LEFT JOIN holds h ON h.id = p.hold_id LEFT JOIN orders o ON o.hold_id = h.id
                WHERE p.state IN (1, 2) AND NOT (
                    (p.state = 1 AND h.state = 0 AND o.id IS NULL)
                    OR (p.state = 1 AND h.state = 1 AND o.state = 'awaiting_payment')
                    OR (p.state = 2 AND h.state = 1 AND o.state = 'paid'))
                """),
        Rule(
            name: "an order that waits or is paid has each of its places",
            query: """
                SELECT o.id FROM orders o JOIN order_items i ON i.order_id = o.id
                LEFT JOIN places p ON p.hold_id = o.hold_id AND p.id % 262144 = i.place
                WHERE (o.state = 'awaiting_payment' AND (p.id IS NULL OR p.state <> 1))
                    OR (o.state = 'paid' AND (p.id IS NULL OR p.state <> 2))
                """),
        Rule(
            name: "a paid order has exactly its tickets",
            query: """
                SELECT o.id FROM orders o WHERE o.state = 'paid' AND (
                    (SELECT count(*) FROM tickets t WHERE t.order_id = o.id)
                        <> (SELECT count(*) FROM order_items i WHERE i.order_id = o.id)
                    OR EXISTS (SELECT 1 FROM order_items i WHERE i.order_id = o.id AND NOT EXISTS (
                        SELECT 1 FROM tickets t
                        WHERE t.order_id = o.id AND t.item = i.number AND t.place = i.place
                            AND t.ticket_type = i.ticket_type)))
                """),
        Rule(
            name: "nobody else has tickets",
            query: "SELECT t.id FROM tickets t JOIN orders o ON o.id = t.order_id WHERE o.state <> 'paid'"),
        Rule(
            name: "no place has two tickets",
            query: "SELECT place FROM tickets WHERE state <> 'cancelled' GROUP BY event_id, place HAVING count(*) > 1"),
        Rule(
            name: "every payment that came is tickets or a refund, never both, never neither",
            query: """
                SELECT o.id FROM orders o WHERE
                    (SELECT count(*) FROM payments p WHERE p.order_id = o.id AND p.state = 'confirmed')
                    <> (SELECT count(*) FROM refunds r WHERE r.order_id = o.id)
                        + CASE WHEN o.state = 'paid' THEN 1 ELSE 0 END
                """),
        Rule(
            name: "a payment goes back once",
            query: "SELECT payment_id FROM refunds GROUP BY payment_id HAVING count(*) > 1"),
        Rule(
            name: "a refund is of a payment that came",
            query: """
                SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id
                WHERE p.state <> 'confirmed' OR p.amount <> r.amount
                """),
        Rule(
            name: "nobody has more than the limit",
            query: """
                SELECT h.buyer FROM holds h JOIN places p ON p.hold_id = h.id GROUP BY h.event_id, h.buyer
                HAVING count(*) > 6
                """),
        Rule(
            name: "no address has more than the limit",
            query: """
                SELECT min(o.id) FROM orders o JOIN order_items i ON i.order_id = o.id
                WHERE o.state IN ('awaiting_payment', 'paid') GROUP BY o.event_id, o.email_key HAVING count(*) > 6
                """),
        Rule(
            name: "an order is worth its items",
            query: """
                SELECT o.id FROM orders o
                WHERE o.total <> (SELECT sum(i.amount) FROM order_items i WHERE i.order_id = o.id)
                """),
        Rule(
            name: "a ticket is in exactly if one scan let it in",
            query: """
                SELECT t.id FROM tickets t WHERE
                    (SELECT count(*) FROM check_ins c WHERE c.ticket_id = t.id AND c.answer = 'accepted')
                    <> CASE WHEN t.state = 'checked_in' THEN 1 ELSE 0 END
                """),
    ]
}
