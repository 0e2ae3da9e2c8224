import Foundation
import Glibc
import XCTest

/// The disk is full, the database is locked: purchases are refused with a word and go on by themselves.
final class StorageFaultTests: XCTestCase {
    func testAFullDiskRefusesAndRecovers() throws {
        let data = try temporaryDirectory(for: self)
        // A file system of its own that dies with the server: no mount is left behind, and no root is needed.
        let mount = "mount -t tmpfs -o size=16m tmpfs \(data.path) && exec \"$@\""
        let server = try ServerProcess(self) {
            $0.data = data
            $0.shell = "exec unshare -rm sh -c '\(mount)' sh \"$@\""
            $0.arguments = ["--waiting-room-rate", "5000"]
        }
        try server.waitReady()
        let event = try server.report().event
        func purchase() throws -> Purchase {
            Purchase(event: event, visitor: try Visitor(server.port), email: "\(UUID())@example.org")
        }
        var paid = [try purchase().whole()]
        let shopper = try purchase()
        _ = try shopper.join()
        try shopper.enter()

        let inside = URL(filePath: "/proc/\(server.id)/root\(data.path)")
        let ballast = inside.appending(path: "ballast")
        try fill(ballast)
        let hold = try XCTUnwrap(try holdUntilRefused(shopper), "the disk was never full")
        XCTAssertEqual(hold.status, 503, hold.text)
        XCTAssertEqual(hold.field("content-type"), "application/problem+json")
        XCTAssertEqual(hold.json["type"] as? String, "/problems/storage-full")
        XCTAssertNotNil(hold.field("retry-after"))
        let reader = shopper.visitor
        for path in ["/en/e/\(event)", "/queue/\(event)/now", "/en/e/\(event)/seats", "/readyz"] {
            XCTAssertEqual(try reader.get(path).status, 200, path)
        }
        for order in paid {
            XCTAssertEqual(try shopper.codes((order.order, order.secret)), order.codes, "reading goes on")
        }
        XCTAssertTrue(try reader.get("/metrics").text.contains(#"db_errors_total{kind="full"}"#))

        try FileManager.default.removeItem(at: ballast)
        XCTAssertTrue(eventually { (try? shopper.hold()) != nil }, "it goes on by itself: \(server.log)")
        paid.append(try purchase().whole())
        for order in paid { XCTAssertEqual(try shopper.codes((order.order, order.secret)), order.codes) }
        server.stop()
    }

    private func fill(_ file: URL) throws {
        let descriptor = open(file.path, O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else {
            throw MissingTool(description: "unshare -rm does not work here: allow user namespaces, or run as root")
        }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 1, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        XCTAssertEqual(errno, ENOSPC)
    }

    /// Takes and gives back until the server says no; the log has some room of its own left.
    private func holdUntilRefused(_ shopper: Purchase) throws -> Answer? {
        for _ in 0..<400 {
            do {
                let address = "/api/v1/events/\(shopper.event)/holds/\(try shopper.hold())"
                let answer = try shopper.visitor.ask("DELETE", address)
                if answer.status != 204 { return answer }
            } catch let refusal as Purchase.Refused { return refusal.answer }
        }
        return nil
    }

    func testALockedDatabaseWaitsThenRefuses() throws {
        let server = try ServerProcess(self)
        try server.waitReady()
        let event = try server.report().event
        let shopper = Purchase(event: event, visitor: try Visitor(server.port))
        _ = try shopper.join()
        try shopper.enter()
        let path = server.data.appending(path: "tickets.sqlite").path

        let short = try Lock(path)
        let thread = ClientThread.start {
            usleep(700_000)
            short.release()
        }
        _ = try shopper.hold()
        thread.join()

        let long = try Lock(path)
        let reader = try Visitor(server.port)
        let buyer = ClientThread.start {
            do { _ = try shopper.order(try shopper.hold()) } catch let refusal as Purchase.Refused {
                XCTAssertEqual(refusal.answer.status, 503)
                XCTAssertEqual(refusal.answer.json["type"] as? String, "/problems/busy")
                XCTAssertNotNil(refusal.answer.field("retry-after"))
                return
            } catch { return XCTFail("\(error)") }
            XCTFail("nothing was refused")
        }
        for path in ["/en/e/\(event)", "/queue/\(event)/now", "/readyz", "/api/v1/events"] {
            XCTAssertEqual(try reader.get(path).status, 200, path)
        }
        buyer.join()
        long.release()
        _ = try Purchase(event: event, visitor: try Visitor(server.port)).whole()
        XCTAssertTrue(try reader.get("/metrics").text.contains(#"db_errors_total{kind="busy"}"#))
        server.stop()
    }

    /// Another program that holds the write lock.
    private final class Lock: @unchecked Sendable {
        private let process = Process()
        private let input = Pipe()

        init(_ path: String) throws {
            let output = Pipe()
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3") else {
                throw MissingTool(description: "sqlite3 is not installed: bash .ci/setup --tests")
            }
            process.executableURL = URL(filePath: "/usr/bin/sqlite3")
            process.arguments = [path]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            let text = ".timeout 5000\nBEGIN IMMEDIATE;\nSELECT 'locked';\n"
            try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            let said = output.fileHandleForReading.availableData
            XCTAssertTrue(String(decoding: said, as: UTF8.self).contains("locked"))
        }

        func release() {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
        }
    }
}
