// Status codes (RFC 9110 section 15) and their customary phrases.

/// The status of a response.
struct Status: Sendable, Hashable, CustomStringConvertible {
    let code: Int

    /// Three digits, 100 to 599.
    init(_ code: Int) {
        precondition((100...599).contains(code), "a status has three digits and begins with 1 to 5")
        self.code = code
    }

    static let ok = Status(200)
    static let created = Status(201)
    static let accepted = Status(202)
    static let noContent = Status(204)
    static let found = Status(302)
    static let seeOther = Status(303)
    static let notModified = Status(304)
    static let temporaryRedirect = Status(307)
    static let badRequest = Status(400)
    static let unauthorized = Status(401)
    static let forbidden = Status(403)
    static let notFound = Status(404)
    static let methodNotAllowed = Status(405)
    static let requestTimeout = Status(408)
    static let conflict = Status(409)
    static let gone = Status(410)
    static let lengthRequired = Status(411)
    static let preconditionFailed = Status(412)
    static let contentTooLarge = Status(413)
    static let uriTooLong = Status(414)
    static let unsupportedMediaType = Status(415)
    static let expectationFailed = Status(417)
    static let unprocessableContent = Status(422)
    static let tooManyRequests = Status(429)
    static let fieldsTooLarge = Status(431)
    static let internalServerError = Status(500)
    static let notImplemented = Status(501)
    static let serviceUnavailable = Status(503)
    static let versionNotSupported = Status(505)

    /// Whether a response with this status never has a body (RFC 9110 section 6.4.1).
    var hasNoBody: Bool { code < 200 || code == 204 || code == 304 }

    var phrase: String { Status.phrases[code] ?? "" }
    var description: String { "\(code) \(phrase)" }

    private static let phrases: [Int: String] = [
        100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
        308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
        404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict",
        410: "Gone", 411: "Length Required", 412: "Precondition Failed", 413: "Content Too Large",
        414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
        421: "Misdirected Request", 422: "Unprocessable Content", 423: "Locked", 425: "Too Early",
        426: "Upgrade Required", 428: "Precondition Required", 429: "Too Many Requests",
        431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons", 500: "Internal Server Error",
        501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
        505: "HTTP Version Not Supported",
    ]
}
