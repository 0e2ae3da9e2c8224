// The tables of an event's page for its organiser.

import TicketCore

enum AdminTables {
    static func categories(_ categories: [AdminEventPage.Category], _ say: any Phrases) -> HTML {
        func row(_ category: AdminEventPage.Category) -> HTML {
            let free = max(0, category.places - category.held - category.sold - category.blocked)
            return """
                <tr><th scope="row"><span class="legend-name">\(Components.swatch(category.colour))\(category.name)</span></th><td class="number">\(Show.money(category.price, say))</td>\
                \(number(category.places, say))\(number(category.sold, say))\(number(category.held, say))\(number(free, say))\(number(category.blocked, say))\
                <td class="number">\(Show.money(category.revenue, say))</td></tr>
                """
        }
        return table(
            say.byCategory, id: "categories",
            [say.category, say.price, say.places, say.sold, say.held, say.free, say.blocked, say.revenue],
            "\(each: categories, row)")
    }

    static func orders(_ orders: [AdminEventPage.OrderLine], _ zone: String, _ say: any Phrases) -> HTML {
        func row(_ order: AdminEventPage.OrderLine) -> HTML {
            """
            <tr><th scope="row" class="code nowrap">\(order.code)</th><td class="number">\(Show.timeWithSeconds(order.placed, zone, say))</td>\
            \(number(order.tickets, say))<td class="number">\(Show.money(order.total, say))</td><td class="number">\(state(order.state, say))</td></tr>
            """
        }
        guard !orders.isEmpty else {
            return Components.card("<h2>\(say.latestOrders)</h2><p class=\"quiet\">\(say.noOrdersYet)</p>")
        }
        return table(
            say.latestOrders, id: "orders", [say.orderCode, say.placedAt, say.ticketsWord, say.amount, say.orderState],
            "\(each: orders, row)")
    }

    /// A table that scrolls by itself on narrow screens, and by keyboard.
    private static func table(_ title: String, id: String, _ columns: [String], _ rows: HTML) -> HTML {
        func head(_ column: (offset: Int, element: String)) -> HTML {
            "<th scope=\"col\"\(if: column.offset > 0, " class=\"number\"")>\(column.element)</th>"
        }
        return Components.card(
            """
            <h2 id="\(id)">\(title)</h2><div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table>\
            <thead><tr>\(each: columns.enumerated(), head)</tr></thead><tbody>\(rows)</tbody></table></div>
            """)
    }

    private static func number(_ value: Int, _ say: any Phrases) -> HTML {
        "<td class=\"number\">\(Show.number(value, say))</td>"
    }

    private static func state(_ state: AdminEventPage.OrderState, _ say: any Phrases) -> HTML {
        let words = say.orderStates
        return switch state {
        case .awaitingPayment: Components.badge(words.awaitingPayment, .accent)
        case .paid: Components.badge(words.paid, .good)
        case .expired: Components.badge(words.expired)
        case .cancelled: Components.badge(words.cancelled, .bad)
        case .refunded: Components.badge(words.refunded, .warn)
        case .partlyRefunded: Components.badge(words.partlyRefunded, .warn)
        }
    }
}
