// One search of best available: the free seats of a moment, the groups that fit, the split when none does.

/// A search over a copy of the map's bits, on which earlier answers can be taken.
struct PlaceSearch {
    private let finder: BestAvailable
    private let request: PlaceRequest
    private let map: AvailabilityMap
    /// The map's words; a pair that is not 0 is not free.
    private var words: [UInt64]
    private let categories: UInt64

    init(_ finder: BestAvailable, _ request: PlaceRequest, _ map: AvailabilityMap) {
        self.finder = finder
        self.request = request
        self.map = map
        words = map.words
        categories = request.categories.isEmpty ? .max : request.categories.reduce(0) { $0 | 1 << UInt64($1) }
    }

    private var plan: SeatPlan { finder.plan }

    mutating func take(_ places: [Int]) {
        for place in places { words[place >> 5] |= 2 << UInt64((place & 31) * 2) }
    }

    func answer() -> BestPlaces {
        let seats = request.accessible > 0 ? accessibleAnswer() : seatAnswer()
        if let seats, case .together = seats { return areaAnswer(before: seats) }
        if request.accessible == 0, let area = area() { return .together(area) }
        return seats ?? .none(left: left())
    }

    private func seatAnswer() -> BestPlaces? {
        if let group = group(of: request.count, .ordinary, nearness: .stage) { return .together(Array(group)) }
        return split(of: request.count).map { .split($0) }
    }

    // MARK: Standing areas

    /// An area that was asked for by category or section wins over seats if it is nearer.
    private func areaAnswer(before seats: BestPlaces) -> BestPlaces {
        let asked = request.section != nil || !request.categories.isEmpty
        guard asked, request.accessible == 0, let area = area(), let seat = seats.places?.first,
            plan.remoteness(of: area[0]) < plan.remoteness(of: seat)
        else { return seats }
        return .together(area)
    }

    /// The first free places of the nearest area that has enough.
    private func area() -> [Int]? {
        for index in finder.standing where request.section == nil || request.section == index {
            let places = plan.sections[index].places
            guard map.freeIn(section: index) >= request.count, isWanted(places.lowerBound) else { continue }
            var found: [Int] = []
            for place in places where isFree(place) {
                found.append(place)
                if found.count == request.count { return found }
            }
        }
        return nil
    }

    // MARK: Which places

    /// The kinds of seats a group may be made of.
    private enum Seats {
        /// Neither accessible nor companion.
        case ordinary
        /// Exactly so many accessible ones, and at most one companion seat for each.
        case accessible(Int)
    }

    private func isFree(_ place: Int) -> Bool { words[place >> 5] >> UInt64((place & 31) * 2) & 3 == 0 }

    private func isOrdinary(_ place: Int) -> Bool {
        plan.flagsOfPlace[place].isDisjoint(with: [.accessible, .companion])
    }

    private func isWanted(_ place: Int) -> Bool {
        guard categories >> UInt64(plan.categoryOfPlace[place]) & 1 == 1 else { return false }
        return !request.avoidsRestrictedView || !plan.flagsOfPlace[place].contains(.restrictedView)
    }

    /// Free places that this request could be given.
    private func left() -> Int {
        let sections = request.section.map { $0..<$0 + 1 } ?? plan.sections.indices
        var left = 0
        for section in sections where map.freeIn(section: section) > 0 {
            for place in plan.sections[section].places where isFree(place) && isWanted(place) {
                if isOrdinary(place) != (request.accessible > 0) { left += 1 }
            }
        }
        return left
    }

    /// Calls `each` with every longest run of free seats of the kind, the run nearest the stage first, until it says
    /// false to a run's nearest possible remoteness. Wanted or not: a seat of another category is no single seat.
    private func forEachSegment(_ seats: Seats, while goesOn: (Float) -> Bool, _ each: (Range<Int>) -> Void) {
        for run in finder.runs where request.section == nil || request.section == run.section {
            guard goesOn(run.nearest) else { return }
            let offered = finder.categoriesOfSection[run.section] & categories
            guard offered != 0, map.freeIn(section: run.section) > 0 else { continue }
            var start = run.places.lowerBound
            for place in run.places {
                var open = isFree(place)
                if open, case .ordinary = seats { open = isOrdinary(place) }
                if open { continue }
                if place > start { each(start..<place) }
                start = place + 1
            }
            if start < run.places.upperBound { each(start..<run.places.upperBound) }
        }
    }

    // MARK: One group

    /// What "near" means for a group.
    private enum Nearness {
        case stage
        case point(PlanPoint)
    }

    private struct Best {
        var group: Range<Int>?
        var cost = Double.infinity

        mutating func offer(_ candidate: Range<Int>, _ candidateCost: Double) {
            guard candidateCost < cost else { return }
            group = candidate
            cost = candidateCost
        }
    }

    /// The nearest `count` neighbours; those that leave a single seat only if there are no others.
    private func group(of count: Int, _ seats: Seats, nearness: Nearness) -> Range<Int>? {
        var tidy = Best()
        var any = Best()
        // The bound is on the distance to the stage, so it ends only a search for the stage.
        let bounded = if case .stage = nearness { true } else { false }
        forEachSegment(seats) { nearest in
            !bounded || Double(nearest * Float(count)) < tidy.cost
        } _: { segment in
            guard segment.count >= count else { return }
            for start in segment.lowerBound...segment.upperBound - count {
                let group = start..<start + count
                guard fits(group, seats) else { continue }
                let cost = cost(group, nearness, seats)
                any.offer(group, cost)
                let leavesOne = start - segment.lowerBound == 1 || segment.upperBound - group.upperBound == 1
                if !leavesOne { tidy.offer(group, cost) }
            }
        }
        return tidy.group ?? any.group
    }

    private func fits(_ group: Range<Int>, _ seats: Seats) -> Bool {
        guard group.allSatisfy(isWanted) else { return false }
        guard case .accessible(let count) = seats else { return true }
        let companions = group.count { plan.flagsOfPlace[$0].contains(.companion) }
        return companions <= count && group.count { plan.flagsOfPlace[$0].contains(.accessible) } == count
    }

    private func cost(_ group: Range<Int>, _ nearness: Nearness, _ seats: Seats) -> Double {
        var cost = 0.0
        switch nearness {
        case .stage: for place in group { cost += Double(plan.remotenessOfPlace[place]) }
        case .point(let point):
            for place in group {
                let (dx, dy) = (plan.xs[place] - point.x, plan.ys[place] - point.y)
                cost += Double((dx * dx + dy * dy).squareRoot())
            }
        }
        // An ordinary seat beside a wheelchair is as good as a companion seat that is ten metres further away.
        if case .accessible = seats { cost += Double(group.count(where: isOrdinary)) * 100 }
        return cost
    }

    // MARK: Groups

    /// The fewest groups of ordinary seats that hold `count`, as even as they can be, the largest first.
    private func split(of count: Int, near point: PlanPoint? = nil) -> [[Int]]? {
        var longest: [Int] = []
        forEachSegment(.ordinary, while: { _ in true }) { segment in
            for stretch in wantedStretches(segment) { longest.append(min(stretch, count)) }
        }
        longest.sort(by: >)
        guard let sizes = Partition.sizes(of: count, in: longest) else { return nil }
        var search = self
        var groups: [[Int]] = []
        var anchor = point
        // The largest group first: whichever stretch it takes, the smaller ones still find theirs.
        for size in sizes {
            let nearness = anchor.map { Nearness.point($0) } ?? .stage
            guard let group = search.group(of: size, .ordinary, nearness: nearness) else { return nil }
            search.take(Array(group))
            groups.append(Array(group))
            if anchor == nil { anchor = plan.position(of: group.lowerBound + group.count / 2) }
        }
        return groups
    }

    /// Lengths of the stretches of wanted seats in a segment.
    private func wantedStretches(_ segment: Range<Int>) -> [Int] {
        var lengths: [Int] = []
        var length = 0
        for place in segment {
            if isWanted(place) {
                length += 1
            } else if length > 0 {
                lengths.append(length)
                length = 0
            }
        }
        if length > 0 { lengths.append(length) }
        return lengths
    }

    // MARK: Accessible places

    /// Wheelchair places and who comes along: all side by side, else a companion beside each as far as there are seats,
    /// and the rest of the party near by.
    private func accessibleAnswer() -> BestPlaces? {
        for size in stride(from: request.count, through: request.accessible, by: -1) {
            guard let group = group(of: size, .accessible(request.accessible), nearness: .stage) else { continue }
            if size == request.count { return .together(Array(group)) }
            var search = self
            search.take(Array(group))
            let rest = request.count - size
            let middle = plan.position(of: group.lowerBound + group.count / 2)
            if let near = search.group(of: rest, .ordinary, nearness: .point(middle)) {
                return .split([Array(group), Array(near)])
            }
            if let groups = search.split(of: rest, near: middle) { return .split([Array(group)] + groups) }
        }
        return nil
    }
}

/// How a party is divided among stretches of free seats.
enum Partition {
    /// The sizes, largest first, of the fewest groups that hold `count` where `longest` (falling) are the stretches
    /// there are. Of all such ways the one whose smallest group is largest: nobody sits alone if it can be helped.
    static func sizes(of count: Int, in longest: [Int]) -> [Int]? {
        var held = 0
        guard
            let last = longest.firstIndex(where: { stretch in
                held += stretch
                return held >= count
            })
        else { return nil }
        let rooms = longest[...last]
        // Fill all groups evenly, level by level, as far as their stretches reach.
        var sizes = Array(repeating: 0, count: rooms.count)
        var rest = count
        while rest > 0 {
            for index in rooms.indices where rest > 0 && sizes[index] < rooms[index] {
                sizes[index] += 1
                rest -= 1
            }
        }
        return sizes
    }
}
