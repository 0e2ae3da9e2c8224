// Checks a draw as a stranger would: from what is published, in code that shares nothing with the product but SHA-256.

import XCTest

@testable import TicketCore

/// A draw's result, recomputed from the recipe.
struct DrawVerifier {
    private func sha(_ bytes: [UInt8]) -> [UInt8] { SHA256.hash(bytes) }

    private func bigEndian(_ value: Int64) -> [UInt8] { (0..<8).map { UInt8(value >> (56 - 8 * $0) & 255) } }

    /// RFC 2104, spelled out.
    private func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        let padded = key + Array(repeating: 0, count: 64 - key.count)
        return sha(padded.map { $0 ^ 0x5C } + sha(padded.map { $0 ^ 0x36 } + message))
    }

    /// RFC 9162 section 2.1.1, as it is defined: split at the largest power of two below the count.
    func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = leaves.first else { return sha([]) }
        guard leaves.count > 1 else { return first }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return sha([1] + root(leaves[..<middle]) + root(leaves[middle...]))
    }

    /// The leaf of a ticket as its holder's cookie has it.
    func leaf(_ cookie: String) throws -> [UInt8] {
        let ticket = try XCTUnwrap(Base64URL.decode(cookie))
        return sha([0] + ticket.dropLast(16))
    }

    func place(_ number: Int64, _ size: Int64, _ key: [UInt8]) -> Int64 {
        var place = number
        for round in 0..<UInt8(90) {
            let pivot = Int64(
                sha(key + [round]).prefix(8).enumerated()
                    .reduce(UInt64(0)) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) } % UInt64(size))
            let flip = (pivot + size - place) % size
            let position = max(place, flip)
            let window = position / 256
            let source = sha(key + [round] + (0..<4).map { UInt8(window >> (8 * $0) & 255) })
            if source[Int(position % 256) / 8] >> UInt8(position % 8) & 1 == 1 { place = flip }
        }
        return place
    }

    /// Everything a fan can check, but for the signature of the beacon.
    func check(_ draw: DrawRecord, leaves: [[UInt8]], line: UInt = #line) throws {
        let seed = try XCTUnwrap(draw.seed, line: line)
        let key = try XCTUnwrap(draw.key, line: line)
        let size = try XCTUnwrap(draw.size, line: line)
        XCTAssertEqual(sha(Array("queue-draw-commit/1".utf8) + [0] + seed), draw.commitment, line: line)
        XCTAssertEqual(Int64(leaves.count), size, line: line)
        XCTAssertEqual(root(leaves[...]), draw.root, "the roster", line: line)
        let randomness = try draw.grade == .beacon ? XCTUnwrap(draw.beacon).randomness : Array(repeating: 0, count: 32)
        let name = Array(draw.event.description.utf8)
        let message = [
            Array("queue-draw-key/1".utf8), [0], name, Array(repeating: 0, count: 10 - name.count),
            bigEndian(draw.round), randomness, try XCTUnwrap(draw.root), bigEndian(size),
        ]
        XCTAssertEqual(hmac(seed, Array(message.joined())), key, "the key", line: line)
    }
}
