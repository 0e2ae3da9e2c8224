// PROXY headers of both versions: whole, cut at each byte, wrong.

import XCTest

@testable import TicketServer

final class ProxyProtocolTests: XCTestCase {
    private static let signature: [UInt8] = [13, 10, 13, 10, 0, 13, 10, 0x51, 0x55, 0x49, 0x54, 10]

    static func version2(_ command: UInt8, _ family: UInt8, _ rest: [UInt8]) -> [UInt8] {
        signature + [command, family, UInt8(rest.count >> 8), UInt8(rest.count & 255)] + rest
    }

    private static let ports: [UInt8] = [0, 80, 1, 187]
    private static let ipv4: [UInt8] = [192, 0, 2, 7, 127, 0, 0, 1] + ports
    private static let ipv6 =
        [0x20, 0x01, 0x0d, 0xb8] + [UInt8](repeating: 0, count: 11) + [9] + [UInt8](repeating: 1, count: 16)

    private let valid: [([UInt8], String?, Bool)] = [
        (Array("PROXY TCP4 192.0.2.7 127.0.0.1 56324 443\r\n".utf8), "192.0.2.7", false),
        (Array("PROXY TCP6 2001:db8::9 ::1 1 65535\r\n".utf8), "2001:db8::9", false),
        (Array("PROXY UNKNOWN\r\n".utf8), nil, false),
        (Array("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n".utf8), nil, false),
        (version2(0x21, 0x11, ipv4), "192.0.2.7", false),
        (version2(0x21, 0x21, ipv6 + ports), "2001:db8::9", false),
        (version2(0x21, 0x11, ipv4 + [0x04, 0, 1, 0, 0x20, 0, 5, 1, 0, 0, 0, 0]), "192.0.2.7", true),
        (version2(0x21, 0x11, ipv4 + [0x20, 0, 5, 0, 0, 0, 0, 0]), "192.0.2.7", false),
        (version2(0x20, 0x00, []), nil, false),
        (version2(0x20, 0x11, ipv4), nil, false),
        (version2(0x21, 0x31, [UInt8](repeating: 0, count: 216)), nil, false),
    ]

    func testEveryPrefixNeedsMore() throws {
        for (bytes, client, isSecure) in valid {
            for length in 0..<bytes.count {
                XCTAssertNil(try ProxyProtocol.parse(bytes.span.extracting(0..<length)), "\(bytes) cut at \(length)")
            }
            let followed = bytes + Array("GET / HTTP/1.1\r\n".utf8)
            let result = try XCTUnwrap(try ProxyProtocol.parse(followed.span))
            XCTAssertEqual(result.length, bytes.count)
            XCTAssertEqual(result.header, ProxyHeader(client: client.flatMap { IPAddress($0) }, isSecure: isSecure))
        }
    }

    func testBadHeadersAreRefused() {
        let texts = [
            "GET / HTTP/1.1\r\n", "PROXY TCP4 192.0.2.7 127.0.0.1 56324\r\n",
            "PROXY TCP4 192.0.2.7 127.0.0.1 56324 443\n",
            "PROXY TCP4 ::1 ::1 1 2\r\n", "PROXY TCP6 192.0.2.7 127.0.0.1 1 2\r\n",
            "PROXY TCP4 192.0.2.7 127.0.0.1 +1 2\r\n",
            "PROXY TCP4 192.0.2.7 127.0.0.1 70000 2\r\n", "PROXY  TCP4 192.0.2.7 127.0.0.1 1 2\r\n", "PROXY \r\n",
            "PROXY TCP4 192.0.2.300 127.0.0.1 1 2\r\n", "PROXY " + String(repeating: "x", count: 120), "proxy TCP4",
        ]
        let binaries = [
            ProxyProtocolTests.version2(0x11, 0x11, ProxyProtocolTests.ipv4),
            ProxyProtocolTests.version2(0x22, 0x11, ProxyProtocolTests.ipv4),
            ProxyProtocolTests.version2(0x21, 0x11, [1, 2, 3]),
            ProxyProtocolTests.version2(0x21, 0x21, ProxyProtocolTests.ipv4),
            ProxyProtocolTests.version2(0x21, 0x11, ProxyProtocolTests.ipv4 + [0x20, 0, 9, 1]),
            ProxyProtocolTests.signature + [0x21, 0x11, 0xFF, 0xFF],
            [13, 10, 13, 11],
        ]
        for bytes in texts.map({ Array($0.utf8) }) + binaries {
            XCTAssertThrowsError(try ProxyProtocol.parse(bytes.span), String(decoding: bytes, as: UTF8.self))
        }
    }
}
