// A request's body from the bytes after its head (RFC 9112 sections 6 and 7), with its limits kept while reading.

/// Takes the framing off a body, piece by piece.
struct BodyDecoder: Sendable {
    private enum State {
        case fixed(left: Int)
        case chunkSize, chunkData(left: Int), chunkEnd, trailers
        case done
    }

    private var state: State
    private let limit: Int
    /// Bytes of framing that may still come in the present line or in the trailers.
    private let overhead: Int
    private var overheadLeft: Int

    /// `limit` is in bytes of the decoded body. A fixed length must have been compared with it already.
    init(_ head: borrowing HeadLayout, limit: Int, overhead: Int) {
        self.limit = limit
        self.overhead = overhead
        overheadLeft = overhead
        state = head.isChunked ? .chunkSize : .fixed(left: head.length ?? 0)
        if case .fixed(left: 0) = state { state = .done }
    }

    var isDone: Bool { if case .done = state { true } else { false } }

    /// Takes what it can of `bytes`, appends what is body to `body`; returns how many bytes are used up.
    /// The rest belongs to a line that is not complete yet, or to the next request.
    mutating func decode(_ bytes: Span<UInt8>, into body: inout [UInt8]) throws(RequestError) -> Int {
        var position = 0
        while position < bytes.count {
            let before = position
            switch state {
            case .fixed(let left):
                let taken = take(left, bytes, &position, &body)
                state = taken == left ? .done : .fixed(left: left - taken)
            case .chunkData(let left):
                let taken = take(left, bytes, &position, &body)
                state = taken == left ? .chunkEnd : .chunkData(left: left - taken)
            case .chunkSize: try chunkSize(bytes, &position, body.count)
            case .chunkEnd: try chunkEnd(bytes, &position)
            case .trailers: try trailer(bytes, &position)
            case .done: return position
            }
            if position == before { return position }
        }
        return position
    }

    private func take(_ left: Int, _ bytes: Span<UInt8>, _ position: inout Int, _ body: inout [UInt8]) -> Int {
        let count = min(left, bytes.count - position)
        bytes.extracting(position..<position + count).withUnsafeBufferPointer { body.append(contentsOf: $0) }
        position += count
        return count
    }

    /// 1*HEXDIG [extensions] CRLF. Extensions mean nothing here and are skipped.
    private mutating func chunkSize(_ bytes: Span<UInt8>, _ position: inout Int, _ length: Int) throws(RequestError) {
        var index = position
        var size = 0
        while index < bytes.count, let digit = hexValue(bytes[index]) {
            guard index - position < 15 else { throw .bad("A chunk's size has too many digits.") }
            size = size << 4 | Int(digit)
            index += 1
        }
        guard index < bytes.count else { return try needMore(bytes.count - position) }
        guard index > position else { throw .bad("A chunk has no size.") }
        guard bytes[index] == 0x0D || bytes[index] == 0x3B else {
            throw .bad("A chunk's size is not a hexadecimal number.")
        }
        while index < bytes.count, CharacterClass.of(bytes[index]).contains(.fieldValue) { index += 1 }
        guard try lineEnd(bytes, index, from: position) else { return }
        guard size <= limit - length else { throw BodyDecoder.tooLarge }
        position = index + 2
        overheadLeft = overhead
        state = size == 0 ? .trailers : .chunkData(left: size)
    }

    private mutating func chunkEnd(_ bytes: Span<UInt8>, _ position: inout Int) throws(RequestError) {
        guard try lineEnd(bytes, position, from: position) else { return }
        position += 2
        state = .chunkSize
    }

    /// One trailer field, checked like any field and forgotten; or the empty line that ends the body.
    private mutating func trailer(_ bytes: Span<UInt8>, _ position: inout Int) throws(RequestError) {
        if bytes[position] == 0x0D {
            guard try lineEnd(bytes, position, from: position) else { return }
            position += 2
            state = .done
            return
        }
        let start = position
        guard try FieldLine.parse(bytes, &position) != nil else { return try needMore(bytes.count - start) }
        overheadLeft -= position - start
        try needMore(0)
    }

    /// Whether CRLF stands at `index`; false while its bytes are still to come.
    private func lineEnd(_ bytes: Span<UInt8>, _ index: Int, from start: Int) throws(RequestError) -> Bool {
        if index < bytes.count, bytes[index] != 0x0D { throw .bad("A chunk's line does not end in CRLF.") }
        guard index + 1 < bytes.count else {
            try needMore(bytes.count - start)
            return false
        }
        guard bytes[index + 1] == 0x0A else { throw .bad("A CR stands without its LF.") }
        try needMore(index - start)
        return true
    }

    private func needMore(_ waiting: Int) throws(RequestError) {
        guard waiting <= overheadLeft else { throw .bad("The body's framing is longer than this server reads.") }
    }

    static let tooLarge = RequestError(.contentTooLarge, "The body is larger than this address takes.")
}
