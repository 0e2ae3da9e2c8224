import Foundation
import Synchronization
import TicketCore
import XCTest

/// The power fails in a lobby, at its end, while the places are drawn, and after the doors have opened: everybody who was
/// told a number is in the roster or behind it, and has the one place that the published key gives.
final class LobbyKillTests: XCTestCase {
    private struct Fan: Sendable {
        let number: Int
        let cookies: [String: String]
    }

    private final class Crowd: Sendable {
        let fans = Mutex<[Fan]>([])
        /// The key and the count as somebody read them first.
        let drawn = Mutex<(key: String, size: Int)?>(nil)
        /// The states that were seen when the power failed.
        let states = Mutex<Set<String>>([])
    }

    func testNoPlaceOfADrawIsLostOrChanged() async throws {
        let hall = try await DrawnHall(self, lobby: .seconds(12))
        let (event, crowd) = (hall.event.description, Crowd())
        var server = try start(hall)
        var kills = 0
        let end = ContinuousClock.now + .seconds(60)
        var isOpen = false
        while !isOpen || kills < 8 {
            guard ContinuousClock.now < end else { return XCTFail("the doors did not open: \(server.log)") }
            let isOver = SeenFlag()
            let port = server.port
            let threads = (0..<4).map { _ in
                ClientThread.start { LobbyKillTests.join(event, port, crowd, isOver) }
            }
            // Anywhere: in the write of an entry, of the cut-off, of the root, of the key, of the opening.
            usleep(UInt32.random(in: 200_000..<900_000))
            server.kill()
            kills += 1
            isOver.set()
            for thread in threads { thread.join() }
            server = try start(hall)
            isOpen = try state(event, server) == "open"
        }
        try check(crowd, event, server)
        let fans = crowd.fans.withLock { $0.count }
        print(fans, "people joined,", kills, "kills, in", crowd.states.withLock { $0.sorted() })
        server.stop()
    }

    private func start(_ hall: DrawnHall) throws -> ServerProcess {
        let server = try ServerProcess(self) {
            $0.command = "serve"
            $0.data = hall.data
            $0.arguments = [
                "--cookies-secure", "false", "--log-access", "off", "--limits-request-rate", "1000",
                "--limits-request-burst", "1000", "--waiting-room-join-burst", "100000",
            ]
        }
        try server.waitReady()
        return server
    }

    private func state(_ event: String, _ server: ServerProcess) throws -> String {
        try Visitor(server.port).get("/queue/\(event)/now").json["st"] as? String ?? ""
    }

    /// Joins and looks, until the server is gone.
    private static func join(_ event: String, _ port: UInt16, _ crowd: Crowd, _ isOver: SeenFlag) {
        while !isOver.isSet, let visitor = try? Visitor(port) {
            do {
                let number = try Purchase(event: event, visitor: visitor).join()
                crowd.fans.withLock { $0.append(Fan(number: number, cookies: visitor.cookies)) }
                look(try visitor.get("/queue/\(event)/now").json, crowd)
                usleep(60_000)
            } catch is Visitor.Failure {
                continue
            } catch {
                return XCTFail("\(error)")
            }
        }
    }

    /// What was published once is never taken back.
    private static func look(_ now: [String: Any], _ crowd: Crowd) {
        if let state = now["st"] as? String { _ = crowd.states.withLock { $0.insert(state) } }
        guard let key = now["pf"] as? String, let size = now["n0"] as? Int else { return }
        crowd.drawn.withLock { drawn in
            if let drawn { XCTAssertTrue(drawn == (key, size), "the draw changed after it was told") }
            drawn = (key, size)
        }
    }

    private func check(_ crowd: Crowd, _ event: String, _ server: ServerProcess) throws {
        let visitor = try Visitor(server.port)
        LobbyKillTests.look(try visitor.get("/queue/\(event)/now").json, crowd)
        let fans = crowd.fans.withLock { $0 }
        XCTAssertEqual(Set(fans.map(\.number)).count, fans.count, "a number was given twice")
        let (text, size) = try XCTUnwrap(crowd.drawn.withLock { $0 })
        let key = try XCTUnwrap(Base64URL.decode(text))
        XCTAssertTrue(fans.contains { $0.number < size } && fans.contains { $0.number >= size })
        for fan in fans {
            let own = try Visitor(server.port)
            own.cookies = fan.cookies
            let answer = try own.post("/queue/\(event)/join")
            XCTAssertEqual(answer.status, 200)
            XCTAssertEqual(answer.json["n"] as? Int, fan.number, "a place in the line is lost")
            let place = fan.number < size ? LobbyKillTests.place(fan.number, size, key) : fan.number
            XCTAssertEqual(answer.json["place"] as? Int, place, "number \(fan.number)")
            guard fan.number < size else { continue }
            let roster = try visitor.get("/queue/\(event)/roster/\(fan.number)").json
            XCTAssertEqual(roster["size"] as? Int, size)
            try XCTAssertEqual(roster["leaf"] as? String, leaf(fan, event), "number \(fan.number) is not in the roster")
            try XCTAssertEqual(roster["root"] as? String, root(roster, fan.number, size), "number \(fan.number)")
        }
    }

    // MARK: The recipe of docs/draw.md

    private static func place(_ number: Int, _ size: Int, _ key: [UInt8]) -> Int {
        var place = number
        for round in 0..<UInt8(90) {
            let word = SHA256.hash(key + [round]).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let flip = (Int(word % UInt64(size)) + size - place) % size
            let position = max(place, flip)
            let window = (0..<4).map { UInt8((position / 256) >> (8 * $0) & 255) }
            let byte = SHA256.hash(key + [round] + window)[(position % 256) / 8]
            if byte >> UInt8(position % 8) & 1 == 1 { place = flip }
        }
        return place
    }

    /// SHA-256(00 ‖ ticket without its code).
    private func leaf(_ fan: Fan, _ event: String) throws -> String {
        let ticket = try XCTUnwrap(Base64URL.decode(try XCTUnwrap(fan.cookies["q_\(event)"])))
        return Hex.encode(SHA256.hash([0] + ticket.dropLast(16)))
    }

    /// Where leaf and path lead.
    private func root(_ roster: [String: Any], _ number: Int, _ size: Int) throws -> String {
        var hash = try XCTUnwrap(Hex.decode(roster["leaf"] as? String ?? ""))
        var path = try (roster["path"] as? [String] ?? []).map { try XCTUnwrap(Hex.decode($0)) }[...]
        var (index, count) = (number, size)
        while count > 1 {
            // What has no partner goes up as it is.
            if index ^ 1 < count, let other = path.popFirst() {
                hash = SHA256.hash(index & 1 == 1 ? [1] + other + hash : [1] + hash + other)
            }
            (index, count) = (index / 2, (count + 1) / 2)
        }
        return Hex.encode(hash)
    }
}
