// The product as people meet it: the built binary as `demo`, and journeys through it in a real browser (Journeys/*.py).

import Foundation
import XCTest

final class BrowserTests: XCTestCase {
    /// One shop for all journeys, as in life: each has its own events, and leaves them open. Made by the first, on XCTest's
    /// one thread.
    private nonisolated(unsafe) static let demo = Result { try Demo() }

    override class func tearDown() {
        if case .success(let demo) = demo { demo.stop() }
    }

    /// On the map and in the list, in both languages, up to the gate's second scan.
    func testAPhoneBuysShowsAndIsScanned() throws { try travel("purchase") }

    func testEverythingIsBoughtWithoutAScript() throws { try travel("noscript") }

    func testEverythingIsBoughtWithKeysAlone() throws { try travel("keyboard") }

    /// Declined, left, late, told twice, told first, never told, another browser.
    func testTheBuyerEndsWellWhateverTheGatewayDoes() throws { try travel("gateway") }

    /// The waiting room with the shop full, paused, resumed; the sale closed and opened.
    func testTheOrganiserIsObeyedAndTheLineToldWhy() throws { try travel("organiser") }

    /// Figures that move while a fan buys, a pause with words, two organisers at once, no script.
    func testTheLiveScreenShowsTheDayAndIsObeyed() throws { try travel("cockpit") }

    /// A copy made, opened with its key, bought from and ended; its pages say what they are.
    func testARehearsalIsMadeAndEndedAndSaysWhatItIs() throws { try travel("rehearsal") }

    /// Bytes until the first usable map of a stadium.
    func testAStadiumIsLightEnoughForAPhone() throws { try travel("weight") }

    /// The share of a buyer's bytes that everybody gets alike.
    func testACacheCouldServeMostOfIt() throws { try travel("bytes") }

    /// Every state of the waiting room, looked at and listened to.
    func testEveryStateOfTheWaitingRoomIsCalmAndSaysWhatIs() throws { try travel("room_states") }

    /// Lobby, draw, line, turn and door in two tabs and without a script, with the server killed in between.
    func testTheWholeWaitSurvivesWhatHappensToPeopleWhoWait() async throws {
        let hall = try await DrawnHall(self)
        try JourneyScript.travel("waiting", input: try hall.report())
    }

    /// On our page, against a list that lies, and from a saved file without a network.
    func testAFanChecksTheDrawAlsoWithoutUs() async throws {
        let hall = try await CheckedHall(self)
        try JourneyScript.travel("draw", input: try hall.report())
    }

    private func travel(_ name: String) throws {
        try JourneyScript.travel(name, input: try BrowserTests.demo.get().report)
    }
}

/// The built binary beside the tests, selling on a free port.
private final class Demo {
    /// What it tells of itself: one JSON object.
    let report: Data
    private let process = Process()
    private let directory = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = tests.appending(path: "TicketServer")
        process.arguments = [
            "demo", "--json", "--listen", "127.0.0.1:0", "--data", directory.appending(path: "data").path,
        ]
        let (output, log) = (Pipe(), directory.appending(path: "log"))
        try Data().write(to: log)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        var text = Data()
        while text.last != UInt8(ascii: "\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw DemoFailure(description: (try? String(contentsOf: log, encoding: .utf8)) ?? "demo said nothing")
            }
            text += more
        }
        report = text
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }
}

private struct DemoFailure: Error, CustomStringConvertible {
    let description: String
}
