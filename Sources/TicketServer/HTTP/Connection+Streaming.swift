// Responses that are written piece by piece.

extension Connection {
    /// Sends the head, runs `produce`, and ends the body. False if it could not be sent whole.
    func stream(
        _ response: Response, _ produce: @Sendable (ResponseStream) async throws -> Void, _ exertion: Exertion,
        _ word: ConnectionWord
    ) async -> Bool {
        let isChunked = exertion.minorVersion > 0
        let date = worker.date
        output.write(&worker.spareBuffers) { output in
            let length: ResponseLength = isChunked ? .chunked : .untilClose
            ResponseHead.write(response.status, response.fields, length, word, date: date, to: &output)
        }
        flushLater()
        guard !exertion.isHead else { return true }
        do {
            try await produce(ResponseStream(self, isChunked: isChunked))
        } catch {
            return false
        }
        loop.assertCurrent()
        guard phase == .handling else { return false }
        if isChunked { output.write(&worker.spareBuffers) { $0.append(contentsOf: "0\r\n\r\n".utf8) } }
        return true
    }

    /// One piece of a stream; waits while the client has too much unread.
    func writeStream(_ bytes: [UInt8], isChunked: Bool) async throws(StreamError) {
        loop.assertCurrent()
        guard phase == .handling else { throw .closed }
        if isChunked {
            output.write(&worker.spareBuffers) { output in
                output.append(contentsOf: String(bytes.count, radix: 16).utf8)
                output.append(contentsOf: [0x0D, 0x0A])
            }
        }
        output.append(bytes, &worker.spareBuffers)
        if isChunked { output.write(&worker.spareBuffers) { $0.append(contentsOf: [0x0D, 0x0A]) } }
        flushLater()
        guard output.count >= limits.unsentBytes else { return }
        precondition(streamWaiter == nil, "a stream has one writer")
        await withCheckedContinuation { streamWaiter = $0 }
        guard phase == .handling else { throw .closed }
    }
}
