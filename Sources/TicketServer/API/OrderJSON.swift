// Orders, payments and tickets as programs are told them.

import TicketCore

struct OrderJSON {
    let record: OrderRecord
    let listing: Listing

    private var order: Order { record.order }
    private var places: PlaceJSON { PlaceJSON(listing: listing) }

    /// - Parameter withSecret: only the program that made the order is told its secret, once.
    func bytes(withSecret: Bool) -> [UInt8] {
        JSONWriter.object(capacity: 1024 + order.items.count * 256) { json in
            json.member("id", order.id.description)
            json.member("code", order.code)
            json.member("event", order.event.description)
            json.member("state", order.state.rawValue)
            json.member("total", order.total)
            json.member("createdAt", order.createdAt)
            json.member("expiresAt", order.expiresAt)
            json.member("paidAt", order.paidAt)
            json.object("contact", contact)
            json.array("places", order.items) { json, item in
                json.object { places.write(item.place, ticketType: item.ticketType, price: item.price, to: &$0) }
            }
            json.array("payments", record.payments) { json, payment in
                json.object { PaymentJSON(payment: payment).write(to: &$0) }
            }
            json.array("refunds", record.refunds, refund)
            if withSecret { json.member("secret", order.secret) }
            json.member("page", Route.order(order.contact.language, order.id, order.secret).path)
        }
    }

    private func contact(_ json: inout JSONWriter) {
        json.member("name", order.contact.name)
        json.member("email", order.contact.email)
        json.member("language", order.contact.language.rawValue)
        json.member("acceptOtherSeats", order.contact.acceptsOtherSeats)
    }

    private func refund(_ json: inout JSONWriter, _ refund: Refund) {
        json.object { json in
            json.member("number", refund.number)
            json.member("amount", refund.amount)
            json.member("reason", refund.reason.rawValue)
            json.member("state", refund.state.rawValue)
            json.member("createdAt", refund.createdAt)
        }
    }

    /// `{"data":[…]}`: the tickets of the order, each with its code.
    var tickets: [UInt8] {
        JSONWriter.object(capacity: 64 + record.tickets.count * 512) { json in
            json.array("data", record.tickets) { ticket(&$0, $1.ticket, $1.checkIn) }
        }
    }

    private func ticket(_ json: inout JSONWriter, _ ticket: Ticket, _ checkIn: CheckIn?) {
        let price = order.items.first { $0.number == ticket.item }?.price
        let language = order.contact.language
        json.object { json in
            json.member("id", ticket.id.description)
            json.member("number", ticket.item + 1)
            json.member("state", ticket.state.rawValue)
            places.write(ticket.place, ticketType: ticket.ticketType, price: price, to: &json)
            json.member("code", ticket.code)
            json.member("page", Route.ticket(language, ticket.id, ticket.secret).path)
            json.member("document", Route.ticketDocument(language, ticket.id, ticket.secret).path)
            if let checkIn {
                json.object("checkedIn") { CheckInJSON.write(checkIn, to: &$0) }
            } else {
                json.key("checkedIn")
                json.null()
            }
        }
    }
}

struct PaymentJSON {
    let payment: Payment

    var bytes: [UInt8] { JSONWriter.object { write(to: &$0) } }

    func write(to json: inout JSONWriter) {
        json.member("id", payment.id.description)
        json.member("state", payment.state.rawValue)
        json.member("amount", payment.amount)
        json.member("gateway", payment.gateway)
        json.member("reference", payment.reference)
        json.member("redirect", payment.redirect)
        json.member("createdAt", payment.createdAt)
        json.member("expiresAt", payment.expiresAt)
    }
}

enum CheckInJSON {
    static func write(_ checkIn: CheckIn, to json: inout JSONWriter) {
        json.member("at", checkIn.at)
        json.member("gate", checkIn.gate)
        json.member("device", checkIn.device)
    }
}
