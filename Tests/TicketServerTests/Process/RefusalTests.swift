import Foundation
import XCTest

/// Starts that must not succeed: a sentence that says what to do, and an exit code for the service manager.
final class RefusalTests: XCTestCase {
    private func refused(
        _ code: Int32, _ words: String, line: UInt = #line, _ change: (inout ServerProcess.Options) -> Void
    ) throws {
        let server = try ServerProcess(self) {
            $0.command = "serve"
            change(&$0)
        }
        XCTAssertEqual(server.end(within: .seconds(5)), .exit(code), server.log, line: line)
        XCTAssertTrue(server.log.contains(words), server.log, line: line)
        XCTAssertTrue(server.log.hasPrefix("ticketserver: "), server.log, line: line)
        XCTAssertFalse(server.log.contains("Fatal error"), server.log, line: line)
    }

    /// A data directory that has sold, its server stopped.
    private func used() throws -> URL {
        let server = try ServerProcess(self)
        try server.waitReady()
        _ = try Purchase(event: try server.report().event, visitor: Visitor(server.port)).whole()
        server.stop()
        return server.data
    }

    func testASecondServerOnTheSameData() throws {
        let first = try ServerProcess(self)
        try first.waitReady()
        try refused(1, "Another server has the database") { $0.data = first.data }
        XCTAssertEqual(try Visitor(first.port).get("/readyz").status, 200)
        first.stop()
    }

    func testAPortThatIsTaken() throws {
        let (socket, port) = try FreePort.listening()
        defer { close(socket) }
        try refused(1, "nothing can listen on 127.0.0.1:\(port): Address already in use") { $0.port = port }
    }

    func testAKeyThatIsGone() throws {
        let data = try used()
        let key = data.appending(path: "master.key")
        let kept = try Data(contentsOf: key)
        try FileManager.default.removeItem(at: key)
        try refused(1, "master.key is missing") { $0.data = data }
        XCTAssertFalse(FileManager.default.fileExists(atPath: key.path), "no new key beside old tickets")
        try Data("1 zz\n".utf8).write(to: key)
        chmod(key.path, 0o600)
        try refused(1, "master.key is damaged") { $0.data = data }
        try kept.write(to: key)
        chmod(key.path, 0o644)
        try refused(1, "master.key can be read by others") { $0.data = data }
        chmod(key.path, 0o600)
        let server = try ServerProcess(self) { $0.data = data }
        try server.waitReady()
        server.stop()
    }

    func testASchemaFromTheFuture() throws {
        let data = try used()
        let database = data.appending(path: "tickets.sqlite").path
        let tables = try runTool("sqlite3", [database, ".schema"], package: "sqlite3").output
        let table = try XCTUnwrap(tables.firstMatch(of: #/CREATE TABLE (\w*migration\w*)/#)?.1)
        let columns = try runTool(
            "sqlite3", [database, "SELECT name FROM pragma_table_info('\(table)')"],
            package: "sqlite3"
        ).output.split(separator: "\n")
        let number = try XCTUnwrap(columns.first)
        let others = columns.dropFirst().map { ", \($0)" }.joined()
        let future = try runTool(
            "sqlite3",
            [database, "INSERT INTO \(table) SELECT max(\(number)) + 1000\(others) FROM \(table) LIMIT 1"],
            package: "sqlite3")
        XCTAssertEqual(future.status, 0, future.output)
        try refused(1, "made by a newer version") { $0.data = data }
    }

    func testADamagedDatabase() throws {
        let data = try used()
        let file = data.appending(path: "tickets.sqlite")
        let whole = try Data(contentsOf: file)
        var damaged = whole
        damaged.replaceSubrange(0..<16, with: Data("no database here".utf8))
        try damaged.write(to: file)
        try refused(1, "The database file is damaged") { $0.data = data }
        // Pages in the middle: whatever they hold, nobody is served from them.
        var random = SeededBytes(seed: 5)
        damaged = whole
        for page in stride(from: 2, to: whole.count / 4096, by: 3) {
            damaged.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(random.bytes(4096)))
        }
        try damaged.write(to: file)
        try refused(1, "The database file is damaged") { $0.data = data }
        try whole.write(to: file)
        let server = try ServerProcess(self) { $0.data = data }
        try server.waitReady()
        server.stop()
    }

    func testPlacesThatCannotHoldData() throws {
        let directory = try temporaryDirectory(for: self)
        let file = directory.appending(path: "file")
        try Data().write(to: file)
        try refused(1, "the data directory \(file.path) cannot be used") { $0.data = file }
        let deep = directory.appending(path: "a/b/c")
        try refused(1, "the data directory \(deep.path) cannot be made") { $0.data = deep }
        // An immutable place even for root: the kernel's own directory.
        try refused(1, "the data directory /proc/tickets cannot be made") { $0.data = URL(filePath: "/proc/tickets") }
    }

    func testSettingsThatAreWrong() throws {
        try refused(2, "limits.connections") { $0.arguments = ["--limits-connections", "many"] }
        try refused(2, "did you mean --listen?") { $0.arguments = ["--lisen", "x"] }
    }

    func testADemonstrationLeavesARealShopAlone() throws {
        let data = try used()
        try FileManager.default.removeItem(at: data.appending(path: "demo-organiser.txt"))
        try refused(1, "was not made by demo") {
            $0.command = "demo"
            $0.data = data
        }
    }

    /// Killed at any moment of its first start, a demonstration is whole at the next.
    func testAFirstStartThatIsKilledIsMadeGood() throws {
        var data: URL?
        for milliseconds in [30, 60, 100, 150, 220, 300] {
            let server = try ServerProcess(self) {
                $0.data = data
                $0.isFirstStart = true
            }
            usleep(UInt32(milliseconds) * 1000)
            server.kill()
            data = server.data
        }
        let server = try ServerProcess(self) { $0.data = data }
        try server.waitReady()
        let report = try server.report()
        XCTAssertEqual(Set(report.events.map(\.title)).count, 5)
        XCTAssertEqual(report.events.count, 5)
        let form = ["email": report.organiser.email, "password": report.organiser.password]
        XCTAssertEqual(try Visitor(server.port).submit("/en/sign-in", form).status, 303)
        server.stop()
    }
}

/// Bytes from a seed (SplitMix64).
struct SeededBytes {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            return UInt8(truncatingIfNeeded: word >> 40)
        }
    }
}
