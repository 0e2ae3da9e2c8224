// What an application answers.

/// A response. `Date`, `Content-Length`, `Transfer-Encoding` and `Connection` are the server's business: fields of
/// those names are not sent.
struct Response: Sendable {
    enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// A compiled-in asset; sent without a copy.
        case fixed(StaticString)
        /// Made once, shared by all; its own status and fields are sent, those of the response are ignored.
        case prepared(PreparedResponse)
        /// Written piece by piece; `write` waits while the client does not read. If the closure throws, the connection is
        /// cut, so that the client does not take a part for the whole.
        case stream(@Sendable (ResponseStream) async throws -> Void)
    }

    var status: Status
    var fields: Fields
    var body: Body
    /// The pattern of the matched route ("/e/:event"), for metrics and the log; never the address itself.
    var route: String?

    init(_ status: Status, _ fields: Fields = Fields(), body: Body = .none, route: String? = nil) {
        self.status = status
        self.fields = fields
        self.body = body
        self.route = route
    }
}

/// A GET's response as bytes, made once and sent many times. Only the date, and sometimes `Connection`, are put in.
final class PreparedResponse: Sendable {
    let status: Status
    let route: String?
    /// The entity tag as sent, with its quotes; a request that names it is answered 304.
    let etag: [UInt8]?
    let body: [UInt8]
    /// Status line to the empty line, with room for the date.
    let head: [UInt8]
    private let notModifiedHead: [UInt8]

    /// `fields` should hold the caching fields and `ETag`; the 304 repeats all but the type of the content.
    init(_ status: Status = .ok, _ fields: Fields, body: [UInt8], route: String? = nil) {
        self.status = status
        self.route = route
        self.body = body
        etag = fields[.etag].map { Array($0.utf8) }
        head = PreparedResponse.head(status, fields, length: status.hasNoBody ? nil : body.count)
        var rest = fields
        rest.remove(.contentType)
        rest.remove("Content-Language")
        notModifiedHead = PreparedResponse.head(.notModified, rest, length: nil)
    }

    func head(isNotModified: Bool) -> [UInt8] { isNotModified ? notModifiedHead : head }

    private static func head(_ status: Status, _ fields: Fields, length: Int?) -> [UInt8] {
        var bytes: [UInt8] = []
        ResponseHead.writeStart(status, date: Array(repeating: 0x20, count: HTTPDate.length), to: &bytes)
        fields.write(to: &bytes)
        if let length { ResponseHead.writeLength(length, to: &bytes) }
        bytes.append(contentsOf: [0x0D, 0x0A])
        return bytes
    }
}
