// Identities and numbers are drawn by lot; the primary key is the judge of whether one is new.

extension Database {
    /// As `write`, for a body that draws identities or numbers itself: it runs again, and draws anew, when what it drew is
    /// in use already. With 22 random bits a millisecond that is a matter of seconds at 20,000 holds a second.
    @discardableResult
    func writeDrawing<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        for _ in 0..<2 {
            do { return try await write(body) } catch DatabaseFailure.constraint { continue }
        }
        return try await write(body)
    }
}
