// What the fields of a head say about the message itself: its host, its length, its connection.

import TicketCore

/// Reads the fields that decide where a request ends and how its connection goes on, and refuses contradictions.
enum HeadRules {
    static func check(_ bytes: Span<UInt8>, _ head: inout HeadLayout) throws(RequestError) {
        for index in 0..<head.fieldCount { try note(head.fields[index], bytes, &head) }
        if head.isChunked {
            guard head.length == nil else { throw .bad("A length is given beside a transfer coding.") }
            guard head.minorVersion > 0 else { throw .bad("HTTP/1.0 has no transfer codings.") }
        }
        guard head.host != nil || head.minorVersion == 0 else { throw .bad("The Host field is missing.") }
        if head.minorVersion == 0, head.length == nil, head.method == .post || head.method == .put {
            // An HTTP/1.0 client could mean "until I close", and would wait for us while we wait for it.
            throw RequestError(.lengthRequired, "A body in HTTP/1.0 needs a Content-Length.")
        }
    }

    @inline(__always)
    private static func note(_ slot: FieldSlot, _ bytes: Span<UInt8>, _ head: inout HeadLayout) throws(RequestError) {
        // The length of the name alone rules out most fields.
        switch slot.name.count {
        case 4: if named(slot, bytes, "host") { try noteHost(slot.value, bytes, &head) }
        case 6: if named(slot, bytes, "expect") { try noteExpect(slot.value, bytes, &head) }
        case 8: if named(slot, bytes, "if-match") { head.hasIfMatch = true }
        case 10: if named(slot, bytes, "connection") { noteConnection(slot.value, bytes, &head) }
        case 13: if named(slot, bytes, "if-none-match") { head.hasIfNoneMatch = true }
        case 14: if named(slot, bytes, "content-length") { try noteLength(slot.value, bytes, &head) }
        case 17: if named(slot, bytes, "transfer-encoding") { try noteCoding(slot.value, bytes, &head) }
        default: break
        }
    }

    private static func named(_ slot: FieldSlot, _ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        bytes.extracting(slot.name.range).equalsIgnoringCase(name)
    }

    private static func noteHost(_ value: ByteRange, _ bytes: Span<UInt8>, _ head: inout HeadLayout)
        throws(RequestError)
    {
        guard head.host == nil else { throw .bad("The Host field is given twice.") }
        try HostRules.check(bytes.extracting(value.range))
        head.host = value
    }

    /// One field, digits only. Even two equal lengths are refused: somebody made two of one, and may read them apart.
    private static func noteLength(_ value: ByteRange, _ bytes: Span<UInt8>, _ head: inout HeadLayout)
        throws(RequestError)
    {
        guard head.length == nil else { throw .bad("The Content-Length field is given twice.") }
        guard !value.isEmpty else { throw .bad("The Content-Length is not a number.") }
        var length = 0
        for index in value.range {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { throw .bad("The Content-Length is not a number.") }
            let (product, overflow) = length.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(digit))
            guard !overflow, !carry else {
                throw RequestError(.contentTooLarge, "The Content-Length is beyond all measure.")
            }
            length = sum
        }
        head.length = length
    }

    private static func noteCoding(_ value: ByteRange, _ bytes: Span<UInt8>, _ head: inout HeadLayout)
        throws(RequestError)
    {
        guard !head.isChunked, bytes.extracting(value.range).equalsIgnoringCase("chunked") else {
            throw .bad("The only transfer coding here is chunked, once.")
        }
        head.isChunked = true
    }

    private static func noteExpect(_ value: ByteRange, _ bytes: Span<UInt8>, _ head: inout HeadLayout)
        throws(RequestError)
    {
        guard bytes.extracting(value.range).equalsIgnoringCase("100-continue") else {
            throw RequestError(.expectationFailed, "The only expectation here is 100-continue.")
        }
        // HTTP/1.0 has no interim responses (RFC 9110 section 10.1.1).
        head.expectsContinue = head.minorVersion > 0
    }

    private static func noteConnection(_ value: ByteRange, _ bytes: Span<UInt8>, _ head: inout HeadLayout) {
        let list = bytes.extracting(value.range)
        if FieldList.contains(list, "close") { head.hasConnectionClose = true }
        if FieldList.contains(list, "keep-alive") { head.hasKeepAlive = true }
    }
}
