// A waiting room on a real database, with a clock that the test moves and a stock that it sets.

import Foundation
import Synchronization
import XCTest

@testable import TicketCore

/// A value that the test and the rooms share.
final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result { value.withLock { body(&$0) } }
}

/// Gives each test an empty directory, and rooms that can crash.
class WaitingRoomTestCase: XCTestCase {
    let clock = ManualClock()
    let event = ID<Event>(rawValue: 0x98_0000_0001)
    let stock = Shared(Stock(free: 1_000, held: 0))
    let alarms = Shared<[RoomAlarm]>([])
    /// Whether the organiser has paused the sale.
    let isPaused = Shared(false)
    private var directory = ""
    private var life = 0
    private(set) var database: SQLiteDatabase!
    private(set) var rooms: WaitingRooms!

    static let oldKey: (id: UInt8, bytes: [UInt8]) = (1, Array(repeating: 7, count: 32))
    static let newKey: (id: UInt8, bytes: [UInt8]) = (2, Array(repeating: 9, count: 32))

    override func setUp() async throws {
        directory = NSTemporaryDirectory() + "waiting-room-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    override func tearDown() async throws {
        database?.close()
        rooms = nil
        database = nil
        try FileManager.default.removeItem(atPath: directory)
    }

    private var path: String { directory + "/\(life).sqlite" }

    /// Starts a server's waiting rooms on the files as they are.
    func start(
        keys: MasterKeys = MasterKeys(current: oldKey), seed: UInt64 = 1,
        _ change: (inout WaitingRoomSettings) -> Void = { _ in }
    ) async throws {
        var settings = WaitingRoomSettings()
        change(&settings)
        database = try SQLiteDatabase(
            path: path, migrations: Schema.migrations, clock: clock)
        rooms = try await WaitingRooms(
            database: database, keys: keys, clock: clock, randomness: SeededRandomness(seed: seed &+ UInt64(life)),
            settings: settings, stock: { [stock] _ in stock.withLock { $0 } },
            isPaused: { [isPaused] _ in isPaused.withLock { $0 } },
            onAlarm: { [alarms] alarm in alarms.withLock { $0.append(alarm) } })
    }

    /// Starts with one open room.
    func open(_ pace: DoorPace = DoorPace(), _ change: (inout WaitingRoomSettings) -> Void = { _ in }) async throws {
        try await start(change)
        try await rooms.create(
            event, state: .open, opensAt: clock.now(), endsAt: clock.now() + .seconds(86_400), pace: pace)
    }

    /// What kill -9 leaves: the files as they are at this moment, nothing closed, nothing given back.
    func crash() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: directory)
        let former = "\(life).sqlite"
        for file in files where file == former || file == former + "-wal" {
            let next = file.replacingOccurrences(of: former, with: "\(life + 1).sqlite")
            try FileManager.default.copyItem(atPath: "\(directory)/\(file)", toPath: "\(directory)/\(next)")
        }
        rooms = nil
        database.close()
        database = nil
        life += 1
    }

    /// Forgets everything: the next start is the first of another life.
    func discardFiles() throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: directory) {
            try FileManager.default.removeItem(atPath: "\(directory)/\(file)")
        }
    }

    /// Joins and returns the ticket.
    func join(line: UInt = #line) async throws -> QueueTicket {
        let outcome = try await rooms.join(event, ticket: nil)
        guard case .joined(let ticket) = outcome else {
            XCTFail("\(outcome)", line: line)
            throw CancellationError()
        }
        return ticket
    }

    /// Enters and returns the session, or fails with what was answered.
    func enter(_ ticket: QueueTicket, line: UInt = #line) async throws -> (shopper: Shopper, token: String) {
        let outcome = try await rooms.enter(event, ticket: ticket.text)
        guard case .admitted(let shopper, let token) = outcome else {
            XCTFail("\(outcome)", line: line)
            throw CancellationError()
        }
        return (shopper, token)
    }

    /// Lets time pass as a server does.
    func pass(_ duration: Duration, step: Duration = .milliseconds(250)) async {
        let end = clock.now() + duration
        while clock.now() < end {
            clock.advance(by: step)
            await rooms.tick()
        }
    }

    var figures: RoomFigures { rooms.figures(event)! }
}
