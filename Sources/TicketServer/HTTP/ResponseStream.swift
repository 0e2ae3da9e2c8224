// The writing end of a streamed response.

/// Why a stream cannot go on.
enum StreamError: Error {
    /// The client is gone, or the server cut it off.
    case closed
}

/// Where a `.stream` body is written. `write` returns when there is room for more, so that a slow reader makes its writer
/// wait instead of filling the memory.
struct ResponseStream: Sendable {
    private let connection: Connection
    private let isChunked: Bool

    init(_ connection: Connection, isChunked: Bool) {
        self.connection = connection
        self.isChunked = isChunked
    }

    /// Sends `bytes` at the end of this tick. Must be called on the task that runs the body's closure.
    func write(_ bytes: [UInt8]) async throws(StreamError) {
        guard !bytes.isEmpty else { return }
        try await connection.writeStream(bytes, isChunked: isChunked)
    }

    func write(_ text: String) async throws(StreamError) { try await write(Array(text.utf8)) }
}
