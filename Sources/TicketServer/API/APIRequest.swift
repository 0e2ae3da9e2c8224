// What every handler of the API asks of a request: its body, its key against repetition, its credentials.

import TicketCore

extension Request {
    /// The object in the body.
    func json() throws(BodyFault) -> Members {
        guard hasJSONType else { throw .mediaType }
        let value: JSON
        do throws(JSON.Fault) {
            value = try JSON.read(body, Request.bodyLimits)
        } catch {
            throw .notJSON("\(error.what), at byte \(error.byte)")
        }
        return try Members(value)
    }

    /// More than any body of the API has.
    private static let bodyLimits = JSON.Limits(depth: 8, members: 64)

    /// For addresses that take no body: none, or an empty object, which some clients send.
    func noBody() throws(BodyFault) {
        guard !body.isEmpty else { return }
        try json().finish()
    }

    private var hasJSONType: Bool {
        guard let type = fields[.contentType] else { return false }
        if type == "application/json" { return true }
        return type.prefix { $0 != ";" }.lowercased().trimmed == "application/json"
    }

    /// What makes a request repeatable, if it carries a key: the same body with the same key acts once.
    ///
    /// - Parameter scope: whose keys these are, and for which address.
    func idempotency(_ scope: @autoclosure () -> String) throws(Failure) -> IdempotencyKey? {
        guard let key = fields[Request.idempotencyKey] else { return nil }
        return try IdempotencyKey(scope: scope(), key: key, request: body)
    }

    private static let idempotencyKey: FieldName = "Idempotency-Key"

    /// The secret in the Authorization field, under one of these schemes (in small letters).
    func credentials(_ schemes: String...) throws(Failure) -> String {
        guard let field = fields[.authorization] else { throw .notSignedIn }
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, schemes.contains(parts[0].lowercased()) else { throw .notSignedIn }
        return String(parts[1])
    }
}

extension Response {
    /// Something was made, and stands at `address`.
    static func created(_ bytes: [UInt8], at address: Route? = nil) -> Response {
        var response = Response.json(bytes, status: .created)
        if let address { response.setLocation(address.path) }
        return response
    }
}
