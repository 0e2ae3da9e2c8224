// Payment gateways as the purchase path sees them: their time is not ours.

import TicketCore

/// A gateway whose answers are waited for on nobody's time.
struct GatewayElsewhere: PaymentGateway {
    let gateway: any PaymentGateway

    var name: String { gateway.name }
    var session: Duration { gateway.session }

    func create(_ request: PaymentRequest) async throws -> StartedPayment {
        try await PurchasePath.elsewhere { try await gateway.create(request) }
    }
    func hint(from notification: RawNotification) throws -> PaymentHint { try gateway.hint(from: notification) }
    func state(of reference: String) async throws -> GatewayState {
        try await PurchasePath.elsewhere { try await gateway.state(of: reference) }
    }
    func cancel(_ reference: String) async throws -> CancelOutcome {
        try await PurchasePath.elsewhere { try await gateway.cancel(reference) }
    }
    func refund(_ reference: String, _ amount: Money, key: String) async throws -> RefundState {
        try await PurchasePath.elsewhere { try await gateway.refund(reference, amount, key: key) }
    }
}
