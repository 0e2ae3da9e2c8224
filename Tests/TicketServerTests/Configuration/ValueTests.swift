import TicketCore
import XCTest

@testable import TicketServer

final class ValueTests: XCTestCase {
    func testTimesHaveUnits() {
        XCTAssertEqual(DurationText.parse("250ms"), .milliseconds(250))
        XCTAssertEqual(DurationText.parse("2h"), .seconds(7200))
        for text in ["", "10", "m", "-1s", "1.5h", "10 m", "10M", "9223372036854775807h"] {
            XCTAssertNil(DurationText.parse(text), text)
        }
        for (duration, text) in [
            (Duration.zero, "0s"), (.minutes(90), "90m"), (.minutes(120), "2h"), (.milliseconds(1), "1ms"),
        ] {
            XCTAssertEqual(DurationText.write(duration), text)
        }
    }

    func testAddresses() {
        XCTAssertEqual(ListenAddress("[::1]:80")?.host, "::1")
        XCTAssertEqual(ListenAddress("[::1]:80")?.description, "[::1]:80")
        XCTAssertEqual(ListenAddress("localhost:0")?.port, 0)
        for text in [
            "", ":80", "localhost", "a:+80", "a:65536", "::1:80", "[x]:80", "[127.0.0.1]:80", "a b:80", "a/b:80",
        ] {
            XCTAssertNil(ListenAddress(text), text)
        }
    }

    func testPublicURLsAreOrigins() {
        XCTAssertEqual(PublicURL("https://tickets.example")?.isSecure, true)
        XCTAssertEqual(PublicURL("http://[::1]:8080")?.isSecure, false)
        XCTAssertNotNil(PublicURL("http://[::1]"))
        for text in [
            "tickets.example", "ftp://a", "https://", "https://a/", "https://a/b", "https://u@a", "https://a?b",
            "https://a:x",
        ] {
            XCTAssertNil(PublicURL(text), text)
        }
    }

    func testNetworks() throws {
        func address(_ text: String) throws -> IPAddress { try XCTUnwrap(IPAddress(text)) }
        let ten = try XCTUnwrap(CIDR("10.0.0.0/8"))
        XCTAssertTrue(ten.contains(try address("10.255.1.2")))
        XCTAssertFalse(ten.contains(try address("11.0.0.0")))
        XCTAssertTrue(ten.contains(try address("::ffff:10.1.1.1")), "IPv4 within IPv6")
        XCTAssertFalse(ten.contains(try address("a0a:a0a::a0a")))
        XCTAssertEqual(ten.description, "10.0.0.0/8")
        XCTAssertEqual(try XCTUnwrap(CIDR("fd00::/9")).description, "fd00::/9")
        XCTAssertEqual(try XCTUnwrap(CIDR("192.168.1.7")).description, "192.168.1.7/32")
        XCTAssertTrue(try XCTUnwrap(CIDR("0.0.0.0/0")).contains(try address("1.2.3.4")))
        for text in ["", "10.0.0.5/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "10.0.0.0/+8", "::1/129", "host"] {
            XCTAssertNil(CIDR(text), text)
        }
    }
}
