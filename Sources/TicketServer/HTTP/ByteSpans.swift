// Reading borrowed bytes: comparisons and slices without a copy.

/// A half-open range of a buffer. Offsets, not pointers: the buffer may move.
struct ByteRange: Sendable, Hashable {
    var start: UInt32
    var end: UInt32

    static let empty = ByteRange(start: 0, end: 0)

    init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }
    init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }

    var count: Int { Int(end) - Int(start) }
    var isEmpty: Bool { start == end }
    var range: Range<Int> { Int(start)..<Int(end) }
}

/// Where a field's name and value are in its buffer.
struct FieldSlot: Sendable {
    var name: ByteRange
    var value: ByteRange

    static let empty = FieldSlot(name: .empty, value: .empty)

    /// Where it is when its buffer is copied to `offset` in another.
    func moved(by offset: Int) -> FieldSlot {
        FieldSlot(
            name: ByteRange(Int(name.start) + offset, Int(name.end) + offset),
            value: ByteRange(Int(value.start) + offset, Int(value.end) + offset))
    }
}

extension Span<UInt8> {
    /// Whether the bytes are exactly those of `text`.
    func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return withUnsafeBufferPointer { bytes in
            text.withUTF8Buffer { text in text.elementsEqual(bytes) }
        }
    }

    /// The same, with ASCII letters of either case equal. `text` must be in small letters.
    func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { text in
            for index in 0..<count where lowercased(self[index]) != text[index] { return false }
            return true
        }
    }

    /// The same for two runs of bytes.
    func equalsIgnoringCase(_ other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where lowercased(self[index]) != lowercased(other[index]) { return false }
        return true
    }

    /// As text; bytes that are not UTF-8 become U+FFFD.
    var string: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
