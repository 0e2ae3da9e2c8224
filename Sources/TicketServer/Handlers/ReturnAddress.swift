// The address a gateway sends a browser back to.

import TicketCore

/// The address a browser comes back to from a gateway: signed, so that it needs no cookie and cannot be made up.
enum ReturnAddress {
    static func route(_ payment: ID<Payment>, _ sealer: Sealer) -> Route {
        .paymentReturn(sealer.seal(withUnsafeBytes(of: payment.rawValue.bigEndian) { Array($0) }))
    }

    static func payment(_ state: String, _ sealer: Sealer) -> ID<Payment>? {
        guard let payload = sealer.open(state), payload.count == 8 else { return nil }
        return ID(rawValue: payload.reduce(0) { $0 << 8 | Int64($1) })
    }
}
