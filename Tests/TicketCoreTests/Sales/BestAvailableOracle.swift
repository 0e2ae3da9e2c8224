// Best available by trying everything: what the fast search is compared with.

@testable import TicketCore

/// Every group of a small plan, judged one by one.
struct BestAvailableOracle {
    let map: AvailabilityMap
    let request: PlaceRequest
    private var plan: SeatPlan { map.plan }

    func isOpen(_ place: Int) -> Bool {
        map[place] == .free && plan.flags(of: place).isDisjoint(with: [.accessible, .companion])
    }

    func isWanted(_ place: Int) -> Bool {
        guard isOpen(place), request.section == nil || request.section == plan.section(of: place) else { return false }
        guard request.categories.isEmpty || request.categories.contains(plan.category(of: place)) else { return false }
        return !(request.avoidsRestrictedView && plan.flags(of: place).contains(.restrictedView))
    }

    /// Open seats that have no open neighbour once `taken` are gone.
    func alone(without taken: Set<Int>) -> Set<Int> {
        func open(_ place: Int) -> Bool { isOpen(place) && !taken.contains(place) }
        return Set(
            (0..<plan.count).filter { place in
                guard open(place) else { return false }
                let left = place > 0 && plan.areNeighbours(place - 1, place) && open(place - 1)
                let right = place + 1 < plan.count && plan.areNeighbours(place, place + 1) && open(place + 1)
                return !left && !right
            })
    }

    /// Single seats that these would leave and that are not single now.
    func orphans(_ places: [Int]) -> Set<Int> { alone(without: Set(places)).subtracting(alone(without: [])) }

    func cost(_ places: [Int]) -> Float { places.reduce(0) { $0 + plan.remoteness(of: $1) } }

    /// All groups of neighbours that the request could be given.
    func groups() -> [[Int]] {
        (0..<plan.count).compactMap { start in
            let group = Array(start..<start + request.count)
            guard group[group.count - 1] < plan.count, group.allSatisfy(isWanted) else { return nil }
            return zip(group, group.dropFirst()).allSatisfy { plan.areNeighbours($0, $1) } ? group : nil
        }
    }

    /// Lengths of the longest stretches of wanted neighbours.
    func stretches() -> [Int] {
        var lengths: [Int] = []
        for place in 0..<plan.count where isWanted(place) {
            if place > 0, isWanted(place - 1), plan.areNeighbours(place - 1, place) {
                lengths[lengths.count - 1] += 1
            } else {
                lengths.append(1)
            }
        }
        return lengths
    }

    /// The fewest groups that can hold the request and the largest that the smallest of so many can be; nil if fewer
    /// seats are left. Every set of stretches is tried.
    func bestSplit() -> (groups: Int, smallest: Int)? {
        let stretches = stretches()
        var best: (groups: Int, smallest: Int)?
        for set in 1..<max(2, 1 << stretches.count) {
            let chosen = stretches.indices.filter { set >> $0 & 1 == 1 }.map { stretches[$0] }
            guard !chosen.isEmpty, chosen.count <= request.count, chosen.reduce(0, +) >= request.count else { continue }
            let smallest = min(chosen.min() ?? 0, request.count / chosen.count)
            if let known = best, (known.groups, -known.smallest) <= (chosen.count, -smallest) { continue }
            best = (chosen.count, smallest)
        }
        return best
    }
}
