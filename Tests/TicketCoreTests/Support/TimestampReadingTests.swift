import XCTest

@testable import TicketCore

final class TimestampReadingTests: XCTestCase {
    func testMomentsAreReadAsRFC3339HasThem() {
        for (text, milliseconds) in [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-21T02:21:50.123Z", 1_795_227_710_123),
            ("2026-11-21T03:21:50.123+01:00", 1_795_227_710_123), ("2026-11-20t22:51:50.1239-03:30", 1_795_227_710_123),
            ("2024-02-29T23:59:59z", 1_709_251_199_000), ("1969-12-31T23:59:59.9Z", -100),
            ("2000-03-01T00:00:00Z", 951_868_800_000),
        ] as [(String, Int64)] {
            XCTAssertEqual(Timestamp.read(text)?.milliseconds, milliseconds, text)
        }
    }

    func testWhatIsNoMomentIsNone() {
        for text in [
            "", "2026-11-21", "2026-11-21T02:21Z", "2026-11-21T02:21:50", "2026-11-21 02:21:50Z",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T02:60:00Z",
            "2026-11-21T02:21:60Z", "2026-11-21T02:21:50.Z", "2026-11-21T02:21:50+1:00", "2026-11-21T02:21:50ZZ",
            "+026-11-21T02:21:50Z", "２026-11-21T02:21:50Z", "2026-11-21T02:21:50+24:00", "2026-11-21T02:21:50+0100",
            "2026-11-21T02:21:50Z ",
        ] { XCTAssertNil(Timestamp.read(text), text) }
    }

    func testWhatIsWrittenIsRead() {
        let lot = SeededRandomness(seed: 4)
        for _ in 0..<2_000 {
            let moment = Instant(milliseconds: Int64(lot.below(8_000_000_000_000)) - 2_000_000_000_000)
            var bytes: [UInt8] = []
            Timestamp.append(moment, to: &bytes)
            XCTAssertEqual(Timestamp.read(String(decoding: bytes, as: UTF8.self)), moment)
        }
    }
}
