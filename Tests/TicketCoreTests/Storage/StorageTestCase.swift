// A database in a directory of its own, for the tests of the storage.

import Foundation
import XCTest

@testable import TicketCore

/// Gives each test an empty directory and takes it away again.
class StorageTestCase: XCTestCase {
    private(set) var directory = ""
    var path: String { directory + "/tickets.sqlite" }

    override func setUpWithError() throws {
        directory = NSTemporaryDirectory() + "storage-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(atPath: directory)
    }

    static let notes = Migration(
        number: 1, name: "notes",
        statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY, body TEXT NOT NULL, UNIQUE (body))"])

    /// A database with the table `notes`, closed at the end of the test.
    func open(_ change: (inout SQLiteSettings) -> Void = { _ in }) throws -> SQLiteDatabase {
        var settings = SQLiteSettings()
        change(&settings)
        let database = try SQLiteDatabase(
            path: path, migrations: [Self.notes], clock: ManualClock(), settings: settings)
        addTeardownBlock { database.close() }
        return database
    }

    /// Runs a program and returns what it printed; a missing program fails the test with the package to install.
    @discardableResult
    func shell(_ program: String, _ arguments: String..., package: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        XCTAssertNotEqual(process.terminationStatus, 127, "\(program) is missing: apt-get install \(package)")
        return text
    }

    func assertFailure(
        _ expected: DatabaseFailure, line: UInt = #line, _ body: () async throws -> Void
    ) async {
        do {
            try await body()
            XCTFail("did not fail", line: line)
        } catch {
            XCTAssertEqual(error as? DatabaseFailure, expected, "\(error)", line: line)
        }
    }
}

extension SQLiteDatabase {
    func add(_ id: Int, _ body: String) async throws {
        try await write { try $0.run("INSERT INTO notes (id, body) VALUES (\(id), \(body))") }
    }

    func notes() throws -> [Int] {
        try read { try $0.rows("SELECT id FROM notes ORDER BY id") { $0.int(0) } }
    }
}
