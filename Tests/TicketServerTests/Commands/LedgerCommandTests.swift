// `ledger` on a data directory as a server leaves it.

import Foundation
import Synchronization
import TicketCore
import XCTest

@testable import TicketServer

final class LedgerCommandTests: XCTestCase {
    private func run(_ arguments: [String]) -> (code: ExitCode, out: String, error: String) {
        let texts = Mutex((out: "", error: ""))
        let console = Console(
            out: { text in texts.withLock { $0.out += text } }, error: { text in texts.withLock { $0.error += text } })
        let code = CommandLineTool.run(["ledger"] + arguments, environment: [:], console: console)
        return texts.withLock { (code, $0.out, $0.error) }
    }

    /// A directory with one event; `change` is done to its database.
    private func directory(_ change: [SQL] = []) async throws -> (path: String, event: ID<Event>) {
        let path = try temporaryDirectory(for: self).path
        let directory = try DataDirectory(path)
        let keys = try directory.masterKeys(SystemRandomness())
        let database = try directory.openDatabase(SystemClock())
        let shop = try await Shop(
            configuration: Configuration(), database: database, keys: keys, log: Log(level: .error) { _ in })
        let event = try await APIShop.plant(shop, limit: 6)
        try await database.write { transaction in for statement in change { try transaction.run(statement) } }
        database.close()
        return (path, event)
    }

    func testGoodBooksEndWellAndBrokenOnesDoNot() async throws {
        let good = try await directory()
        let all = run(["--data", good.path])
        XCTAssertEqual(all.code, .success, all.error)
        XCTAssertTrue(all.out.contains("Show (\(good.event)): Every promise was kept"), all.out)
        XCTAssertEqual(all.out.components(separatedBy: "ok  ").count - 1, LedgerRule.allCases.count)

        let broken = try await directory(["DELETE FROM places WHERE id IN (SELECT id FROM places LIMIT 1)"])
        // A server would not start with it; the books say what is wrong.
        let refused = run(["--data", broken.path])
        XCTAssertEqual(refused.code, .failure)
        XCTAssertTrue((refused.out + refused.error).contains("24 places"), refused.out + refused.error)

        let lost = try await directory([
            "UPDATE places SET state = 2, hold_id = 1 WHERE id IN (SELECT id FROM places LIMIT 2)"
        ])
        let one = run([lost.event.description, "--json", "--data", lost.path])
        XCTAssertEqual(one.code, .failure)
        let object = try JSONSerialization.jsonObject(with: Data(one.out.utf8)) as? [String: Any]
        let events = try XCTUnwrap(object?["events"] as? [[String: Any]])
        XCTAssertEqual((events.first?["ledger"] as? [String: Any])?["violations"] as? Int, 2)
    }

    func testWhatIsNotThereIsSaid() async throws {
        let path = try temporaryDirectory(for: self).path
        XCTAssertEqual(run(["--data", path]).error, "ticketserver: there is no database in \(path)\n")
        let good = try await directory()
        XCTAssertEqual(run(["ZZZZZZZZ", "--data", good.path]).code, .usage)
    }
}
