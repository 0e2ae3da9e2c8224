// The ledger check of a running server: away from the loops that serve, one at a time.

import Synchronization
import TicketCore

/// Reads the books of one event after the other on a thread of its own, and tells what it read a moment ago again: whoever
/// asks often makes no work.
final class LedgerDesk: Sendable {
    private struct Entry {
        let report: LedgerReport
        let made: Moment
    }

    private let loop: Loop
    private let check: LedgerCheck
    private let place: @Sendable (ID<Event>, Int64) -> Int64?
    private let kept = Mutex<[ID<Event>: Entry]>([:])

    /// How old an answer may be.
    private static let freshness: Duration = .seconds(1)

    /// - Parameter place: the place of a number in an event's waiting room; nil while nobody can say it.
    init(_ check: LedgerCheck, place: @escaping @Sendable (ID<Event>, Int64) -> Int64?) throws {
        loop = try Loop(name: "books")
        self.check = check
        self.place = place
    }

    deinit { loop.stop() }

    func report(of listing: Listing) async throws -> LedgerReport {
        try await aside { [self] in
            let asked = Moment.now()
            if let entry = kept.withLock({ $0[listing.id] }), asked.since(entry.made) < Self.freshness {
                return entry.report
            }
            let report = try check.report(of: listing) { place(listing.id, $0) }
            kept.withLock { $0[listing.id] = Entry(report: report, made: .now()) }
            return report
        }
    }

    /// Does something that takes its time where nobody waits for it but who asked.
    func aside<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withTaskExecutorPreference(loop) { try await work() }
    }
}
