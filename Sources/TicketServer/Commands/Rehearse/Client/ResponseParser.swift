// A response's head from received bytes (RFC 9112 sections 4 and 6): its end, "need more", or why it is bad.

import TicketCore

/// Why an exchange with the server failed. The description names it in reports.
enum ClientFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// No connection: the kernel's name of the reason.
    case connect(String)
    case timeout
    /// The connection ended, or broke, before the answer was complete; whether any byte of it had come.
    case closed(midway: Bool)
    /// What came is no response of HTTP/1.1.
    case malformed(String)
    /// The rehearsal is over; nothing failed.
    case stopped

    var description: String {
        switch self {
        case .connect(let reason): "connect: \(reason)"
        case .timeout: "timeout"
        case .closed(let midway): midway ? "connection closed midway" : "connection closed"
        case .malformed(let reason): "malformed answer: \(reason)"
        case .stopped: "stopped"
        }
    }
}

/// A response's head as it was received.
struct ReceivedHead: Sendable {
    /// How the body's end is known (RFC 9112 section 6.3).
    enum Framing: Sendable, Hashable {
        case length(Int)
        case chunked
        case untilClose
    }

    let status: Int
    let fields: Fields
    let framing: Framing
    /// Whether the connection may be used again.
    let keepsAlive: Bool
    /// Bytes of the head itself.
    let length: Int
}

/// Parses response heads strictly: a server of ours that writes what two readers could understand differently is to be
/// found out here and not behind a balancer.
struct ResponseParser: Sendable {
    /// Bytes of a whole head.
    static let headLimit = 16_384

    /// The head at the start of `bytes`, or nil if it is not complete yet.
    ///
    /// - Parameter isHead: whether it answers a HEAD request, which has no body whatever its fields say.
    static func parse(_ bytes: Span<UInt8>, isHead: Bool = false) throws(ClientFailure) -> ReceivedHead? {
        var position = 0
        guard let (status, minorVersion) = try statusLine(bytes, &position) else { return try needMore(bytes) }
        let start = position
        guard let slots = try fieldLines(bytes, &position) else { return try needMore(bytes) }
        guard position <= headLimit else { throw .malformed("a head of more than \(headLimit) bytes") }
        let copy = bytes.extracting(start..<position).withUnsafeBufferPointer { Array($0) }
        let fields = Fields(parsed: copy, slots: slots.map { $0.moved(by: -start) })
        return try head(status, minorVersion, fields, isHead: isHead, length: position)
    }

    /// The field lines to the empty line behind them; nil if that has not come yet.
    private static func fieldLines(_ bytes: Span<UInt8>, _ position: inout Int) throws(ClientFailure) -> [FieldSlot]? {
        var slots: [FieldSlot] = []
        slots.reserveCapacity(12)
        while position < bytes.count {
            if bytes[position] == 0x0D {
                guard position + 1 < bytes.count else { return nil }
                guard bytes[position + 1] == 0x0A else { throw .malformed("a CR without its LF") }
                position += 2
                return slots
            }
            do throws(RequestError) {
                guard let slot = try FieldLine.parse(bytes, &position) else { return nil }
                slots.append(slot)
            } catch {
                throw .malformed(error.reason)
            }
        }
        return nil
    }

    private static func needMore(_ bytes: Span<UInt8>) throws(ClientFailure) -> ReceivedHead? {
        guard bytes.count <= headLimit else { throw .malformed("a head of more than \(headLimit) bytes") }
        return nil
    }

    /// "HTTP/1.1 200 reason" CRLF; the reason may be empty.
    private static func statusLine(
        _ bytes: Span<UInt8>, _ position: inout Int
    ) throws(ClientFailure) -> (status: Int, minorVersion: Int)? {
        let pattern: StaticString = "HTTP/1.0 000 "
        let count = pattern.utf8CodeUnitCount
        for offset in 0..<min(bytes.count, count) {
            let wanted = pattern.utf8Start[offset]
            // The version's minor digit and the three of the status.
            let isDigit = offset == 7 || offset > 8 && offset < 12
            guard isDigit ? bytes[offset] &- 0x30 < 10 : bytes[offset] == wanted else {
                throw .malformed("no status line of HTTP/1")
            }
        }
        guard bytes.count >= count else { return nil }
        var index = count
        while index < bytes.count, CharacterClass.of(bytes[index]).contains(.fieldValue) { index += 1 }
        guard index < bytes.count else { return nil }
        guard bytes[index] == 0x0D else { throw .malformed("a control character in the status line") }
        guard index + 1 < bytes.count else { return nil }
        guard bytes[index + 1] == 0x0A else { throw .malformed("a CR without its LF") }
        let status = (9..<12).reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
        guard status >= 100, status < 600 else { throw .malformed("the status \(status)") }
        position = index + 2
        return (status, bytes[7] == 0x30 ? 0 : 1)
    }

    private static func head(
        _ status: Int, _ minorVersion: Int, _ fields: Fields, isHead: Bool, length: Int
    ) throws(ClientFailure) -> ReceivedHead {
        let framing = try framing(status, fields, isHead: isHead)
        let asksToClose = fields.hasToken(.connection, "close")
        let keepsAlive =
            framing != .untilClose && !asksToClose && (minorVersion > 0 || fields.hasToken(.connection, "keep-alive"))
        return ReceivedHead(status: status, fields: fields, framing: framing, keepsAlive: keepsAlive, length: length)
    }

    private static func framing(
        _ status: Int, _ fields: Fields, isHead: Bool
    ) throws(ClientFailure) -> ReceivedHead.Framing {
        let lengths = fields.all(.contentLength)
        let codings = fields.all(.transferEncoding)
        guard lengths.count < 2 else { throw .malformed("two lengths") }
        guard lengths.isEmpty || codings.isEmpty else { throw .malformed("a length beside a transfer coding") }
        guard codings.isEmpty || codings == ["chunked"] else { throw .malformed("a transfer coding but chunked") }
        let length = lengths.first.map { Int(digits: $0) }
        if let length, length == nil { throw .malformed("a Content-Length that is no number") }
        if isHead || status < 200 || status == 204 || status == 304 { return .length(0) }
        if !codings.isEmpty { return .chunked }
        return length.flatMap { $0 }.map { .length($0) } ?? .untilClose
    }
}
