// Names and values of fields that cannot be wrong: no line break passes, so no response can be split.

/// The name of a field: a token. Compared without regard to case.
struct FieldName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    let text: String
    private let lowercase: String

    /// Nil if `text` is not a token (RFC 9110 section 5.6.2).
    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ CharacterClass.of($0).contains(.token) }) else { return nil }
        self.text = text
        lowercase = text.lowercased()
    }

    init(stringLiteral literal: StaticString) {
        guard let name = FieldName("\(literal)") else { preconditionFailure("not a field name: \(literal)") }
        self = name
    }

    var description: String { text }

    static func == (left: FieldName, right: FieldName) -> Bool { left.lowercase == right.lowercase }
    func hash(into hasher: inout Hasher) { hasher.combine(lowercase) }

    static let acceptLanguage: FieldName = "Accept-Language"
    static let accept: FieldName = "Accept"
    static let allow: FieldName = "Allow"
    static let authorization: FieldName = "Authorization"
    static let cacheControl: FieldName = "Cache-Control"
    static let connection: FieldName = "Connection"
    static let contentDisposition: FieldName = "Content-Disposition"
    static let contentLength: FieldName = "Content-Length"
    static let contentSecurityPolicy: FieldName = "Content-Security-Policy"
    static let contentType: FieldName = "Content-Type"
    static let contentTypeOptions: FieldName = "X-Content-Type-Options"
    static let cookie: FieldName = "Cookie"
    static let date: FieldName = "Date"
    static let etag: FieldName = "ETag"
    static let forwardedFor: FieldName = "X-Forwarded-For"
    static let forwardedHost: FieldName = "X-Forwarded-Host"
    static let forwardedProto: FieldName = "X-Forwarded-Proto"
    static let host: FieldName = "Host"
    static let ifMatch: FieldName = "If-Match"
    static let ifNoneMatch: FieldName = "If-None-Match"
    static let location: FieldName = "Location"
    static let origin: FieldName = "Origin"
    static let requestID: FieldName = "X-Request-Id"
    static let retryAfter: FieldName = "Retry-After"
    static let secFetchSite: FieldName = "Sec-Fetch-Site"
    static let setCookie: FieldName = "Set-Cookie"
    static let transferEncoding: FieldName = "Transfer-Encoding"
    static let vary: FieldName = "Vary"
}

/// The value of a field: visible characters, spaces and tabs.
struct FieldValue: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    let text: String

    /// Nil if `text` holds a control character: CR, LF and NUL would begin a new line in some reader's eyes.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ CharacterClass.of($0).contains(.fieldValue) }) else { return nil }
        self.text = text
    }

    init(_ number: Int) { text = String(number) }

    init(stringLiteral literal: StaticString) {
        guard let value = FieldValue("\(literal)") else { preconditionFailure("not a field value: \(literal)") }
        self = value
    }

    var description: String { text }
}
