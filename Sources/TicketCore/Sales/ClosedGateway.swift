// The gateway of a server that none was configured for: it takes nobody's money, and says so.

package struct ClosedGateway: PaymentGateway {
    package let name: String
    package let session: Duration

    package init(session: Duration, name: String = "closed") {
        self.session = session
        self.name = name
    }

    package func create(_ request: PaymentRequest) async throws -> StartedPayment { throw GatewayFailure.unreachable }
    package func hint(from notification: RawNotification) throws -> PaymentHint { throw GatewayFailure.badSignature }
    package func state(of reference: String) async throws -> GatewayState { throw GatewayFailure.unknownReference }
    package func cancel(_ reference: String) async throws -> CancelOutcome { throw GatewayFailure.unknownReference }
    package func refund(_ reference: String, _ amount: Money, key: String) async throws -> RefundState {
        throw GatewayFailure.unreachable
    }
}
