import Foundation
import Glibc
import XCTest

@testable import TicketServer

final class HealthcheckTests: XCTestCase {
    /// Answers one connection with `answer`; gives the port and, later, what was asked.
    private func listener(answering answer: String) throws -> (port: UInt16, asked: @Sendable () -> String) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                bind(descriptor, general, length) == 0 && listen(descriptor, 4) == 0
                    && getsockname(descriptor, general, &length) == 0
            }
        }
        XCTAssertTrue(bound)
        let question = Question()
        let thread = Thread {
            let client = accept(descriptor, nil, nil)
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(client, &buffer, buffer.count, 0)
            question.text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            _ = send(client, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
            close(client)
            close(descriptor)
        }
        thread.start()
        return (UInt16(bigEndian: address.sin_port), { question.text })
    }

    private final class Question: @unchecked Sendable {
        private let lock = NSLock()
        private var value = ""
        var text: String {
            get { lock.withLock { value } }
            set { lock.withLock { value = newValue } }
        }
    }

    private func check(_ arguments: [String]) -> ExitCode {
        let quiet = Console(out: { _ in }, error: { _ in })
        return CommandLineTool.run(["healthcheck"] + arguments, environment: [:], console: quiet)
    }

    func testReady() throws {
        let server = try listener(answering: "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n")
        XCTAssertEqual(check(["--listen", "127.0.0.1:\(server.port)"]), .success)
        XCTAssertTrue(server.asked().hasPrefix("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
    }

    func testNotReady() throws {
        let server = try listener(answering: "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
        XCTAssertEqual(check(["--live", "--listen", "0.0.0.0:\(server.port)"]), .failure)
        XCTAssertTrue(server.asked().hasPrefix("GET /livez "))
    }

    func testNobodyThere() {
        XCTAssertEqual(check(["--listen", "127.0.0.1:1"]), .failure)
    }
}
