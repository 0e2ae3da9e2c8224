// The built-in test gateway: a provider with a page of its own, its own memory, and every bad habit that real ones have.
//
// It is a stand-in for a company elsewhere, so it shares nothing with the shop but the database file: the shop learns what
// happened only through `PaymentGateway`.

package struct TestGateway: PaymentGateway {
    package let name: String
    package let session: Duration
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness
    private let sealer: Sealer

    package init(
        database: any Database, clock: any Clock, randomness: any Randomness, keys: MasterKeys,
        session: Duration = .minutes(15), name: String = "test"
    ) {
        self.name = name
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.session = session
        sealer = keys.sealer(purpose: "\(name)-gateway/1")
    }

    /// Where its page is; the server has a route of this shape.
    private static let page = "/test-gateway/"

    package func create(_ request: PaymentRequest) async throws -> StartedPayment {
        let fresh = Secret.draw(randomness)
        let (reference, expiresAt) = try await database.write { transaction in
            if let known = try transaction.testPayment(attempt: request.attempt, at: name) {
                return (known.reference, known.expiresAt)
            }
            try transaction.insert(TestPayment(fresh, request, at: name))
            return (fresh, request.expiresAt)
        }
        return StartedPayment(reference: reference, redirect: TestGateway.page + reference, expiresAt: expiresAt)
    }

    package func state(of reference: String) async throws -> GatewayState {
        guard let session = try database.read({ try $0.testPayment(reference, at: name) }) else {
            throw GatewayFailure.unknownReference
        }
        return switch session.state {
        case .open: session.expiresAt <= clock.now() ? .cancelled : .open
        case .paid: .paid(session.amount)
        case .declined: .failed
        case .cancelled: .cancelled
        }
    }

    package func cancel(_ reference: String) async throws -> CancelOutcome {
        try await database.write { transaction in
            guard let session = try transaction.testPayment(reference, at: name) else { return .unknown }
            switch session.state {
            case .paid: return .alreadyPaid
            case .declined, .cancelled: return .cancelled
            case .open:
                try transaction.setTestPayment(reference, .cancelled)
                return .cancelled
            }
        }
    }

    package func refund(_ reference: String, _ amount: Money, key: String) async throws -> RefundState {
        try await database.write { transaction in
            guard let session = try transaction.testPayment(reference, at: name) else {
                throw GatewayFailure.unknownReference
            }
            if try transaction.hasTestRefund(key: key) { return .done }
            guard session.state == .paid, amount.currency == session.amount.currency,
                session.refunded + amount.amount <= session.amount.amount
            else { return .failed }
            try transaction.insertTestRefund(key: key, reference, amount)
            try transaction.addTestRefund(reference, amount)
            return .done
        }
    }

    /// The body is `reference.eventKey`, sealed: an unsigned or changed one is refused.
    package func hint(from notification: RawNotification) throws -> PaymentHint {
        guard notification.body.count <= 1024,
            let payload = sealer.open(String(decoding: notification.body, as: UTF8.self))
        else { throw GatewayFailure.badSignature }
        let parts = String(decoding: payload, as: UTF8.self).split(separator: ".").map(String.init)
        guard parts.count == 2 else { throw GatewayFailure.badSignature }
        return PaymentHint(reference: parts[0], eventKey: parts[1])
    }

    /// A notification as the gateway would send it.
    package func notification(of reference: String, event: String) -> RawNotification {
        let body = sealer.seal(Array("\(reference).\(event)".utf8))
        return RawNotification(fields: [], query: "", body: Array(body.utf8))
    }
}

/// What the gateway's own page shows and does.
extension TestGateway {
    package func session(_ reference: String) throws -> TestPayment? {
        try database.read { try $0.testPayment(reference, at: name) }
    }

    /// The buyer pays. With `evenIfLate` the bank lets the money through although the session is over or was cancelled,
    /// as real ones do now and then.
    package func pay(_ reference: String, evenIfLate: Bool = false) async throws -> Bool {
        let now = clock.now()
        return try await database.write { transaction in
            guard let session = try transaction.testPayment(reference, at: name) else {
                throw GatewayFailure.unknownReference
            }
            if session.state == .paid { return true }
            let open = session.state == .open && session.expiresAt > now
            guard open || evenIfLate && session.state != .declined else { return false }
            try transaction.setTestPayment(reference, .paid)
            return true
        }
    }

    package func decline(_ reference: String) async throws {
        try await database.write { transaction in
            guard let session = try transaction.testPayment(reference, at: name) else {
                throw GatewayFailure.unknownReference
            }
            if session.state == .open { try transaction.setTestPayment(reference, .declined) }
        }
    }
}

extension TestPayment {
    fileprivate init(_ reference: String, _ request: PaymentRequest, at gateway: String) {
        self.init(
            reference: reference, attempt: request.attempt, amount: request.amount, description: request.description,
            returnPath: request.returnPath, state: .open, expiresAt: request.expiresAt, refunded: 0, gateway: gateway)
    }
}
