// A request's head from borrowed bytes (RFC 9112 sections 2 to 5): its end, "need more", or why it is bad.

/// Parses request heads, strictly: what two readers could understand differently is refused, because the second reader
/// may be the balancer in front of us, and the difference a request smuggled past it.
struct RequestParser: Sendable {
    let limits: Limits

    init(limits: Limits) {
        precondition(limits.headerCount <= HeadLayout.capacity, "at most 128 header fields can be kept")
        self.limits = limits
    }

    /// The length of the head at the start of `bytes`, or nil if it is not complete yet. No byte is copied.
    func parse(_ bytes: Span<UInt8>, into head: inout HeadLayout) throws(RequestError) -> Int? {
        head.reset()
        var position = 0
        guard try skipEmptyLine(bytes, &position), try requestLine(bytes, &position, &head) else {
            if bytes.count > limits.requestLine {
                throw RequestError(.uriTooLong, "The request line is longer than this server reads.")
            }
            return nil
        }
        guard try fieldLines(bytes, &position, &head) else {
            try checkSize(bytes.count)
            return nil
        }
        try checkSize(position)
        try HeadRules.check(bytes, &head)
        return position
    }

    private func checkSize(_ size: Int) throws(RequestError) {
        guard size <= limits.headerBytes else {
            throw RequestError(.fieldsTooLarge, "The header fields are longer than this server reads.")
        }
    }

    /// One empty line before the request is forgiven (RFC 9112 section 2.2): old clients end a body with it.
    private func skipEmptyLine(_ bytes: Span<UInt8>, _ position: inout Int) throws(RequestError) -> Bool {
        guard bytes.count > 0 else { return false }
        guard bytes[0] == 0x0D else { return true }
        guard bytes.count > 1 else { return false }
        guard bytes[1] == 0x0A else { throw .bad("A CR stands without its LF.") }
        position = 2
        return true
    }

    // MARK: The request line

    private func requestLine(_ bytes: Span<UInt8>, _ position: inout Int, _ head: inout HeadLayout)
        throws(RequestError) -> Bool
    {
        let start = position
        guard let method = try methodName(bytes, &position), let target = try target(bytes, &position, from: start),
            try version(bytes, &position, &head)
        else { return false }
        head.method = Method(bytes.extracting(method.range))
        head.target = target
        // Its target is not an address here. Any other method is one that the address does not have: 405.
        if head.method == .other("CONNECT") { throw RequestError(.notImplemented, "This server is no proxy.") }
        try TargetRules.split(bytes, &head)
        return true
    }

    private func methodName(_ bytes: Span<UInt8>, _ position: inout Int) throws(RequestError) -> ByteRange? {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20, position > start {
                position += 1
                return ByteRange(start, position - 1)
            }
            guard CharacterClass.of(byte).contains(.token) else { throw .bad("The method is not a token.") }
            guard position - start < 32 else {
                throw RequestError(.notImplemented, "No method has so long a name.")
            }
            position += 1
        }
        return nil
    }

    private func target(_ bytes: Span<UInt8>, _ position: inout Int, from line: Int) throws(RequestError) -> ByteRange?
    {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20 {
                guard position > start else { throw .bad("The request target is missing.") }
                position += 1
                return ByteRange(start, position - 1)
            }
            guard byte > 0x20, byte < 0x7F else { throw .bad("The request target has a byte that must be encoded.") }
            guard position - line < limits.requestLine else {
                throw RequestError(.uriTooLong, "The request target is longer than this server reads.")
            }
            position += 1
        }
        return nil
    }

    /// "HTTP/1.1" CRLF. Every prefix of it is "need more"; a well-formed foreign version is 505.
    private func version(_ bytes: Span<UInt8>, _ position: inout Int, _ head: inout HeadLayout)
        throws(RequestError) -> Bool
    {
        let pattern: StaticString = "HTTP/0.0\r\n"
        let available = min(bytes.count - position, pattern.utf8CodeUnitCount)
        for offset in 0..<available {
            let byte = bytes[position + offset]
            let wanted = pattern.utf8Start[offset]
            guard wanted == 0x30 ? byte &- 0x30 < 10 : byte == wanted else {
                throw .bad("The request line does not end in a version.")
            }
        }
        guard available == pattern.utf8CodeUnitCount else { return false }
        let major = bytes[position + 5] - 0x30
        guard major == 1 else { throw RequestError(.versionNotSupported, "This server speaks HTTP/1.1.") }
        head.minorVersion = bytes[position + 7] == 0x30 ? 0 : 1
        position += available
        return true
    }

    // MARK: The field lines

    private func fieldLines(_ bytes: Span<UInt8>, _ position: inout Int, _ head: inout HeadLayout)
        throws(RequestError) -> Bool
    {
        while position < bytes.count {
            if bytes[position] == 0x0D {
                guard position + 1 < bytes.count else { return false }
                guard bytes[position + 1] == 0x0A else { throw .bad("A CR stands without its LF.") }
                position += 2
                return true
            }
            guard let slot = try FieldLine.parse(bytes, &position) else { return false }
            guard head.fieldCount < limits.headerCount else {
                throw RequestError(.fieldsTooLarge, "There are more header fields than this server reads.")
            }
            head.fields[head.fieldCount] = slot
            head.fieldCount += 1
            try checkSize(position)
        }
        return false
    }
}

/// One field line (RFC 9112 section 5), of a head or of trailers.
enum FieldLine {
    /// Name and value of the line at `position`, which moves behind it; nil if the line is not complete.
    static func parse(_ bytes: Span<UInt8>, _ position: inout Int) throws(RequestError) -> FieldSlot? {
        let start = position
        var index = start
        while index < bytes.count, CharacterClass.of(bytes[index]).contains(.token) { index += 1 }
        guard index < bytes.count else { return nil }
        // Also where a line is folded, a blank stands before the colon, or there is a lone LF.
        guard bytes[index] == 0x3A, index > start else { throw .bad("A header line has no proper name.") }
        let name = ByteRange(start, index)
        index += 1
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
        let valueStart = index
        while index < bytes.count, CharacterClass.of(bytes[index]).contains(.fieldValue) { index += 1 }
        guard index < bytes.count else { return nil }
        guard bytes[index] == 0x0D else { throw .bad("A header value has a control character.") }
        guard index + 1 < bytes.count else { return nil }
        guard bytes[index + 1] == 0x0A else { throw .bad("A CR stands without its LF.") }
        position = index + 2
        while index > valueStart, isBlank(bytes[index - 1]) { index -= 1 }
        return FieldSlot(name: name, value: ByteRange(valueStart, index))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
