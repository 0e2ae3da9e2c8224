// The test gateway with the bad habits a test wants: it does not answer, forgets, is paid another amount, refuses refunds.

import Synchronization

@testable import TicketCore

final class WildGateway: PaymentGateway {
    /// What it does wrong until told otherwise.
    struct Habits: Sendable {
        var refusesCreate = false
        /// The session is made, its answer is lost.
        var losesCreate = false
        var refusesState = false
        var refusesCancel = false
        var forgetsCancel = false
        var refusesRefund = false
        /// It is done, and nobody hears of it.
        var losesRefund = false
        var losesCancel = false
        /// What it says to the next refunds, in their order; then what is true.
        var refundAnswers: [RefundState] = []
        /// What it says it was paid, instead of what is true.
        var amount: Money?
    }

    let inner: TestGateway
    let habits = Mutex(Habits())
    /// Questions asked, by name.
    let asked = Mutex<[String: Int]>([:])
    /// Runs before a cancel is answered: what a buyer does at the last moment.
    let beforeCancel = Mutex<(@Sendable (String) async throws -> Void)?>(nil)

    init(_ inner: TestGateway) { self.inner = inner }

    var name: String { inner.name }
    var session: Duration { inner.session }

    private func ask(_ question: String, refused: (Habits) -> Bool) throws {
        asked.withLock { $0[question, default: 0] += 1 }
        if habits.withLock({ refused($0) }) { throw GatewayFailure.unreachable }
    }

    func count(_ question: String) -> Int { asked.withLock { $0[question] ?? 0 } }

    func create(_ request: PaymentRequest) async throws -> StartedPayment {
        try ask("create") { $0.refusesCreate }
        let started = try await inner.create(request)
        if habits.withLock({ $0.losesCreate }) { throw GatewayFailure.unreachable }
        return started
    }

    func hint(from notification: RawNotification) throws -> PaymentHint { try inner.hint(from: notification) }

    func state(of reference: String) async throws -> GatewayState {
        try ask("state") { $0.refusesState }
        let state = try await inner.state(of: reference)
        if case .paid = state, let amount = habits.withLock({ $0.amount }) { return .paid(amount) }
        return state
    }

    func cancel(_ reference: String) async throws -> CancelOutcome {
        try ask("cancel") { $0.refusesCancel }
        if let before = beforeCancel.withLock({ $0 }) { try await before(reference) }
        if habits.withLock({ $0.forgetsCancel }) { return .unknown }
        let outcome = try await inner.cancel(reference)
        if habits.withLock({ $0.losesCancel }) { throw GatewayFailure.unreachable }
        return outcome
    }

    func refund(_ reference: String, _ amount: Money, key: String) async throws -> RefundState {
        try ask("refund") { $0.refusesRefund }
        // It may say no to what it has not done, but not to what it has: nobody could deal with that.
        let isDone = try inner.session(reference)?.refunded != 0
        let said = habits.withLock { isDone || $0.refundAnswers.isEmpty ? nil : $0.refundAnswers.removeFirst() }
        if let said { return said }
        let answer = try await inner.refund(reference, amount, key: key)
        if habits.withLock({ $0.losesRefund }) { throw GatewayFailure.unreachable }
        return answer
    }
}
