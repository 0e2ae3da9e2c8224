// A shop whose server can be too slow: people who think, requests that queue, and a capacity that may break in.

import Foundation

@testable import TicketCore

/// One sale against a server that answers so many requests a second, from one seed. Steps of 50 ms; the door and the
/// server's samples every 250 ms, as in the product.
struct ShopPlant {
    enum Policy {
        /// The door with look-ahead, brake and shedding.
        case door
        /// The organiser's rate and nothing else.
        case rateOnly
        /// The rate up by a little while all is well, halved when it is not (by p99 of 10 s).
        case aimd
    }

    struct Result {
        /// Seconds in which one of a hundred answers took over a second.
        var slowSeconds = 0
        /// The same, from 10 s after the capacity broke in until it came back.
        var slowSecondsAfter10 = 0
        var admitted = 0
        var finished = 0
        var served = 0
        var turnedAway: [PurchaseWeight: Int] = [:]
        /// Seconds from the first request that waits 250 ms, after the break-in, to the last call before two seconds
        /// without any; nil if the door went on calling.
        var pausedAfter: Double?
        var longestWait = 0.0
        /// Still in the shop at the end.
        var inside = 0
    }

    /// What somebody does: think, then ask. In steps of 50 ms.
    private struct Shopper {
        let script: [(think: Int, weight: PurchaseWeight)]
        let admitted: Int
        var at = 0
    }
    private enum Errand {
        case comes(Int64)
        case asks(Int)
    }
    private struct Waiting {
        let shopper: Int
        let since: Int
    }

    /// Requests a second that the server answers, by the second of the sale.
    var capacity: (Int) -> Double = { _ in 100 }
    /// When the capacity breaks in and comes back, for the figures.
    var slowed: Range<Int> = 0..<0
    var pace = DoorPace(shoppers: 5_000, admissionsPerSecond: 12)
    var showRate = 0.7
    var seconds = 2_400
    let policy: Policy
    private let dice: SeededRandomness

    private var errands: [Int: [Errand]] = [:]
    private var shoppers: [Shopper] = []
    private var queue: [Waiting] = []
    private var head = 0
    private var inside = 0
    private var called: Int64 = 0
    private var door: Door
    private var meter = PressureMeter()
    private var pressure = ShopPressure.calm
    private var rate: Double
    private var owed = 0.0
    private var credit = 0.0
    /// By second: waits of what was served, and how many were turned away.
    private var waits: [[Double]] = []
    private var away: [Int] = []
    /// Steps in which somebody was called while the capacity was low, and the first in which that was felt.
    private var callsWhileSlowed: [Int] = []
    private var felt: Int?
    private(set) var result = Result()

    private static let start = Instant(milliseconds: 1_800_000_000_000)

    init(_ policy: Policy, seed: UInt64) {
        self.policy = policy
        dice = SeededRandomness(seed: seed)
        door = Door(called: 0, pace: pace, DoorSettings(), at: ShopPlant.start)
        rate = pace.admissionsPerSecond
    }

    private func chance() -> Double { Double(dice.next() >> 11) / Double(1 << 53) }
    private func exponential(_ mean: Double) -> Int { Int(-log(1 - chance()) * mean * 20) + 1 }

    mutating func run() -> Result {
        for step in 0..<seconds * 20 {
            if step % 20 == 0 {
                waits.append([])
                away.append(0)
            }
            for errand in errands.removeValue(forKey: step) ?? [] { meet(errand, step) }
            serve(step)
            if step % 5 == 4 { tick(step) }
            if step % 20 == 19 { judge(step / 20) }
        }
        result.longestWait = waits.joined().max() ?? 0
        result.pausedAfter = pausedAfter
        result.inside = inside
        return result
    }

    // MARK: People

    private func newShopper(_ step: Int) -> Shopper {
        var script: [(Int, PurchaseWeight)] = [(exponential(3), .browse), (exponential(10), .browse)]
        script.append((1_200 + Int(dice.below(1_800)), .browse))
        script += [(exponential(5), .browse), (exponential(5), .browse), (exponential(5), .hold)]
        if chance() < 0.6 { for _ in 0..<4 { script.append((exponential(8), .pay)) } }
        return Shopper(script: script, admitted: step)
    }

    private mutating func meet(_ errand: Errand, _ step: Int) {
        switch errand {
        case .comes(let place):
            let now = ShopPlant.start + .milliseconds(step * 50)
            let isIn = policy != .door || door.ask(place, inside: inside, at: now) == .admitted
            guard isIn else { return errands[step + 60, default: []].append(.comes(place)) }
            inside += 1
            result.admitted += 1
            shoppers.append(newShopper(step))
            think(shoppers.count - 1, step)
        case .asks(let index):
            let weight = shoppers[index].script[shoppers[index].at].weight
            let now = ShopPlant.start + .milliseconds(step * 50)
            if policy == .door, meter.turnsAway(weight, at: now) {
                result.turnedAway[weight, default: 0] += 1
                away[away.count - 1] += 1
                errands[step + 40 + Int(dice.below(41)), default: []].append(.asks(index))
            } else {
                queue.append(Waiting(shopper: index, since: step))
            }
        }
    }

    /// Thinks before the next request, or leaves.
    private mutating func think(_ index: Int, _ step: Int) {
        guard shoppers[index].at < shoppers[index].script.count else {
            inside -= 1
            result.finished += 1
            return
        }
        errands[step + shoppers[index].script[shoppers[index].at].think, default: []].append(.asks(index))
    }

    // MARK: The server

    private mutating func serve(_ step: Int) {
        credit = min(credit + capacity(step / 20) / 20, max(1, capacity(step / 20) / 20))
        while credit >= 1, head < queue.count {
            credit -= 1
            let served = queue[head]
            head += 1
            waits[waits.count - 1].append(Double(step - served.since) / 20)
            result.served += 1
            let age = Duration.milliseconds((step - shoppers[served.shopper].admitted) * 50)
            door.note(age: age, at: ShopPlant.start + .milliseconds(step * 50))
            shoppers[served.shopper].at += 1
            think(served.shopper, step)
        }
        if head > 10_000 {
            queue.removeFirst(head)
            head = 0
        }
    }

    private func times(_ seconds: Int, _ step: Int) -> ShopPressure.Times {
        var times = ShopPressure.Times()
        let served = waits.suffix(seconds).joined()
        let late = queue[head...].count { step - $0.since > 20 }
        times.requests = served.count + late
        times.slow = served.count { $0 > 1 } + late
        return times
    }

    private mutating func tick(_ step: Int) {
        let now = ShopPlant.start + .milliseconds((step + 1) * 50)
        var sample = PressureSample()
        sample.writerWait = .milliseconds(head < queue.count ? (step - queue[head].since) * 50 : 0)
        if felt == nil, slowed.contains(step / 20), sample.writerWait > .milliseconds(250) { felt = step }
        sample.lately = times(2, step)
        sample.recent = times(10, step)
        sample.turnedAway = away.suffix(10).reduce(0, +)
        pressure = meter.take(sample)
        let load = ShopLoad(inside: inside, unsold: nil, pressure: pressure)
        let count: Int64
        switch policy {
        case .door:
            door.pass(to: now, load)
            count = door.wanted(load, waiting: 1_000_000, at: now)
            door.call(count, at: now)
        case .rateOnly, .aimd:
            if policy == .aimd, step % 200 == 199 {
                let last = waits.suffix(10).joined().sorted()
                let p99 = last.isEmpty ? 0 : last[min(last.count - 1, Int(Double(last.count) * 0.99))]
                rate = p99 > 1 ? rate / 2 : rate + 0.5
            }
            owed += rate / 4 / showRate
            count = Int64(owed)
            owed -= Double(count)
        }
        if count > 0, slowed.contains(step / 20) { callsWhileSlowed.append(step) }
        for place in called..<called + count where chance() < showRate {
            errands[step + exponential(10), default: []].append(.comes(place))
        }
        called += count
    }

    // MARK: Figures

    private var pausedAfter: Double? {
        guard let felt else { return nil }
        var last = felt
        for step in callsWhileSlowed.filter({ $0 >= felt }) + [slowed.upperBound * 20] {
            if step - last > 40 { return Double(last - felt) / 20 }
            last = step
        }
        return nil
    }

    private mutating func judge(_ second: Int) {
        let sorted = waits[second].sorted()
        guard !sorted.isEmpty, sorted[min(sorted.count - 1, Int(Double(sorted.count) * 0.99))] > 1 else { return }
        result.slowSeconds += 1
        if slowed.contains(second), second >= slowed.lowerBound + 10 { result.slowSecondsAfter10 += 1 }
    }
}
