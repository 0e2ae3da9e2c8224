// What was acknowledged is there: after a kill, in a copy of the files, behind a torn log.

import Foundation
import XCTest

@testable import TicketCore

final class DurabilityTests: StorageTestCase {
    private static let childVariable = "STORAGE_CHILD_PATH"

    private func copy(to name: String, log length: Int? = nil) throws -> String {
        let copy = directory + "/" + name
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        var log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        if let length { log = log.prefix(length) }
        try log.write(to: URL(fileURLWithPath: copy + "-wal"))
        return copy
    }

    private func notes(at path: String) throws -> [Int] {
        let database = try SQLiteDatabase(path: path, migrations: [Self.notes], clock: ManualClock())
        defer { database.close() }
        return try database.notes()
    }

    func testACopyTakenAtAnyMomentHasEverythingAcknowledged() async throws {
        // No checkpoint meanwhile, so that copying one file after the other is a picture of one moment.
        let database = try open { $0.checkpointPages = .max }
        let writers = (0..<4).map { writer in
            Task {
                var number = writer
                while !Task.isCancelled {
                    number += 4
                    try await database.add(number, "\(number)")
                }
            }
        }
        for round in 1...20 {
            let target = database.metrics().committed + 20
            while database.metrics().committed < target { await Task.yield() }
            let acknowledged = try database.notes()
            let found = Set(try notes(at: copy(to: "copy-\(round)")))
            XCTAssertTrue(found.isSuperset(of: acknowledged), "\(Set(acknowledged).subtracting(found)) lost")
        }
        for writer in writers { writer.cancel() }
        for writer in writers { try await writer.value }
    }

    func testALogCutAnywhereIsAPrefixOfTheCommits() async throws {
        let database = try open { $0.checkpointPages = .max }
        for id in 1...100 { try await database.add(id, "note \(id)") }
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "-wal")
        let length = try XCTUnwrap(attributes[.size] as? Int)
        let randomness = SeededRandomness(seed: 20_261_121)
        var longest = 0
        for round in 1...200 {
            let cut = Int(randomness.below(UInt64(length)))
            let copy = try copy(to: "cut-\(round)", log: cut)
            let found = try notes(at: copy)
            XCTAssertEqual(found, Array(0..<found.count).map { $0 + 1 }, "cut at \(cut)")
            longest = max(longest, found.count)
        }
        XCTAssertGreaterThan(longest, 90, "the cuts were all too early to show anything")
    }

    func testAMissingIndexOfTheLogIsMadeAgain() async throws {
        let database = try open { $0.checkpointPages = .max }
        try await database.add(1, "one")
        // The copy has no -shm.
        XCTAssertEqual(try notes(at: copy(to: "copy")), [1])
    }

    /// The child of the next test: writes and says so until it is killed. Without the variable there is nothing to do.
    func testChildThatWritesUntilItIsKilled() async throws {
        guard let path = ProcessInfo.processInfo.environment[Self.childVariable] else { return }
        var settings = SQLiteSettings()
        settings.checkpointPages = 16
        let database = try SQLiteDatabase(
            path: path, migrations: [Self.notes], clock: ManualClock(), settings: settings)
        let first = (try database.notes().last ?? 0) + 1
        for id in first...first + 1_000_000 {
            try await database.add(id, "note \(id)")
            FileHandle.standardError.write(Data("acknowledged \(id)\n".utf8))
        }
    }

    func testAKilledServerHasEverythingItAcknowledged() throws {
        for round in 1...10 {
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            child.arguments = ["TicketCoreTests.DurabilityTests/testChildThatWritesUntilItIsKilled"]
            child.environment = ProcessInfo.processInfo.environment.merging([Self.childVariable: path]) { $1 }
            let output = Pipe()
            child.standardError = output
            child.standardOutput = FileHandle.nullDevice
            try child.run()
            var said = Data()
            while said.count < 1_000 + round * 100 {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                said += more
            }
            kill(child.processIdentifier, SIGKILL)
            said += output.fileHandleForReading.readDataToEndOfFile()
            child.waitUntilExit()
            let lines = String(decoding: said, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            let numbers = lines.dropLast().compactMap { line in
                line.hasPrefix("acknowledged ") ? Int(digits: line.dropFirst(13)) : nil
            }
            let last = try XCTUnwrap(numbers.last, String(decoding: said, as: UTF8.self))
            let found = try notes(at: path)
            XCTAssertEqual(found, Array(1...found.count), "round \(round): a hole")
            XCTAssertGreaterThanOrEqual(found.count, last, "round \(round): an acknowledged write is lost")
        }
    }
}
