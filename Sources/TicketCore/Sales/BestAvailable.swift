// Best available: n places together, nearest the stage, leaving nobody's single seat; else the best split.

/// What a buyer asks of best available.
package struct PlaceRequest: Hashable, Sendable {
    /// 1 to 20.
    package var count: Int
    /// Indices of the plan's categories; empty for any.
    package var categories: Set<Int> = []
    /// Index of the plan's section; nil for any.
    package var section: Int?
    /// How many of the places are for wheelchairs; a companion seat beside each where there is one.
    package var accessible = 0
    package var avoidsRestrictedView = false

    package init(count: Int) { self.count = count }
}

/// What best available found. Ordinals of the request's plan.
package enum BestPlaces: Hashable, Sendable {
    /// Neighbours in one row in the order they sit, or places of one standing area.
    case together([Int])
    /// No `count` neighbours are free: the fewest groups, the largest first, near each other.
    case split([[Int]])
    /// Fewer than asked are free for this request.
    case none(left: Int)
}

/// Finds places in one plan. Make one for each plan and keep it: it sorts the plan's runs of neighbours once.
///
/// The order of tries: neighbours that leave no single free seat, nearest the stage; neighbours that leave one; groups.
/// Accessible and companion places are given only to who asks for them. Without a wanted category or section, standing
/// areas are offered only when no seats fit.
package final class BestAvailable: Sendable {
    /// Seats that sit beside each other with nothing between.
    struct Run: Sendable {
        let places: Range<Int>
        let section: Int
        /// The lowest remoteness of its seats: no group of it is nearer.
        let nearest: Float
    }

    package static let countLimit = 20

    package let plan: SeatPlan
    /// The nearest run first, so that a search can stop when nothing nearer can follow.
    let runs: [Run]
    /// Sections that are standing areas, nearest first.
    let standing: [Int]
    /// A bit for each category that a section has.
    let categoriesOfSection: [UInt64]

    package init(plan: SeatPlan) {
        self.plan = plan
        var runs: [Run] = []
        for row in plan.rows {
            var start = row.places.lowerBound
            for place in row.places.dropFirst() where plan.flagsOfPlace[place].contains(.aisleBefore) {
                runs.append(Run(start..<place, row.section, plan))
                start = place
            }
            runs.append(Run(start..<row.places.upperBound, row.section, plan))
        }
        self.runs = runs.sorted { ($0.nearest, $0.places.lowerBound) < ($1.nearest, $1.places.lowerBound) }
        categoriesOfSection = plan.sections.map { section in
            section.places.reduce(0) { $0 | 1 << UInt64(plan.categoryOfPlace[$1]) }
        }
        standing = plan.sections.indices.filter { plan.sections[$0].kind == .standing }.sorted {
            plan.remoteness(of: plan.sections[$0].places.lowerBound)
                < plan.remoteness(of: plan.sections[$1].places.lowerBound)
        }
    }

    /// The best places for `request`, after `skipping` better answers to it are taken by others.
    ///
    /// When a thousand people ask at one moment the best block is the same for all of them. Give each another number
    /// (a small random one, or the attempt after a lost race): the answers for 0, 1, 2 … have no place in common, and
    /// each leaves no single seat if those before it are bought. When fewer are left the number counts as lower.
    package func choice(_ request: PlaceRequest, in map: AvailabilityMap, skipping: Int = 0) -> BestPlaces {
        precondition(
            request.count >= 1 && request.count <= BestAvailable.countLimit && request.accessible >= 0
                && request.accessible <= request.count, "a request is for 1 to 20 places")
        var search = PlaceSearch(self, request, map)
        var best = search.answer()
        for _ in 0..<max(0, skipping) {
            guard let places = best.places else { return best }
            search.take(places)
            let next = search.answer()
            // A split instead of neighbours is no equal choice: better to race for the neighbours.
            guard next.isAsGood(as: best) else { return best }
            best = next
        }
        return best
    }
}

extension BestAvailable.Run {
    fileprivate init(_ places: Range<Int>, _ section: Int, _ plan: SeatPlan) {
        self.places = places
        self.section = section
        nearest = plan.remotenessOfPlace[places].min() ?? .infinity
    }
}

extension BestPlaces {
    /// All places of the answer; nil if there is none.
    package var places: [Int]? {
        switch self {
        case .together(let places): places
        case .split(let groups): groups.flatMap { $0 }
        case .none: nil
        }
    }

    fileprivate func isAsGood(as other: BestPlaces) -> Bool {
        switch (self, other) {
        case (.together, .together): true
        case (.split(let one), .split(let two)): one.count <= two.count
        default: false
        }
    }
}
