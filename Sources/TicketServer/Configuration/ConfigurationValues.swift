// Values that only the configuration writes as text: addresses, networks, the shop's own URL, the access log's target.

import TicketCore

/// Where to listen: a host name or address, and a port. Text: `127.0.0.1:8080`, `[::1]:8080`.
struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    let host: String
    let port: UInt16

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(digits: text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard CIDR(String(host)) != nil, host.contains(":") else { return nil }
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else { return nil }
        self.init(host: String(host), port: port)
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// The one origin under which people see the shop: scheme, host and port, nothing behind them.
struct PublicURL: Sendable, Hashable {
    let text: String
    var isSecure: Bool { text.hasPrefix("https://") }

    init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let authority = text.dropFirst(scheme.count)
        let host = authority.contains(":") && !authority.hasSuffix("]") ? String(authority) : "\(authority):1"
        guard ListenAddress(host) != nil, !authority.contains(where: { "/?#@\\".contains($0) }) else { return nil }
        self.text = text
    }
}

/// Where the access log goes.
enum AccessTarget: Sendable, Hashable {
    case off, standardOutput
    case file(String)

    init?(_ text: String) {
        switch text {
        case "": return nil
        case "off": self = .off
        case "stdout": self = .standardOutput
        default: self = .file(text)
        }
    }

    var text: String {
        switch self {
        case .off: "off"
        case .standardOutput: "stdout"
        case .file(let path): path
        }
    }
}
