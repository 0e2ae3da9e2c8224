// A response as a client has it, and how it is put together from what the socket gives.

import TicketCore

/// A whole response.
struct ReceivedResponse: Sendable {
    let status: Int
    let fields: Fields
    let body: [UInt8]
    /// As they came over the wire, head and framing included.
    let bytes: Int
    let keepsAlive: Bool

    var isGood: Bool { (200..<400).contains(status) }
    /// Whether a cache may keep it for everybody (RFC 9111 section 5.2.2.9).
    var isPublic: Bool { fields.hasToken(.cacheControl, "public") }
    /// Where to go next, if the answer says so.
    var redirect: String? { (300..<400).contains(status) ? fields[.location] : nil }
    /// Seconds after which it is worth trying again, if the server said so.
    var retryAfter: Int? { fields[.retryAfter].flatMap { Int(digits: $0) } }
    /// The body as JSON; nil if it is none.
    var json: JSON? { try? JSON.read(body, JSON.Limits(depth: 16, members: 2_000)) }
}

/// Gathers the bytes of one response. Give it everything that comes: the server sends nothing unasked.
struct ResponseAssembly {
    /// Bytes of a decoded body. A stadium's plan has less than one megabyte.
    static let bodyLimit = 16_777_216
    /// Bytes of framing in one chunk's line, and of trailers.
    private static let overhead = 4_096

    private let isHead: Bool
    private var head: ReceivedHead?
    /// What is not understood yet: a part of the head, or of a chunk's line.
    private var pending: [UInt8] = []
    private var body: [UInt8] = []
    private var decoder: BodyDecoder?
    private var received = 0

    init(isHead: Bool = false) { self.isHead = isHead }

    /// Whether any byte of it has come.
    var hasBegun: Bool { received > 0 }

    /// The response, once `bytes` complete it.
    mutating func take(_ bytes: UnsafeRawBufferPointer) throws(ClientFailure) -> ReceivedResponse? {
        received += bytes.count
        pending.append(contentsOf: bytes)
        if head == nil, try !takeHead() { return nil }
        guard let head else { return nil }
        switch head.framing {
        case .length(let length): return try takeFixed(length)
        case .chunked: return try takeChunks()
        case .untilClose:
            body.append(contentsOf: pending)
            pending = []
            guard body.count <= Self.bodyLimit else { throw .malformed("a body without end") }
            return nil
        }
    }

    /// The response, if the end of the connection is what completes it.
    func end() throws(ClientFailure) -> ReceivedResponse {
        guard let head, head.framing == .untilClose else { throw .closed(midway: hasBegun) }
        return response(head)
    }

    /// Reads the head, behind interim ones (RFC 9110 section 15.2) if there are any.
    private mutating func takeHead() throws(ClientFailure) -> Bool {
        while let found = try ResponseParser.parse(pending.span, isHead: isHead) {
            pending.removeFirst(found.length)
            guard found.status >= 200 else { continue }
            head = found
            if found.framing == .chunked {
                var layout = HeadLayout()
                layout.isChunked = true
                decoder = BodyDecoder(layout, limit: Self.bodyLimit, overhead: Self.overhead)
            }
            return true
        }
        return false
    }

    private mutating func takeFixed(_ length: Int) throws(ClientFailure) -> ReceivedResponse? {
        guard length <= Self.bodyLimit else { throw .malformed("a body of \(length) bytes") }
        if body.isEmpty {
            swap(&body, &pending)
        } else {
            body.append(contentsOf: pending)
            pending = []
        }
        guard body.count <= length else { throw .malformed("bytes behind the end of the answer") }
        return body.count == length ? head.map(response) : nil
    }

    private mutating func takeChunks() throws(ClientFailure) -> ReceivedResponse? {
        guard var decoder else { return nil }
        var gathered: [UInt8] = []
        swap(&gathered, &body)
        do throws(RequestError) {
            let used = try decoder.decode(pending.span, into: &gathered)
            pending.removeFirst(used)
        } catch {
            throw .malformed(error.reason)
        }
        swap(&gathered, &body)
        self.decoder = decoder
        guard decoder.isDone else { return nil }
        guard pending.isEmpty else { throw .malformed("bytes behind the end of the answer") }
        return head.map(response)
    }

    private func response(_ head: ReceivedHead) -> ReceivedResponse {
        ReceivedResponse(
            status: head.status, fields: head.fields, body: body, bytes: received, keepsAlive: head.keepsAlive)
    }
}
