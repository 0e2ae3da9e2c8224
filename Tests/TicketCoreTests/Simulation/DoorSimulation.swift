// A sale as the door sees it: people who are called and come, or come late, or do not; a shop that takes minutes; a stock.

import Foundation

@testable import TicketCore

/// One sale from one seed. Time moves in ticks of 250 ms; nothing else is random but the seed.
struct DoorSimulation {
    /// How the line is moved.
    enum Policy {
        case door
        /// As many calls a second as the shop serves when everybody comes.
        case rateOnly
        /// One call for each who left, as the counters of shop-counter queues do.
        case oneForOne
    }

    struct Result {
        var sold = 0
        /// Seconds until the last seat was sold; nil if it never was.
        var soldOutAfter: Int?
        var mostInside = 0
        var called: Int64 = 0
        var insideSum = 0
        var ticks = 0
        /// Those who stood at the door when the last seat was sold.
        var standing = 0
        /// Called places that came to the door, each once.
        var came = 0
        /// Seconds that those who came back waited at the door.
        var waitsOfReturners: [Double] = []
        /// Those who were admitted while somebody with a smaller position stood at the door.
        var admitted: [Int64] = []
        var showRate = 0.0
        var use: Double { Double(insideSum) / Double(max(1, ticks)) }
    }

    private enum Visitor {
        case comes(Int64, since: Int, isBack: Bool)
        case leaves(Int64, tickets: Int)
    }

    var seats = 42_000
    var waiting: Int64 = 200_000
    var shoppers = 5_000
    /// The share of the called who come, by the second of the sale.
    var showRate: (Int) -> Double = { _ in 0.8 }
    /// So many are thrown out (a crash of their browser, a lost connection) and come back.
    var returners = 0
    /// The share of comers who are minutes late.
    var lateShare = 0.03
    var limit = 7_200
    let policy: Policy
    let seed: UInt64

    init(_ policy: Policy, seed: UInt64) {
        self.policy = policy
        self.seed = seed
    }

    private struct World {
        var due: [Int: [Visitor]] = [:]
        var inside = 0
        var left = 0
        var called: Int64 = 0
        var returners: Int
        let dice: SeededRandomness

        func chance() -> Double { Double(dice.next() >> 11) / Double(1 << 53) }
        func after(mean seconds: Double) -> Int { Int(-log(1 - chance()) * seconds * 4) + 1 }
    }

    func run() -> Result {
        let start = Instant(milliseconds: 1_800_000_000_000)
        var world = World(returners: returners, dice: SeededRandomness(seed: seed))
        var settings = DoorSettings()
        settings.burst = .seconds(10)
        var door = Door(
            called: 0, pace: DoorPace(shoppers: shoppers, admissionsPerSecond: 200), settings, at: start)
        var result = Result()
        for tick in 0..<(limit * 4) {
            let now = start + .milliseconds(tick * 250)
            door.pass(to: now, ShopLoad(inside: world.inside, unsold: seats - result.sold))
            for visitor in world.due.removeValue(forKey: tick) ?? [] {
                visit(visitor, tick, now, &world, &door, &result)
            }
            let count = calls(tick, now, &world, door, result)
            if count > 0 { call(count, tick, now, &world, &door) }
            result.mostInside = max(result.mostInside, world.inside)
            if result.sold < seats {
                result.ticks += 1
                result.insideSum += world.inside
            }
            if result.soldOutAfter == nil, result.sold == seats {
                result.soldOutAfter = tick / 4
                result.standing = door.standing
            }
            if result.sold == seats, world.inside == 0 { break }
        }
        result.called = world.called
        result.showRate = door.calls.showRate
        return result
    }

    private func calls(_ tick: Int, _ now: Instant, _ world: inout World, _ door: Door, _ result: Result) -> Int64 {
        let left = waiting - world.called
        guard result.sold < seats else { return 0 }
        switch policy {
        case .door:
            return door.wanted(
                ShopLoad(inside: world.inside, unsold: seats - result.sold), waiting: left, at: now)
        case .rateOnly:
            let target = Int64(Double(shoppers) / 216 * Double(tick + 1) / 4)
            return min(left, max(0, target - world.called))
        case .oneForOne:
            defer { world.left = 0 }
            return min(left, tick == 0 ? Int64(shoppers) : Int64(world.left))
        }
    }

    private func call(_ count: Int64, _ tick: Int, _ now: Instant, _ world: inout World, _ door: inout Door) {
        for place in world.called..<world.called + count where world.chance() < showRate(tick / 4) {
            let late = world.chance() < lateShare ? 240 * 4 + Int(world.dice.below(900 * 4)) : 0
            world.due[tick + late + world.after(mean: 10), default: []].append(.comes(place, since: 0, isBack: false))
        }
        world.called += count
        door.call(count, at: now)
    }

    private func visit(
        _ visitor: Visitor, _ tick: Int, _ now: Instant, _ world: inout World, _ door: inout Door,
        _ result: inout Result
    ) {
        switch visitor {
        case .leaves(let place, let tickets):
            world.inside -= 1
            world.left += 1
            let bought = min(tickets, seats - result.sold)
            result.sold += bought
            door.ended(tickets: bought)
            guard tickets == 0, world.returners > 0 else { return }
            world.returners -= 1
            world.due[tick + 80, default: []].append(.comes(place, since: tick + 80, isBack: true))
        case .comes(let place, let since, let isBack):
            guard result.sold < seats else { return }
            let first = since == 0 ? tick : since
            if since == 0 { result.came += 1 }
            let isIn =
                policy == .door
                ? door.ask(place, inside: world.inside, at: now) == .admitted : world.inside < shoppers
            guard isIn else {
                world.due[tick + 12, default: []].append(.comes(place, since: first, isBack: isBack))
                return
            }
            world.inside += 1
            result.admitted.append(place)
            if isBack { result.waitsOfReturners.append(Double(tick - first) / 4) }
            let tickets = world.chance() < 0.6 ? 1 + Int(world.dice.below(4)) : 0
            let stay = 60 * 4 + world.after(mean: 156)
            world.due[tick + stay, default: []].append(.leaves(place, tickets: tickets))
        }
    }
}
