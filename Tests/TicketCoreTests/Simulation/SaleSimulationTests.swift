// Simulated sales from seeds, with every rule checked after every step. A failure prints its seed; to see it again:
//
//   SALE_SEED=17 swift test --filter SaleSimulationTests
//
// SALE_LIVES and SALE_STEPS make it longer than what a test run has time for.

import Foundation
import XCTest

@testable import TicketCore

final class SaleSimulationTests: XCTestCase {
    private func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int(digits: $0) }
    }

    func testSales() async throws {
        let first = setting("SALE_SEED")
        let lives = first == nil ? setting("SALE_LIVES") ?? 6 : 1
        let steps = setting("SALE_STEPS") ?? 250
        var counts: [String: Int] = [:]
        for seed in 0..<lives {
            let simulation = try await live(UInt64(first ?? seed + 1), steps: steps)
            counts.merge(simulation.counts) { $0 + $1 }
            counts.merge(simulation.ends) { $0 + $1 }
        }
        guard first == nil, setting("SALE_STEPS") == nil else { return print(counts.sorted { $0.key < $1.key }) }
        for end in [
            "order paid", "order expired", "order refunded", "refund late", "refund duplicate", "late ticket",
            "scan accepted", "scan already_used", "crash", "restart", "type ✗", "order ✗", "best ✗", "pick ✗",
        ] { XCTAssertGreaterThan(counts[end] ?? 0, 0, "no \(end) in \(lives) lives") }
    }

    private func live(_ seed: UInt64, steps: Int) async throws -> SaleSimulation {
        let directory = NSTemporaryDirectory() + "sale-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let simulation = try SaleSimulation(seed: seed, directory: directory)
        defer { simulation.shop.close() }
        try await simulation.begin()
        for step in 0..<steps {
            do {
                try await simulation.step()
            } catch {
                return report(["\(error)"], seed, step, simulation)
            }
            let found = try simulation.violations()
            guard found.isEmpty else { return report(found, seed, step, simulation) }
        }
        try await simulation.finish()
        try simulation.readEnds()
        let books = LedgerCheck(database: simulation.shop.database, clock: simulation.shop.clock)
        let broken = try books.report(of: simulation.shop.listing).findings.filter { $0.count > 0 }.map { "\($0)" }
        let found = try simulation.violations() + simulation.leftovers() + broken
        return found.isEmpty ? simulation : report(found, seed, steps, simulation)
    }

    private func report(_ found: [String], _ seed: UInt64, _ step: Int, _ simulation: SaleSimulation) -> SaleSimulation
    {
        XCTFail(
            "seed \(seed), step \(step): \(found.joined(separator: "; "))\nlast steps: "
                + simulation.story.suffix(8).joined(separator: ", "))
        return simulation
    }
}
