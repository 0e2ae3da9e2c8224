// The two large answers that are the same for every program: made once for each plan and for each revision of the stock.

import Synchronization
import TicketCore

/// Answers kept ready. A plan of 42,000 places takes milliseconds to write and never changes; the whole availability takes
/// tens of microseconds and changes with each commit.
final class SharedAnswers: Sendable {
    private struct Kept {
        let listing: Listing
        var plan: PreparedResponse?
        var availability: (revision: UInt64, answer: PreparedResponse)?
    }

    private let kept = Mutex<[ID<Event>: Kept]>([:])

    /// The seat plan of a listing; `make` writes it the first time.
    func plan(of listing: Listing, _ make: () -> PreparedResponse) -> PreparedResponse {
        if let plan = entry(listing).plan { return plan }
        let plan = make()
        change(listing) { $0.plan = plan }
        return plan
    }

    /// The whole availability at `revision`; `make` writes it the first time.
    func availability(
        of listing: Listing, at revision: UInt64, _ make: () -> PreparedResponse
    ) -> PreparedResponse {
        if let (latest, answer) = entry(listing).availability, latest == revision { return answer }
        let answer = make()
        change(listing) { $0.availability = (revision, answer) }
        return answer
    }

    private func entry(_ listing: Listing) -> Kept {
        kept.withLock { kept in
            guard let entry = kept[listing.id], entry.listing === listing else { return Kept(listing: listing) }
            return entry
        }
    }

    private func change(_ listing: Listing, _ step: (inout Kept) -> Void) {
        kept.withLock { kept in
            var entry = kept[listing.id] ?? Kept(listing: listing)
            if entry.listing !== listing { entry = Kept(listing: listing) }
            step(&entry)
            kept[listing.id] = entry
        }
    }
}
