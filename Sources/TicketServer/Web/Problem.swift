// Problems for programs: application/problem+json (RFC 9457), with a stable type for each kind of failure.

import TicketCore

/// A failure as a program hears it.
struct Problem: Sendable {
    let status: Status
    /// The last part of `/problems/…`: stable, what programs compare.
    let type: String
    let title: String
    let detail: String
    /// More members, already JSON, in order: `("left", "3")`.
    var members: [(name: String, json: String)] = []
    /// Seconds until it is worth trying again.
    var retryAfter: Int?

    var bytes: [UInt8] {
        var bytes = Array("{\"type\":\"/problems/\(type)\",\"title\":".utf8)
        JSONText.append(title, to: &bytes)
        bytes.append(contentsOf: ",\"status\":\(status.code),\"detail\":".utf8)
        JSONText.append(detail, to: &bytes)
        for (name, json) in members { bytes.append(contentsOf: ",\"\(name)\":\(json)".utf8) }
        if let retryAfter { bytes.append(contentsOf: ",\"retryAfter\":\(retryAfter)".utf8) }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    var response: Response {
        var response = Response.personal(bytes, type: "application/problem+json", status: status)
        if let retryAfter { response.fields.set(.retryAfter, FieldValue(retryAfter)) }
        // Which scheme an address wants, the OpenAPI document says; a 401 must name one (RFC 9110 section 11.6.1).
        if status == .unauthorized { response.fields.set("WWW-Authenticate", "Bearer") }
        return response
    }
}
