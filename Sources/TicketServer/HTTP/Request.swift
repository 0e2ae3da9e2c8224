// A whole request, as an application gets it.

import TicketCore

/// A request with its body. What it holds has passed the parser: the path begins with "/" and has no dot segment, the
/// host is well-formed, no field has a line break.
struct Request: Sendable {
    let requestID: RequestID
    let method: Method
    /// Raw, percent-encoded; begins with "/" (or is "*" for OPTIONS).
    let path: String
    /// What follows the "?", raw.
    let query: String?
    let fields: Fields
    var body: [UInt8]
    /// Who asks, after PROXY protocol and trusted forwarding fields.
    let client: ClientAddress
    /// Whether the client's own connection was TLS, as a trusted proxy says.
    let isSecure: Bool
    /// Name or address with an optional port; empty only for HTTP/1.0 without a Host field.
    let host: String
    let start: Moment

    var id: String { requestID.text }

    init(
        requestID: RequestID, method: Method, path: String, query: String?, fields: Fields, body: [UInt8],
        client: ClientAddress, isSecure: Bool, host: String, start: Moment
    ) {
        self.requestID = requestID
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
        self.client = client
        self.isSecure = isSecure
        self.host = host
        self.start = start
    }

    /// Copies what lies in the loop's buffer.
    init(_ head: borrowing RequestHead, id: RequestID, start: Moment) {
        self.init(
            requestID: id, method: head.method, path: head.path, query: head.query, fields: head.fields, body: [],
            client: head.client, isSecure: head.isSecure, host: head.host, start: start)
    }
}

/// The name of a request in logs: a trusted proxy's, or a number of ours that becomes text only when somebody reads it.
enum RequestID: Sendable, Hashable {
    case given(String)
    case number(UInt64)

    /// Nil unless `text` is 1 to 64 letters, digits, "-", "_" or ".": it ends up in logs.
    init?(given text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(RequestID.isPlain) else { return nil }
        self = .given(text)
    }

    var text: String {
        switch self {
        case .given(let text): text
        case .number(let number): Crockford.encode(number, length: 13)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
