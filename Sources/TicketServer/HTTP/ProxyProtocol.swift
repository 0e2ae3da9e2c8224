// The PROXY protocol, versions 1 and 2 (haproxy.org, proxy-protocol.txt): one header before the first request.

import TicketCore

/// What a PROXY header says.
struct ProxyHeader: Sendable, Equatable {
    /// Nil when the proxy speaks for itself (a health check) or does not know.
    var client: IPAddress?
    /// Whether the client's connection to the proxy was TLS; version 2 can say so.
    var isSecure = false
}

enum ProxyProtocol {
    /// The header at the start of `bytes` and its length, or nil if it is not complete yet.
    static func parse(_ bytes: Span<UInt8>) throws(RequestError) -> (header: ProxyHeader, length: Int)? {
        guard bytes.count > 0 else { return nil }
        return bytes[0] == 0x0D ? try version2(bytes) : try version1(bytes)
    }

    private static let failure = RequestError.bad("The connection does not begin with a PROXY header.")

    // MARK: Version 1, a line of text

    /// "PROXY TCP4 192.0.2.1 192.0.2.9 56324 443" CRLF, at most 107 bytes.
    private static func version1(_ bytes: Span<UInt8>) throws(RequestError) -> (header: ProxyHeader, length: Int)? {
        let prefix = Array("PROXY ".utf8)
        for index in 0..<min(prefix.count, bytes.count) where bytes[index] != prefix[index] { throw failure }
        var end = 0
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        guard end <= 106 else { throw failure }
        guard end < bytes.count else { return nil }
        guard end > prefix.count, bytes[end - 1] == 0x0D else { throw failure }
        let line = bytes.extracting(prefix.count..<end - 1).string
        return (try version1(line.split(separator: " ", omittingEmptySubsequences: false)), end + 1)
    }

    private static func version1(_ words: [Substring]) throws(RequestError) -> ProxyHeader {
        if words[0] == "UNKNOWN" { return ProxyHeader() }
        guard words.count == 5, words[0] == "TCP4" || words[0] == "TCP6", UInt16(digits: words[3]) != nil,
            UInt16(digits: words[4]) != nil, let client = IPAddress(String(words[1])),
            let local = IPAddress(String(words[2]))
        else { throw failure }
        guard (words[0] == "TCP6") == words[1].contains(":"), (words[0] == "TCP6") == words[2].contains(":"),
            local.isIPv4 == client.isIPv4
        else { throw failure }
        return ProxyHeader(client: client)
    }

    // MARK: Version 2, binary

    private static let signature: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]
    /// More than any proxy writes; the format itself allows 64 KB.
    private static let longest = 4_096

    private static func version2(_ bytes: Span<UInt8>) throws(RequestError) -> (header: ProxyHeader, length: Int)? {
        for index in 0..<min(signature.count, bytes.count) where bytes[index] != signature[index] { throw failure }
        guard bytes.count >= 16 else { return nil }
        let command = bytes[12]
        guard command == 0x20 || command == 0x21 else { throw failure }
        let length = Int(bytes[14]) << 8 | Int(bytes[15])
        guard length <= longest else { throw failure }
        guard bytes.count >= 16 + length else { return nil }
        guard command == 0x21 else { return (ProxyHeader(), 16 + length) }
        return (try addresses(bytes.extracting(16..<16 + length), family: bytes[13]), 16 + length)
    }

    private static func addresses(_ bytes: Span<UInt8>, family: UInt8) throws(RequestError) -> ProxyHeader {
        let size: Int
        switch family {
        case 0x11: size = 4
        case 0x21: size = 16
        // Unix sockets and datagrams: the proxy is believed, but there is no address to learn.
        default: return ProxyHeader()
        }
        guard bytes.count >= 2 * size + 4 else { throw failure }
        let client = IPAddress(bytes: (0..<size).map { bytes[$0] })
        return ProxyHeader(client: client, isSecure: try hasTLS(bytes, from: 2 * size + 4))
    }

    /// Looks for PP2_TYPE_SSL (0x20) with the flag PP2_CLIENT_SSL (1) among the type-length-value records.
    private static func hasTLS(_ bytes: Span<UInt8>, from start: Int) throws(RequestError) -> Bool {
        var index = start
        while index < bytes.count {
            guard index + 3 <= bytes.count else { throw failure }
            let length = Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
            guard index + 3 + length <= bytes.count else { throw failure }
            if bytes[index] == 0x20, length > 0 { return bytes[index + 3] & 1 == 1 }
            index += 3 + length
        }
        return false
    }
}
