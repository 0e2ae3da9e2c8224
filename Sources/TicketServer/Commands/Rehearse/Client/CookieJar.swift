// The cookies of one fan's browser.

import TicketCore

/// Cookies by name, for one host. A `Secure` cookie is kept over plain http as browsers keep it for loopback (W3C Secure
/// Contexts section 3.2): a rehearsal may run against a server whose TLS ends in front of it.
struct CookieJar: Sendable {
    private var cookies: [(name: String, value: String)] = []

    subscript(_ name: String) -> String? { cookies.first { $0.name == name }?.value }
    var isEmpty: Bool { cookies.isEmpty }

    /// Keeps what a response sets, forgets what it ends (RFC 6265 section 5.3).
    mutating func take(_ fields: Fields) {
        for field in fields.all(.setCookie) {
            let parts = field.split(separator: ";").map { String($0).trimmed }
            guard let pair = parts.first, let sign = pair.firstIndex(of: "=") else { continue }
            let name = String(pair[..<sign])
            cookies.removeAll { $0.name == name }
            let isOver = parts.dropFirst().contains { $0.lowercased() == "max-age=0" }
            if !isOver { cookies.append((name, String(pair[pair.index(after: sign)...]))) }
        }
    }

    /// The value of the field `Cookie`; nil without cookies.
    var field: String? {
        cookies.isEmpty ? nil : cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    }
}
