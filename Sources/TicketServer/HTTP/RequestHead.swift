// A request's head while it still lies in the loop's buffer: to be looked at, not kept.

import TicketCore

/// The head of a request, borrowed. It cannot be copied, hence not kept: its bytes are overwritten by the next read.
/// Comparing and hashing allocate nothing.
struct RequestHead: ~Copyable {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let layout: UnsafePointer<HeadLayout>
    /// Who asks, and whether over TLS, after PROXY protocol and trusted forwarding fields.
    let client: ClientAddress
    let isSecure: Bool
    private let forwardedHost: String?

    /// `bytes` and `layout` must outlive the value.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ layout: UnsafePointer<HeadLayout>, _ origin: Origin) {
        self.bytes = bytes
        self.layout = layout
        client = origin.client
        isSecure = origin.isSecure
        forwardedHost = origin.host
    }

    var method: Method { layout.pointee.method }
    /// The raw, percent-encoded path; begins with "/" (or is "*").
    var path: String { layout.pointee.path.isEmpty ? "/" : text(layout.pointee.path) }
    var query: String? {
        guard let query = layout.pointee.query else { return nil }
        return text(query)
    }
    var hasQuery: Bool { layout.pointee.query != nil }
    /// The announced length of the body; nil if there is none or it is chunked.
    var contentLength: Int? { layout.pointee.length }

    /// The host the client asked for: the trusted proxy's word, the target's, or the Host field; empty for HTTP/1.0 without.
    var host: String {
        if let forwardedHost { return forwardedHost }
        guard let host = layout.pointee.authority ?? layout.pointee.host else { return "" }
        return text(host)
    }

    /// FNV-1a of the path's bytes.
    var pathHash: UInt64 { FNV1a.hash(pathBytes) }

    func pathEquals(_ path: [UInt8]) -> Bool {
        pathBytes.count == path.count && path.withUnsafeBufferPointer { $0.elementsEqual(pathBytes) }
    }

    func pathEquals(_ path: StaticString) -> Bool { path.withUTF8Buffer { $0.elementsEqual(pathBytes) } }

    func pathHasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { $0.elementsEqual(pathBytes.suffix($0.count)) }
    }

    /// The first value of a field.
    subscript(_ name: FieldName) -> String? {
        for index in 0..<layout.pointee.fieldCount where matches(index, name) {
            return text(layout.pointee.fields[index].value)
        }
        return nil
    }

    /// Whether If-None-Match names `etag` (quoted, as sent), by weak comparison (RFC 9110 section 13.1.2).
    func noneMatchNames(_ etag: [UInt8]) -> Bool {
        guard layout.pointee.hasIfNoneMatch else { return false }
        for index in 0..<layout.pointee.fieldCount where layout.pointee.fields[index].name.count == 13 {
            guard matches(index, .ifNoneMatch) else { continue }
            if EntityTag.list(bytes.span.extracting(layout.pointee.fields[index].value.range), names: etag) {
                return true
            }
        }
        return false
    }

    /// A copy of the fields, to be kept.
    var fields: Fields {
        let head = layout.pointee.fieldCount
        guard head > 0 else { return Fields() }
        let first = Int(layout.pointee.fields[0].name.start)
        let last = Int(layout.pointee.fields[head - 1].value.end)
        var slots: [FieldSlot] = []
        slots.reserveCapacity(head + 2)
        for index in 0..<head { slots.append(layout.pointee.fields[index].moved(by: -first)) }
        return Fields(parsed: Array(bytes[first..<last]), slots: slots)
    }

    private var pathBytes: UnsafeBufferPointer<UInt8> {
        let path = layout.pointee.path
        return path.isEmpty ? RequestHead.root : UnsafeBufferPointer(rebasing: bytes[path.range])
    }

    private func matches(_ index: Int, _ name: FieldName) -> Bool {
        let slot = layout.pointee.fields[index]
        guard slot.name.count == name.text.utf8.count else { return false }
        return bytes.span.extracting(slot.name.range).equalsIgnoringCase(name.text.utf8Span.span)
    }

    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }

    private static let slash: StaticString = "/"
    private static var root: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: slash.utf8Start, count: 1) }
}

/// Entity tags (RFC 9110 section 8.8.3).
enum EntityTag {
    /// Whether a list of tags is "*" or has `etag`, the "W/" of either aside.
    static func list(_ value: Span<UInt8>, names etag: [UInt8]) -> Bool {
        var position = 0
        while let element = FieldList.next(value, &position) {
            if element.count == 1, value[element.lowerBound] == 0x2A { return true }
            if equal(value.extracting(strong(value, element)), etag.span.extracting(strong(etag.span, 0..<etag.count)))
            {
                return true
            }
        }
        return false
    }

    private static func strong(_ bytes: Span<UInt8>, _ tag: Range<Int>) -> Range<Int> {
        let isWeak = tag.count > 2 && bytes[tag.lowerBound] == 0x57 && bytes[tag.lowerBound + 1] == 0x2F
        return isWeak ? tag.lowerBound + 2..<tag.upperBound : tag
    }

    private static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index] != right[index] { return false }
        return true
    }
}
