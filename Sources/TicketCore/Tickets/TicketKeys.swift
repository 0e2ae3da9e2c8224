// The two keys of ticket codes: what a rehearsal prints, no gate takes for a ticket, not even without the database.

package struct TicketKeys: Sendable {
    private let sale: HMAC.Key
    private let rehearsal: HMAC.Key

    package init(_ keys: MasterKeys) {
        sale = keys.key(purpose: "ticket-code/1")
        rehearsal = keys.key(purpose: "rehearsal-ticket/1")
    }

    /// What a code says of itself.
    package enum Reading: Hashable, Sendable {
        case ticket(TicketCode)
        /// Of a rehearsal: it lets nobody in.
        case rehearsal(TicketCode)

        package var code: TicketCode {
            switch self {
            case .ticket(let code), .rehearsal(let code): code
            }
        }
    }

    /// The key that signs the tickets of an event.
    package func key(isRehearsal: Bool) -> HMAC.Key { isRehearsal ? rehearsal : sale }

    /// Reads what a scanner or a person typed. Needs no database: a gate without network tells the two apart.
    ///
    /// The key of sales is asked first: one rehearsal's code in a million passes for a ticket, which then nobody has sold;
    /// the other way round a real ticket would be turned away.
    package func read(_ typed: some StringProtocol) throws(TicketCode.Failure) -> Reading {
        do throws(TicketCode.Failure) {
            return .ticket(try TicketCode(parsing: typed, key: sale))
        } catch {
            guard error == .mistyped else { throw error }
            return .rehearsal(try TicketCode(parsing: typed, key: rehearsal))
        }
    }
}
