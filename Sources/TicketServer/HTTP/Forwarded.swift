// Who a request is really from, when a trusted proxy passes it on.

/// Where a request comes from, as far as it can be believed.
struct Origin: Sendable {
    var client: ClientAddress
    var isSecure: Bool
    /// The host the client asked the proxy for; nil: as in the request itself.
    var host: String?
}

/// Reads X-Forwarded-For, -Proto and -Host. Anybody can write them: they count only on connections from `trusted` networks.
enum Forwarded {
    /// `peer` is who the connection itself is from.
    static func origin(_ peer: Origin, _ fields: Fields, trusted: [CIDR]) -> Origin {
        guard trusted.contains(peer.client) else { return peer }
        var origin = peer
        origin.client = client(peer.client, fields, trusted)
        if let proto = elements(fields, .forwardedProto).last { origin.isSecure = proto.lowercased() == "https" }
        if let host = elements(fields, .forwardedHost).last, HostRules.isValid(host.utf8Span.span) {
            origin.host = host
        }
        return origin
    }

    /// The rightmost address that is not a proxy of ours. What stands to its left was written by the client. At an
    /// element that is no address the search ends: whoever wrote it is the last one known.
    private static func client(_ peer: ClientAddress, _ fields: Fields, _ trusted: [CIDR]) -> ClientAddress {
        var client = peer
        for element in elements(fields, .forwardedFor).reversed() {
            guard let address = address(element) else { return client }
            client = address
            guard trusted.contains(address) else { return client }
        }
        return client
    }

    /// An address, perhaps with a port, as proxies write it: "192.0.2.1", "192.0.2.1:80", "[2001:db8::1]:80".
    private static func address(_ text: String) -> IPAddress? {
        if let address = IPAddress(text) { return address }
        if text.hasPrefix("["), text.hasSuffix("]") { return IPAddress(String(text.dropFirst().dropLast())) }
        return SocketAddress(text)?.ip
    }

    private static func elements(_ fields: Fields, _ name: FieldName) -> [String] {
        fields.all(name).flatMap { value in
            value.split(separator: ",").map { String($0.trimming { $0 == " " || $0 == "\t" }) }
        }
    }
}

extension Substring {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
        var rest = self
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
