// What a request target may be (RFC 9112 section 3.2), and which paths are refused before anybody decodes them.

/// The forms of a request target and the rules of its parts.
enum TargetRules {
    /// Splits `head.target` into authority, path and query.
    static func split(_ bytes: Span<UInt8>, _ head: inout HeadLayout) throws(RequestError) {
        let target = head.target
        let start = Int(target.start)
        if bytes[start] == 0x2F {
            try splitPath(bytes, from: start, to: Int(target.end), &head)
        } else if target.count == 1, bytes[start] == 0x2A {
            guard head.method == .options else { throw .bad("Only OPTIONS can ask for \"*\".") }
            head.isAsterisk = true
            head.path = target
        } else {
            try splitAbsolute(bytes, &head)
        }
    }

    private static func splitAbsolute(_ bytes: Span<UInt8>, _ head: inout HeadLayout) throws(RequestError) {
        let target = head.target.range
        guard let scheme = ["http://", "https://"].first(where: { hasPrefix(bytes, target, $0) }) else {
            throw .bad("The request target is neither a path nor a whole address.")
        }
        let start = target.lowerBound + scheme.utf8CodeUnitCount
        var end = start
        while end < target.upperBound, bytes[end] != 0x2F, bytes[end] != 0x3F { end += 1 }
        try HostRules.check(bytes.extracting(start..<end))
        head.authority = ByteRange(start, end)
        try splitPath(bytes, from: end, to: target.upperBound, &head)
    }

    private static func hasPrefix(_ bytes: Span<UInt8>, _ range: Range<Int>, _ prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard range.count >= length else { return false }
        return bytes.extracting(range.lowerBound..<range.lowerBound + length).equalsIgnoringCase(prefix)
    }

    private static func splitPath(_ bytes: Span<UInt8>, from start: Int, to end: Int, _ head: inout HeadLayout)
        throws(RequestError)
    {
        var index = start
        var segment = Segment()
        while index < end, bytes[index] != 0x3F {
            let byte = bytes[index]
            if byte == 0x25 {
                let decoded = try percentEncoded(bytes, index, end)
                guard decoded != 0 else { throw .bad("The path has an encoded NUL.") }
                try segment.take(decoded)
                index += 3
            } else {
                guard CharacterClass.of(byte).contains(.path) else { throw .bad("The path has a forbidden character.") }
                try segment.take(byte)
                index += 1
            }
        }
        try segment.finish()
        head.path = ByteRange(start, index)
        guard index < end else { return }
        head.query = ByteRange(index + 1, end)
        try checkQuery(bytes, from: index + 1, to: end)
    }

    private static func checkQuery(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(RequestError) {
        var index = start
        while index < end {
            if bytes[index] == 0x25 {
                _ = try percentEncoded(bytes, index, end)
                index += 3
            } else {
                guard CharacterClass.of(bytes[index]).contains(.query) else {
                    throw .bad("The query has a forbidden character.")
                }
                index += 1
            }
        }
    }

    static func percentEncoded(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) throws(RequestError) -> UInt8 {
        guard index + 2 < end, let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2]) else {
            throw .bad("A percent sign is not followed by two hexadecimal digits.")
        }
        return high << 4 | low
    }

    /// Notices "." and ".." between slashes, encoded or not: a browser never sends them, and a reader before us may
    /// have understood another path. An encoded slash or backslash counts, since some decode before they split.
    private struct Segment {
        private var dots = 0
        private var others = false

        mutating func take(_ byte: UInt8) throws(RequestError) {
            switch byte {
            case 0x2F, 0x5C: try finish()
            case 0x2E: dots += 1
            default: others = true
            }
        }

        mutating func finish() throws(RequestError) {
            guard others || dots == 0 || dots > 2 else { throw .bad("The path has a dot segment.") }
            dots = 0
            others = false
        }
    }
}

/// Host and port, of the Host field or of a whole address (RFC 3986 section 3.2.2).
enum HostRules {
    static func check(_ host: Span<UInt8>) throws(RequestError) {
        guard isValid(host) else { throw .bad("The host is not a name or address with an optional port.") }
    }

    static func isValid(_ host: Span<UInt8>) -> Bool {
        guard host.count > 0, host.count <= 261 else { return false }
        let end = host[0] == 0x5B ? literalEnd(host) : nameEnd(host)
        guard let end, end > 0 else { return false }
        guard end < host.count else { return true }
        return host[end] == 0x3A && isPort(host, from: end + 1)
    }

    private static func nameEnd(_ host: Span<UInt8>) -> Int? {
        for index in 0..<host.count {
            if host[index] == 0x3A { return index }
            guard CharacterClass.of(host[index]).contains(.host) else { return nil }
        }
        return host.count
    }

    private static func literalEnd(_ host: Span<UInt8>) -> Int? {
        for index in 1..<host.count where host[index] == 0x5D {
            return IPAddress(host.extracting(1..<index).string).map { _ in index + 1 }
        }
        return nil
    }

    /// An empty port is legal (RFC 3986 section 3.2.3) and means the scheme's own.
    private static func isPort(_ host: Span<UInt8>, from start: Int) -> Bool {
        var port = 0
        for index in start..<host.count {
            let digit = host[index] &- 0x30
            guard digit < 10 else { return false }
            port = port * 10 + Int(digit)
            guard port <= 65_535 else { return false }
        }
        return true
    }
}
