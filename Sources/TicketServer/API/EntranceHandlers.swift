// Devices and check-ins for programs at the entrance.

import TicketCore

extension ShopApplication {
    /// Trades a set-up code for a device's token, which is told this once.
    func setUpDevice(_ request: Request) async throws -> Response {
        var body = try request.json()
        let code = try body.string("code", length: 1...40)
        try body.finish()
        let (device, token) = try await setUpDevice(code, request)
        return .created(
            JSONWriter.object { json in
                json.member("token", token)
                json.object("device") { json in
                    json.member("id", device.id.description)
                    json.member("name", device.name)
                }
                json.member("gate", device.gate)
                json.member("event", device.event.description)
            })
    }

    /// Lets a ticket in, or says why not. Both are answers: a gate must be able to tell them from a failure.
    func checkIn(_ request: Request) async throws -> Response {
        let token = try request.credentials("device", "bearer")
        guard let device = try shop.devices.device(token: token) else { throw Failure.wrongCredentials }
        var body = try request.json()
        let code = try body.string("code", length: 1...200)
        let nonce = try body.string("nonce", length: 1...64)
        try body.finish()
        let answer = try await scan(code, nonce: nonce, by: device)
        return .json(
            JSONWriter.object { json in
                json.member("result", answer.word)
                self.ticket(answer.ticket, device, &json)
                json.key("first")
                if case .alreadyUsed(_, let first) = answer {
                    json.object { CheckInJSON.write(first, to: &$0) }
                } else {
                    json.null()
                }
            })
    }

    private func ticket(_ ticket: ScannedTicket?, _ device: GateDevice, _ json: inout JSONWriter) {
        json.key("ticket")
        // Of another event's ticket a gate learns only that it is one.
        guard let ticket, ticket.event == device.event, let listing = shop.catalogue.listing(ticket.event) else {
            return json.null()
        }
        let places = PlaceJSON(listing: listing)
        json.object { json in
            json.member("id", ticket.id.description)
            json.member("event", ticket.event.description)
            json.member("holder", ticket.holder)
            json.member("order", ticket.orderCode)
            places.write(
                ticket.place, ticketType: ticket.ticketType,
                price: listing.price(of: ticket.place, type: ticket.ticketType), to: &json)
        }
    }
}
