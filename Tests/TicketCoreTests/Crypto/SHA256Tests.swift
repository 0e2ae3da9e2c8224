// SHA-256, HMAC and HKDF against their published vectors, and against openssl for random lengths.

import Foundation
import XCTest

@testable import TicketCore

final class SHA256Tests: XCTestCase {
    func testVectorsOfFIPS180() {
        let vectors = [
            "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu":
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
        ]
        for (text, digest) in vectors { XCTAssertEqual(Hex.encode(SHA256.hash(text.utf8)), digest) }
    }

    func testAMillionLettersInUnevenPieces() {
        var hash = SHA256()
        var left = 1_000_000
        var piece = 1
        while left > 0 {
            let count = min(piece, left)
            hash.update([UInt8](repeating: 0x61, count: count))
            left -= count
            piece = piece % 977 + 13
        }
        XCTAssertEqual(
            Hex.encode(hash.finish()), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    func testACopyGoesOnAlone() {
        var first = SHA256()
        first.update("ab".utf8)
        var second = first
        second.update("x".utf8)
        first.update("c".utf8)
        XCTAssertEqual(first.finish(), SHA256.hash("abc".utf8))
        XCTAssertEqual(second.finish(), SHA256.hash("abx".utf8))
    }

    func testAgreesWithSha256sumAtEveryLengthAroundTheBlocks() throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("sha-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let randomness = SeededRandomness(seed: 256)
        var expected: [String: String] = [:]
        for length in Array(0...200) + [1000, 4096, 65_537] {
            let bytes = randomness.bytes(length)
            let file = directory.appendingPathComponent("\(length)")
            try Data(bytes).write(to: file)
            expected[file.path] = Hex.encode(SHA256.hash(bytes))
        }
        let output = try Tool.run("sha256sum", Array(expected.keys), from: "coreutils")
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        XCTAssertEqual(lines.count, expected.count)
        for line in lines { XCTAssertEqual(expected[String(line.dropFirst(66))], String(line.prefix(64))) }
    }
}

final class HMACTests: XCTestCase {
    /// RFC 4231, cases 1 to 4, 6 and 7.
    func testVectorsOfRFC4231() {
        let long = [UInt8](repeating: 0xAA, count: 131)
        let vectors: [(key: [UInt8], message: [UInt8], code: String)] = [
            (
                [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                Array(1...25), [UInt8](repeating: 0xCD, count: 50),
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
            ),
            (
                long, Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
            (
                long,
                Array(
                    ("This is a test using a larger than block-size key and a larger than block-size data. "
                        + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
            ),
        ]
        for vector in vectors {
            XCTAssertEqual(Hex.encode(HMAC.sha256(key: vector.key, message: vector.message)), vector.code)
        }
    }

    func testAgreesWithOpenSSL() throws {
        let randomness = SeededRandomness(seed: 4231)
        for length in [1, 31, 63, 64, 65, 127, 300] {
            let key = randomness.bytes(length)
            let message = Data(randomness.bytes(length * 2))
            let options = ["dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:\(Hex.encode(key))"]
            let output = try Tool.run("openssl", options, input: message, from: "openssl")
            let code = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).last
            XCTAssertEqual(code.map(String.init), Hex.encode(HMAC.sha256(key: key, message: message)))
        }
    }

    /// RFC 5869, test cases 1, 2 and 3.
    func testVectorsOfRFC5869() {
        let ikm = [UInt8](repeating: 0x0B, count: 22)
        XCTAssertEqual(
            Hex.encode(HKDF.sha256(ikm, salt: Array(0...0x0C), info: Array(0xF0...0xF9), length: 42)),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
        XCTAssertEqual(
            Hex.encode(
                HKDF.sha256(
                    Array(0...0x4F), salt: Array(0x60...0xAF), info: (0xB0...0xFF).map { UInt8($0) }, length: 82)),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
        )
        XCTAssertEqual(
            Hex.encode(HKDF.sha256(ikm, salt: [UInt8](), info: [UInt8](), length: 42)),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")
    }
}
