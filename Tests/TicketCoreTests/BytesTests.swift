import XCTest

@testable import TicketCore

final class BytesTests: XCTestCase {
    func testCrockfordReadsWhatItWrites() {
        for value in [0, 1, 31, 32, 1 << 40, UInt64.max >> 4] {
            XCTAssertEqual(Crockford.decode(Crockford.encode(value, length: 13)), value)
        }
        XCTAssertEqual(Crockford.decode("oIl0"), 0 << 15 | 1 << 10 | 1 << 5 | 0)
        XCTAssertNil(Crockford.decode("U"))
    }

    func testBase64URLIsStrict() {
        for length in 0..<40 {
            let bytes = SeededRandomness(seed: UInt64(length)).bytes(length)
            XCTAssertEqual(Base64URL.decode(Base64URL.encode(bytes)), bytes)
        }
        XCTAssertNil(Base64URL.decode("A"))
        XCTAssertNil(Base64URL.decode("AB"), "spare bits must be zero")
        XCTAssertNil(Base64URL.decode("AA=="))
    }

    func testDigitsOnly() {
        XCTAssertNil(Int(digits: "+5"))
        XCTAssertNil(Int(digits: ""))
        XCTAssertNil(UInt8(digits: "256"))
        XCTAssertEqual(UInt8(digits: "255"), 255)
    }

    func testIdentifiersHaveOneSpelling() {
        let id = ID<Int>.short(SeededRandomness(seed: 1))
        XCTAssertEqual(id.description.count, 8)
        XCTAssertEqual(ID<Int>(id.description), id)
        XCTAssertNil(ID<Int>(id.description.lowercased() + "a"))
    }
}
