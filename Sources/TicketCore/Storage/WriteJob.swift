// One caller's change on its way through the writer: the closure, its result, the caller who waits for it.

/// A change that waits for its turn. Everything but `resume` happens on the writer's thread.
protocol WriteJob: AnyObject, Sendable {
    /// When its caller has waited long enough for a locked database.
    var deadline: Moment { get }
    /// Runs the closure and keeps its outcome. False if it threw: what it changed must be undone.
    func run(in transaction: Transaction) -> Bool
    /// What is to be done once the change is durable.
    func runEffects()
    /// Lets the caller go on with the kept outcome.
    func resume()
    /// Lets the caller go on with `failure`, whatever the closure returned: its transaction does not exist any more.
    func resume(failing failure: any Error)
}

/// Passed from the caller to the writer through the queue's lock, and never touched by both at once.
final class Write<Value: Sendable>: WriteJob, @unchecked Sendable {
    let deadline: Moment
    private let body: @Sendable (Transaction) throws -> Value
    private let caller: UnsafeContinuation<Value, any Error>
    private var outcome: Result<Value, any Error> = .failure(DatabaseFailure.closed)
    private var effects: [@Sendable () -> Void] = []

    init(
        deadline: Moment, _ body: @escaping @Sendable (Transaction) throws -> Value,
        for caller: UnsafeContinuation<Value, any Error>
    ) {
        self.deadline = deadline
        self.body = body
        self.caller = caller
    }

    func run(in transaction: Transaction) -> Bool {
        defer { transaction.finish() }
        do {
            outcome = .success(try body(transaction))
            effects = transaction.effects
            return true
        } catch {
            outcome = .failure(error)
            return false
        }
    }

    func runEffects() {
        for effect in effects { effect() }
    }

    func resume() { caller.resume(with: outcome) }
    func resume(failing failure: any Error) { caller.resume(throwing: failure) }
}
