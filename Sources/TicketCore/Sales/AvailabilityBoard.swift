// The availability of an event as it changes: snapshots for readers, and who is being served right now.

import Synchronization

/// The board of one event. The writer puts up what was committed; everybody reads snapshots.
package final class AvailabilityBoard: Sendable {
    private let plan: SeatPlan
    private let finder: BestAvailable
    private let posted: Mutex<AvailabilityMap>
    /// Places chosen for somebody whose transaction is not over. A lock of its own: a search takes up to milliseconds, and
    /// the writer must not wait for it.
    private let aside = Mutex<Set<Int>>([])

    /// - Parameter now: where revisions begin, so that none of an earlier process comes again with another meaning.
    package init(plan: SeatPlan, states: [PlaceState], at now: Instant) {
        self.plan = plan
        finder = BestAvailable(plan: plan)
        let taken = states.enumerated().compactMap { place, state in
            state == .free ? nil : PlaceChange(place, state)
        }
        posted = Mutex(AvailabilityMap(plan: plan, revision: UInt64(max(0, now.milliseconds)), taken: taken))
    }

    /// The availability after the latest commit.
    package var map: AvailabilityMap { posted.withLock { $0 } }

    /// Puts up what was committed.
    func apply(_ places: [Int], _ state: PlaceState) {
        posted.withLock { $0.apply(places.map { PlaceChange($0, state) }) }
    }

    /// Chooses the best places for a request and keeps others from choosing them until `putBack`.
    ///
    /// - Throws: `Failure.soldOut` with what is left for this request.
    func setAsideBest(_ request: PlaceRequest) throws(Failure) -> [Int] {
        let choice = aside.withLock { aside in
            let choice = finder.choice(request, in: mapWithout(aside))
            if let places = choice.places { aside.formUnion(places) }
            return choice
        }
        guard let places = choice.places else {
            if case .none(let left) = choice { throw .soldOut(left: left) }
            throw .soldOut(left: 0)
        }
        return places
    }

    /// Ends what `setAsideBest` began, whether the places were taken or not.
    func putBack(_ places: [Int]) { aside.withLock { $0.subtract(places) } }

    /// The best places for a request, without setting them aside; nil if there are too few.
    func best(_ request: PlaceRequest) -> [Int]? {
        aside.withLock { finder.choice(request, in: mapWithout($0)).places }
    }

    private func mapWithout(_ aside: Set<Int>) -> AvailabilityMap {
        let map = map
        return aside.isEmpty ? map : map.applying(changes: aside.map { PlaceChange($0, .held) })
    }
}
