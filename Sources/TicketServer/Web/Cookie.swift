// Cookies: reading what came, writing what goes (RFC 6265). Every cookie of ours is made here.

import TicketCore

/// A cookie for the browser to keep.
struct Cookie: Sendable {
    let name: String
    let value: String
    /// Seconds; nil until the browser is closed, 0 to forget it now.
    var life: Int?
    /// Whether scripts are kept from it: all of ours but the display number of the waiting room.
    var isHidden = true

    /// - Parameter secure: false for plain-http development only; `__Host-` names need it.
    func field(secure: Bool) -> FieldValue {
        var text = "\(name)=\(value); Path=/; SameSite=Lax"
        if secure { text += "; Secure" }
        if isHidden { text += "; HttpOnly" }
        if let life { text += "; Max-Age=\(life)" }
        guard let field = FieldValue(text) else {
            preconditionFailure("cookie \(name) has a value of letters and digits")
        }
        return field
    }

    /// The name with the prefix that binds a cookie to this host, where the connection is safe enough for it.
    static func name(_ plain: String, secure: Bool) -> String { secure ? "__Host-" + plain : plain }
}

extension Request {
    /// The value of the first cookie with that name.
    func cookie(_ name: String) -> String? {
        for field in fields.all(.cookie) {
            for pair in field.utf8.split(separator: UInt8(ascii: ";")) {
                let trimmed = pair.drop { $0 == 0x20 }
                guard trimmed.starts(with: name.utf8), trimmed.dropFirst(name.utf8.count).first == UInt8(ascii: "=")
                else { continue }
                return String(Substring(trimmed.dropFirst(name.utf8.count + 1)))
            }
        }
        return nil
    }
}
