// The forms of answer that handlers give, with the fields that belong to each.

import TicketCore

extension Response {
    /// A page for one person: no cache keeps it.
    static func page(_ html: HTML, status: Status = .ok, cookies: [Cookie] = [], secure: Bool = true) -> Response {
        var response = Response(status, body: .bytes(html.bytes))
        response.fields.set(.contentType, "text/html; charset=utf-8")
        response.fields.set(.cacheControl, "private, no-store")
        response.add(cookies, secure: secure)
        return response
    }

    /// Bytes for one person.
    static func personal(_ bytes: [UInt8], type: FieldValue, status: Status = .ok) -> Response {
        var response = Response(status, body: .bytes(bytes))
        response.fields.set(.contentType, type)
        response.fields.set(.cacheControl, "private, no-store")
        return response
    }

    /// JSON for one program.
    static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
        .personal(bytes, type: "application/json", status: status)
    }

    /// After a form: go and look there.
    static func seeOther(_ route: Route, query: String = "", cookies: [Cookie] = [], secure: Bool = true) -> Response {
        var response = Response.seeOther(address: query.isEmpty ? route.path : route.path + "?" + query)
        response.add(cookies, secure: secure)
        return response
    }

    /// The same for an address that is no route of ours, a gateway's say.
    static func seeOther(address: String) -> Response {
        var response = Response(.seeOther)
        response.fields.set(.cacheControl, "no-store")
        response.setLocation(address)
        return response
    }

    /// The same request again, there, with what stands in the cookies (RFC 9110 section 15.4.8).
    static func repeatAt(_ route: Route, query: String, cookies: [Cookie], secure: Bool) -> Response {
        var response = Response(.temporaryRedirect)
        response.fields.set(.cacheControl, "no-store")
        response.setLocation(route.path + "?" + query)
        response.add(cookies, secure: secure)
        return response
    }

    static func noContent() -> Response {
        var response = Response(.noContent)
        response.fields.set(.cacheControl, "no-store")
        return response
    }

    mutating func setLocation(_ address: String) {
        guard let value = FieldValue(address) else {
            preconditionFailure("an address of ours has no control characters")
        }
        fields.set(.location, value)
    }

    mutating func add(_ cookies: [Cookie], secure: Bool) {
        for cookie in cookies { fields.append(.setCookie, cookie.field(secure: secure)) }
    }
}

/// The fields that every answer carries (ASVS 3.4).
enum SecurityFields {
    /// Nothing is loaded from elsewhere, nothing runs that is not a file of ours, nobody frames us. `form-action` lists the
    /// gateways a payment form may lead to, because Chromium applies it to redirects as well.
    static let policy: FieldValue = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    /// For what is no document: nothing in it is ever to be run or framed. Short, because a crowd asks for it all the time.
    private static let data: Fields = [
        .contentSecurityPolicy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        .contentTypeOptions: "nosniff",
    ]
    // Made once: every answer carries them.
    private static let plain: Fields = [
        .contentSecurityPolicy: policy, .contentTypeOptions: "nosniff", "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    ]
    private static let secure: Fields = {
        var fields = plain
        fields.append("Strict-Transport-Security", "max-age=31536000")
        return fields
    }()

    static func add(to fields: inout Fields, isSecure: Bool) {
        // What is data until now becomes a document.
        if fields.contains(.contentTypeOptions) {
            fields.remove(.contentTypeOptions)
            fields.remove(.contentSecurityPolicy)
        }
        fields.append(contentsOf: isSecure ? secure : plain)
    }

    /// An address that is a secret is told to nobody, not even to our own logs or a cache's, and found by no search.
    static func keepSecret(_ fields: inout Fields) {
        fields.set("Referrer-Policy", "no-referrer")
        fields.set("X-Robots-Tag", "noindex, nofollow")
    }

    static func addToData(_ fields: inout Fields) { fields.append(contentsOf: data) }
}
