// Check-in: a gate asks about a code and is answered once and for all, however often it asks.

package struct CheckIns: Sendable {
    let database: any Database
    let clock: any Clock
    let ticketKeys: TicketKeys

    package init(database: any Database, clock: any Clock, ticketKeys: TicketKeys) {
        self.database = database
        self.clock = clock
        self.ticketKeys = ticketKeys
    }

    /// Lets a ticket in, or says why not.
    ///
    /// - Parameter nonce: the device's own name for this scan (1 to 64 letters, digits, `-`, `_`): the same nonce and
    ///   code get the same answer again, without a second check-in; another code under it is an error.
    package func scan(_ text: String, nonce: String, by device: GateDevice) async throws -> ScanAnswer {
        guard (1...64).contains(nonce.utf8.count), nonce.utf8.allSatisfy(CheckIns.isNonceByte) else {
            throw Failure.invalid(.nonce)
        }
        guard text.utf8.count <= 200 else { throw Failure.invalid(.code) }
        // What cannot be read is kept like any other scan: its nonce, too, means one scan and no other.
        let code = try? ticketKeys.read(text)
        let now = clock.now()
        let hash = Hex.encode(SHA256.hash((code?.code.text ?? text).utf8).prefix(16))
        return try await database.write { transaction in
            if let before = try transaction.checkIn(device: device.id, nonce: nonce) {
                guard before.codeHash == hash else { throw Failure.idempotencyConflict }
                return try CheckIns.repeated(before.answer, before.ticket, device, transaction)
            }
            let answer = try CheckIns.decide(code, device, transaction)
            try transaction.insertCheckIn(
                device: device, nonce: nonce, ticket: answer.ticket?.id, codeHash: hash, answer: answer.word, at: now)
            return answer
        }
    }

    private static func isNonceByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }

    private static func decide(
        _ code: TicketKeys.Reading?, _ device: GateDevice, _ transaction: Transaction
    ) throws -> ScanAnswer {
        guard case .ticket(let code) = code else { return .refused(code == nil ? .unreadable : .rehearsal, nil) }
        guard let ticket = try transaction.ticket(code: code.text) else { return .refused(.unknown, nil) }
        let shown = try shown(ticket, transaction)
        // By the event's row too: the code's tag has 20 bits, and a rehearsal makes tens of thousands of codes.
        guard try !transaction.isRehearsal(ticket.event) else { return .refused(.rehearsal, nil) }
        guard ticket.event == device.event else { return .refused(.otherEvent, shown) }
        switch ticket.state {
        case .blocked: return .refused(.blocked, shown)
        case .cancelled: return .refused(.cancelled, shown)
        case .valid where try transaction.markCheckedIn(ticket.id): return .accepted(shown)
        case .valid, .checkedIn: return try used(ticket.id, shown, transaction)
        }
    }

    private static func used(
        _ ticket: ID<Ticket>, _ shown: ScannedTicket, _ transaction: Transaction
    ) throws -> ScanAnswer {
        guard let first = try transaction.acceptedCheckIn(of: ticket) else {
            throw DatabaseFailure.corrupt("ticket \(ticket) is checked in without a check-in")
        }
        return .alreadyUsed(shown, first: first)
    }

    /// The answer that a nonce got before, rebuilt from what was kept.
    private static func repeated(
        _ word: String, _ id: ID<Ticket>?, _ device: GateDevice, _ transaction: Transaction
    ) throws -> ScanAnswer {
        guard let id, let ticket = try transaction.ticket(id) else {
            return .refused(ScanRefusal(rawValue: word) ?? .unknown, nil)
        }
        let known = try shown(ticket, transaction)
        return switch word {
        case "accepted": .accepted(known)
        case "already_used": try used(id, known, transaction)
        default: .refused(ScanRefusal(rawValue: word) ?? .unknown, known)
        }
    }

    private static func shown(_ ticket: Ticket, _ transaction: Transaction) throws -> ScannedTicket {
        guard let order = try transaction.order(ticket.order) else {
            throw DatabaseFailure.corrupt("ticket \(ticket.id) has no order")
        }
        return ScannedTicket(
            id: ticket.id, event: ticket.event, holder: order.contact.name, orderCode: order.code, place: ticket.place,
            ticketType: ticket.ticketType)
    }
}

extension ScanAnswer {
    /// The word of the answer, as it is stored and told to programs.
    package var word: String {
        switch self {
        case .accepted: "accepted"
        case .alreadyUsed: "already_used"
        case .refused(let reason, _): reason.rawValue
        }
    }

    package var ticket: ScannedTicket? {
        switch self {
        case .accepted(let ticket), .alreadyUsed(let ticket, _): ticket
        case .refused(_, let ticket): ticket
        }
    }
}
