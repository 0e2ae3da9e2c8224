// Where the parts of a request's head are in its buffer, and what they say about framing.

/// A parsed head: offsets and flags, no text. About 4 KB; each loop has one and fills it again for every request.
struct HeadLayout {
    static let capacity = 128

    var method = Method.get
    /// The whole target; `path` and `query` are parts of it. An absolute-form target may have an empty path: it means "/".
    var target = ByteRange.empty
    var path = ByteRange.empty
    var query: ByteRange?
    /// Host and port of an absolute-form target; stands above the Host field (RFC 9112 section 3.2.2).
    var authority: ByteRange?
    /// "*", the whole server; with OPTIONS only.
    var isAsterisk = false
    /// 1 for HTTP/1.1 and later minor versions, 0 for HTTP/1.0.
    var minorVersion = 1

    var fields = InlineArray<128, FieldSlot>(repeating: .empty)
    var fieldCount = 0

    var host: ByteRange?
    var length: Int?
    var isChunked = false
    var hasConnectionClose = false
    var hasKeepAlive = false
    var expectsContinue = false
    var hasIfNoneMatch = false
    var hasIfMatch = false

    /// Whether bytes of a body follow the head.
    var hasBody: Bool { isChunked || (length ?? 0) > 0 }

    /// Whether the connection may be used again after the answer (RFC 9112 section 9.3).
    var keepsAlive: Bool { !hasConnectionClose && (minorVersion > 0 || hasKeepAlive) }

    /// Forgets the last request; the table of fields needs no clearing.
    mutating func reset() {
        method = .get
        target = .empty
        path = .empty
        query = nil
        authority = nil
        isAsterisk = false
        minorVersion = 1
        fieldCount = 0
        host = nil
        length = nil
        isChunked = false
        hasConnectionClose = false
        hasKeepAlive = false
        expectsContinue = false
        hasIfNoneMatch = false
        hasIfMatch = false
    }
}
