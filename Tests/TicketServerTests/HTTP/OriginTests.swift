// Addresses, networks, and who is believed about them.

import XCTest

@testable import TicketServer

final class OriginTests: XCTestCase {
    private func origin(_ peer: String, _ fields: Fields, trusted: [String] = ["10.0.0.0/8", "fd00::/8"]) throws
        -> Origin
    {
        let peer = Origin(client: try XCTUnwrap(IPAddress(peer)), isSecure: false)
        return Forwarded.origin(peer, fields, trusted: try trusted.map { try XCTUnwrap(CIDR($0)) })
    }

    func testForwardingFieldsOfStrangersAreIgnored() throws {
        let fields: Fields = [.forwardedFor: "192.0.2.1", .forwardedProto: "https", .forwardedHost: "evil"]
        let result = try origin("203.0.113.5", fields)
        XCTAssertEqual("\(result.client)", "203.0.113.5")
        XCTAssertFalse(result.isSecure)
        XCTAssertNil(result.host)
        XCTAssertEqual("\(try origin("10.1.1.1", fields, trusted: []).client)", "10.1.1.1")
    }

    func testTheRightmostUntrustedAddressIsTheClient() throws {
        let cases: [(Fields, String)] = [
            ([.forwardedFor: "192.0.2.1"], "192.0.2.1"),
            ([.forwardedFor: "198.51.100.66, 192.0.2.1, 10.2.2.2"], "192.0.2.1"),
            ([.forwardedFor: "198.51.100.66", .forwardedFor: "192.0.2.1 ,10.2.2.2"], "192.0.2.1"),
            ([.forwardedFor: "10.3.3.3, 10.2.2.2"], "10.3.3.3"),
            ([.forwardedFor: "192.0.2.1, garbage, 10.2.2.2"], "10.2.2.2"),
            ([.forwardedFor: "unknown"], "10.1.1.1"),
            ([.forwardedFor: "[2001:db8::1]:4711"], "2001:db8::1"),
            ([.forwardedFor: "192.0.2.1:80"], "192.0.2.1"),
            ([:], "10.1.1.1"),
        ]
        for (fields, client) in cases {
            XCTAssertEqual("\(try origin("10.1.1.1", fields).client)", client, "\(fields.list)")
        }
    }

    func testSchemeAndHostOfATrustedProxy() throws {
        let good = try origin("10.1.1.1", [.forwardedProto: "http, HTTPS", .forwardedHost: "tickets.example"])
        XCTAssertTrue(good.isSecure)
        XCTAssertEqual(good.host, "tickets.example")
        let bad = try origin("10.1.1.1", [.forwardedProto: "https, http", .forwardedHost: "a/b"])
        XCTAssertFalse(bad.isSecure)
        XCTAssertNil(bad.host)
    }

    func testNetworks() throws {
        let network = try XCTUnwrap(CIDR("192.0.2.0/25"))
        XCTAssertTrue(network.contains(try XCTUnwrap(IPAddress("192.0.2.127"))))
        XCTAssertFalse(network.contains(try XCTUnwrap(IPAddress("192.0.2.128"))))
        XCTAssertFalse(network.contains(try XCTUnwrap(IPAddress("::1"))))
        XCTAssertTrue(try XCTUnwrap(CIDR("0.0.0.0/0")).contains(try XCTUnwrap(IPAddress("8.8.8.8"))))
        XCTAssertFalse(try XCTUnwrap(CIDR("0.0.0.0/0")).contains(try XCTUnwrap(IPAddress("2001:db8::1"))))
        XCTAssertTrue(try XCTUnwrap(CIDR("::/0")).contains(try XCTUnwrap(IPAddress("2001:db8::1"))))
        XCTAssertEqual("\(network)", "192.0.2.0/25")
        for bad in ["", "192.0.2.1/24", "192.0.2.0/33", "192.0.2.0/+8", "::/129", "a/8", "1.2.3.4/8/8", "10.0.0.0/"] {
            XCTAssertNil(CIDR(bad), bad)
        }
    }

    func testAddressesAreReadAndPrinted() throws {
        for text in ["127.0.0.1", "0.0.0.0", "::1", "2001:db8::ff", "255.255.255.255", "::"] {
            XCTAssertEqual("\(try XCTUnwrap(IPAddress(text)))", text)
        }
        XCTAssertEqual(IPAddress("::ffff:192.0.2.1"), IPAddress("192.0.2.1"))
        for bad in ["", "1.2.3", "01.2.3.4", "1.2.3.4 ", "1.2.3.256", "::1%lo", "[::1]", "a.b.c.d", "1.2.3.4\0"] {
            XCTAssertNil(IPAddress(bad), bad)
        }
        for text in ["127.0.0.1:80", "[::1]:65535"] { XCTAssertEqual("\(try XCTUnwrap(SocketAddress(text)))", text) }
        for bad in ["127.0.0.1", "::1:80", "127.0.0.1:", "127.0.0.1:+1", "127.0.0.1:65536", ":80"] {
            XCTAssertNil(SocketAddress(bad), bad)
        }
        XCTAssertEqual("\(try XCTUnwrap(IPAddress("192.0.2.77")).network)", "192.0.2.0")
        XCTAssertEqual("\(try XCTUnwrap(IPAddress("2001:db8:1:2::3")).network)", "2001:db8:1::")
    }
}
