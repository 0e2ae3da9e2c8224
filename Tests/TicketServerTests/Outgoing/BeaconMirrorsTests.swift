import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// Mirrors that answer in all the ways a server of others can, on this machine.
final class BeaconMirrorsTests: XCTestCase {
    private let chain = BeaconChain.quicknet

    func testTheFirstGoodMirrorCountsAndTheOthersAreReported() async throws {
        let mirror = try FakeMirror(self)
        let refused = Told()
        let mirrors = BeaconMirrors(
            mirrors: ["garbage", "wrong-round", "oversized", "error", "moved", "no-signature", "torn", "good"]
                .map(mirror.origin), http: OutgoingHTTP(patience: .seconds(5))
        ) { mirror, reason in refused.note("\(mirror.split(separator: "/").last ?? ""): \(reason)") }
        let value = await mirrors.value(chain, 77)
        XCTAssertEqual(value?.answer, DrandAnswer(Array(DrawShop.answer(77).utf8)))
        XCTAssertEqual(value?.mirror, mirror.origin("good"))
        let reasons = refused.all
        XCTAssertEqual(reasons.count, 7, "\(reasons)")
        XCTAssertTrue(reasons[1].contains("round 78"), reasons[1])
        XCTAssertTrue(reasons[2].contains("tooLong"), reasons[2])
        XCTAssertTrue(reasons[3].contains("status(503)"), reasons[3])
        XCTAssertTrue(reasons[4].contains("status(302)"), reasons[4])
    }

    /// One that accepts and says nothing, and one that says a byte now and then, for ever: both end.
    func testSlowMirrorsAreLeftBehind() async throws {
        let mirror = try FakeMirror(self)
        let refused = Told()
        let mirrors = BeaconMirrors(
            mirrors: ["silent", "dribble", "good"].map(mirror.origin), http: OutgoingHTTP(patience: .seconds(1))
        ) { mirror, _ in refused.note(mirror) }
        let value = await mirrors.value(chain, 5)
        XCTAssertEqual(value?.mirror, mirror.origin("good"))
        XCTAssertEqual(refused.all, [mirror.origin("silent"), mirror.origin("dribble")])
    }

    func testNobodyThereIsNoAnswer() async throws {
        let port = try FreePort.next()
        let mirrors = BeaconMirrors(
            mirrors: ["http://127.0.0.1:\(port)", "http://no such address"], http: OutgoingHTTP(patience: .seconds(2))
        ) { _, _ in }
        let value = await mirrors.value(chain, 5)
        XCTAssertNil(value)
    }

    func testItIsAskedEverMoreRarelyButNeverLessThanTwiceAMinute() {
        var now = Instant(milliseconds: 0)
        var backoff = Backoff(from: now)
        var waits: [Int64] = []
        for _ in 0..<9 {
            backoff.failed(at: now)
            waits.append((backoff.next - now).inMilliseconds / 1000)
            now = backoff.next
        }
        XCTAssertEqual(waits, [1, 2, 4, 8, 16, 30, 30, 30, 30])
    }

    /// The server by itself: asks nothing before the round's time, takes the value once, and a failure changes no round.
    func testTheServerBringsTheValueItselfWhenADrawWaits() async throws {
        let mirrors = try ["wrong-round", "good"].map { try FakeMirror(self, $0) }
        let shop = try await DrawShop(self, .beacon) { configuration in
            configuration.draw.mirrors = mirrors.compactMap { PublicURL($0.origin) }
        }
        let work = BeaconWork(shop: shop.world.shop, loop: try Loop(name: "test"))
        var backoffs: [ID<Event>: Backoff] = [:]
        await work.step(&backoffs)
        XCTAssertEqual(try mirrors.flatMap { try $0.asked() }, [])
        let round = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event)).round
        await shop.pass(to: shop.cutOff + .seconds(9))
        await work.step(&backoffs)
        let draw = try XCTUnwrap(shop.world.shop.rooms.draw(shop.event))
        XCTAssertEqual(draw.round, round)
        XCTAssertEqual(draw.beacon?.randomness, Hex.decode(DrawShop.beacon(round).randomness))
        XCTAssertEqual(draw.beacon?.isVerified, false)
        let path = "/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/\(round)"
        XCTAssertEqual(try mirrors.map { try $0.asked() }, [[path], [path]])
        await work.step(&backoffs)
        XCTAssertEqual(try mirrors[1].asked().count, 1, "what is known is not asked for")
    }

    func testAnAnswerMustBelongTogether() throws {
        let good = DrawShop.answer(9)
        XCTAssertNotNil(DrandAnswer(Array(good.utf8)))
        let (randomness, signature) = DrawShop.beacon(9)
        // drand's second API leaves the randomness out; a person may have nothing but the randomness.
        XCTAssertEqual(
            DrandAnswer(Array("{\"round\":9,\"signature\":\"\(signature)\"}".utf8))?.randomness,
            Hex.decode(randomness))
        XCTAssertNotNil(DrandAnswer(Array("{\"round\":9,\"randomness\":\"\(randomness)\"}".utf8)))
        for bad in [
            "", "[]", "{}", "{\"round\":9}", good.replacing("\"round\":9", with: "\"round\":0"),
            good.replacing("\"round\":9", with: "\"round\":\"9\""), good.replacing(randomness, with: signature),
            good.replacing(signature, with: "zz"), good.replacing(signature, with: randomness), good + good,
            good.dropLast(2) + ",\"x\":\"" + String(repeating: "y", count: 5000) + "\"}",
        ] { XCTAssertNil(DrandAnswer(Array(bad.utf8)), String(bad.prefix(80))) }
    }
}

/// What was told from any thread.
private final class Told: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    func note(_ line: String) { lock.withLock { lines.append(line) } }
    var all: [String] { lock.withLock { lines } }
}

/// A server of Python's own library. How it behaves is said at its start, or is the first part of the path.
private final class FakeMirror {
    private let process = Process()
    private let port: UInt16
    private let log: URL

    init(_ test: XCTestCase, _ way: String? = nil) throws {
        port = try FreePort.next()
        log = try temporaryDirectory(for: test).appending(path: "asked")
        try Data().write(to: log)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [
                "python3", Project.root.appending(path: "Tests/Tools/fake-mirror.py").path, String(port), log.path,
            ] + (way.map { [$0] } ?? [])
        let ready = Pipe()
        process.standardOutput = ready
        try process.run()
        guard ready.fileHandleForReading.availableData.starts(with: Data("ready".utf8)) else {
            throw MissingTool(description: "python3 is not installed: bash .ci/setup --tests")
        }
        let process = process
        test.addTeardownBlock {
            // What a test of signals blocked is blocked in its children, too.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }

    var origin: String { "http://127.0.0.1:\(port)" }

    func origin(_ way: String) -> String { "\(origin)/\(way)" }

    func asked() throws -> [String] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
