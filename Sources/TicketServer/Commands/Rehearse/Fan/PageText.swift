// What a fan finds on a page: values between fixed words, without reading all the rest.

/// Searches in a page's bytes.
struct PageText: Sendable {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What stands between each `before` and the next `after`, at most `limit` times.
    func all(after before: String, until after: Character = "\"", limit: Int = .max) -> [String] {
        guard let end = after.asciiValue else { return [] }
        var found: [String] = []
        let pattern = Array(before.utf8)
        var position = 0
        while found.count < limit, let start = find(pattern, from: position) {
            var index = start + pattern.count
            while index < bytes.count, bytes[index] != end { index += 1 }
            found.append(String(decoding: bytes[(start + pattern.count)..<index], as: UTF8.self))
            position = index
        }
        return found
    }

    func first(after before: String, until after: Character = "\"") -> String? {
        all(after: before, until: after, limit: 1).first
    }

    func count(of text: String) -> Int {
        let pattern = Array(text.utf8)
        var position = 0
        var count = 0
        while let start = find(pattern, from: position) {
            count += 1
            position = start + pattern.count
        }
        return count
    }

    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index <= bytes.count - pattern.count {
                if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
                index += 1
            }
            return nil
        }
    }
}
