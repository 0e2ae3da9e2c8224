// What a fan's device asks, written as a phone's browser or an application writes it.

import TicketCore

/// A request of a fan.
struct FanRequest: Sendable {
    enum Accept: Sendable { case page, json }
    enum Body: Sendable {
        case none
        case form([(name: String, value: String)])
        case json([UInt8])
    }

    var method = Method.get
    let path: String
    /// What the fan waits for, as reports name it.
    let step: RehearsalStep
    var accept = Accept.page
    var body = Body.none
    /// The secret of an order.
    var bearer: String?
    /// The ETag of the answer that is kept already.
    var known: String?

    static func get(_ route: Route, _ step: RehearsalStep) -> FanRequest { FanRequest(path: route.path, step: step) }

    static func form(_ route: Route, _ step: RehearsalStep, _ fields: [(name: String, value: String)] = [])
        -> FanRequest
    {
        FanRequest(method: .post, path: route.path, step: step, body: .form(fields))
    }

    static func api(_ route: APIRoute, _ step: RehearsalStep, bearer: String? = nil) -> FanRequest {
        FanRequest(path: Route.api(route).path, step: step, accept: .json, bearer: bearer)
    }

    static func api(
        _ route: APIRoute, _ step: RehearsalStep, bearer: String? = nil, _ body: (inout JSONWriter) -> Void
    ) -> FanRequest {
        FanRequest(
            method: .post, path: Route.api(route).path, step: step, accept: .json,
            body: .json(JSONWriter.object(body)), bearer: bearer)
    }

    /// Whether it may be sent again when nobody knows what became of it: reading, and what means the same twice. Joining
    /// and entering with a ticket do; the first join may cost a number, which is then a hole in the line.
    var isRepeatable: Bool {
        switch step {
        case .join, .enter: true
        default: method == .get
        }
    }

    /// The request as bytes.
    ///
    /// - Parameter cookies: the value of the field `Cookie`.
    func bytes(host: String, language: Language, cookies: String?) -> [UInt8] {
        var text = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nUser-Agent: \(FanRequest.agent)\r\n"
        switch accept {
        case .page: text += "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
        case .json: text += "Accept: application/json\r\n"
        }
        text += "Accept-Language: \(language.rawValue),en;q=0.5\r\n"
        if method != .get { text += "Sec-Fetch-Site: same-origin\r\n" }
        if let cookies { text += "Cookie: \(cookies)\r\n" }
        if let bearer { text += "Authorization: Bearer \(bearer)\r\n" }
        if let known { text += "If-None-Match: \(known)\r\n" }
        var bytes = Array(text.utf8)
        append(body, to: &bytes)
        return bytes
    }

    private static let agent = "Mozilla/5.0 (compatible; TicketServer-rehearsal)"

    private func append(_ body: Body, to bytes: inout [UInt8]) {
        switch body {
        case .none:
            bytes += Array((method == .get ? "\r\n" : "Content-Length: 0\r\n\r\n").utf8)
        case .form(let fields):
            let content = FormText.encode(fields)
            let type = "application/x-www-form-urlencoded"
            bytes += Array("Content-Type: \(type)\r\nContent-Length: \(content.count)\r\n\r\n".utf8) + content
        case .json(let content):
            bytes += Array("Content-Type: application/json\r\nContent-Length: \(content.count)\r\n\r\n".utf8) + content
        }
    }
}

/// A form as browsers send it (URL Standard section 5.2).
enum FormText {
    static func encode(_ fields: [(name: String, value: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "&")) }
            append(field.name, to: &bytes)
            bytes.append(UInt8(ascii: "="))
            append(field.value, to: &bytes)
        }
        return bytes
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
            default: bytes += [UInt8(ascii: "%")] + Array(Hex.encode([byte]).uppercased().utf8)
            }
        }
    }
}
