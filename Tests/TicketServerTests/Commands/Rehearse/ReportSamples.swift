// Results of rehearsals that never were, as reports of them are tested with.

import Foundation
import TicketCore

@testable import TicketServer

enum ReportSamples {
    static let start = Instant(milliseconds: 1_795_228_310_000)

    /// A stadium that went well: 30,000 in a draw, 50,000 after it.
    static let good = make(fans: 80_000, drawn: 30_000, isBroken: false)
    /// A small one that did not.
    static let broken = make(fans: 2_000, drawn: 0, isBroken: true)

    static func make(fans: Int, drawn: Int, isBroken: Bool) -> RehearsalResult {
        let lot = SeededRandomness(seed: 5)
        var result = RehearsalResult(
            plan: .init(
                url: "http://127.0.0.1:8080", event: "K7Q2M9XA", title: "Rehearsal: Amber Night", fans: fans,
                minutes: 10,
                seed: 7, capacity: fans * 21 / 40, options: drawn > 0 ? ["--lobby"] : []),
            startedAt: start, endedAt: start + .seconds(552))
        result.isSoldOut = !isBroken
        result.drawn = Int64(drawn)
        result.fans = line(fans, drawn: drawn, isBroken: isBroken, lot)
        result.seconds = seconds(result, lot)
        result.latencies = latencies(isBroken: isBroken, lot)
        result.outcomes = [
            "bought": fans / 5, "sold out": fans / 2, "never came": fans / 5, "gave up": fans / 20,
            "did not pay": fans / 20,
        ]
        result.refusals = ["409 sold-out": fans / 9, "409 places-taken": fans / 17, "403 queue-required": 84]
        result.publicBytes = result.seconds.reduce(0) { $0 + $1.bytesIn } * 942 / 1000
        result.lag.record(microseconds: 3_400)
        result.connects.record(microseconds: 780)
        var ledger = RehearsalLedger(at: start + .seconds(560))
        ledger.capacity = result.plan.capacity
        ledger.sold = ledger.capacity - (isBroken ? 12 : 0)
        ledger.free = isBroken ? 12 : 0
        ledger.orders = fans / 4
        ledger.paid = fans / 5
        ledger.tickets = ledger.sold
        if isBroken {
            for place in [7, 8] { ledger.add(.soldTwice, "place \(place)") }
            ledger.add(.overLimit, "number 41: 7")
            result.errors = ["timeout": 3, "500 /en/e/{event}/hold <script>alert(1)</script>": 1]
            result.contradictions = ["two fans with one number": 1]
            result.wasStopped = true
            result.lag.record(microseconds: 900_000)
        }
        result.ledger = ledger
        return result
    }

    /// Half of a lobby comes early, then a rush that dies down.
    private static func line(_ fans: Int, drawn: Int, isBroken: Bool, _ lot: SeededRandomness) -> [RehearsalFan] {
        var places = (0..<drawn).map { Int64($0) }
        for index in stride(from: drawn - 1, to: 0, by: -1) { places.swapAt(index, Int(lot.below(UInt64(index + 1)))) }
        let lobby = drawn > 0 ? 60_000.0 : 0
        return (0..<fans).map { number in
            let part = Double(number - drawn) / Double(max(1, fans - drawn))
            let after = lobby + 240_000 * part * part
            let arrival = number < drawn ? Double(number) / Double(drawn) * lobby : after
            let place = number < drawn ? places[number] : Int64(number)
            let swapped = isBroken && number % 97 == 3 ? place - 2 : place
            return RehearsalFan(
                joinedAt: Int(arrival), number: Int64(number), place: swapped,
                admittedAt: number % 3 == 0 ? Int(arrival) + 30_000 : nil)
        }
    }

    private static func seconds(_ result: RehearsalResult, _ lot: SeededRandomness) -> [RehearsalSecond] {
        var seconds = [RehearsalSecond](repeating: RehearsalSecond(), count: 552)
        for fan in result.fans {
            seconds[min(551, fan.joinedAt / 1000)].joined += 1
            seconds[min(551, max(0, fan.joinedAt / 1000 - 1))].arrived += 1
        }
        for index in seconds.indices {
            let noise = Double(lot.below(1000)) / 1000
            let rate = index < 70 ? 0 : Double(result.plan.fans) / 900 * (0.8 + 0.4 * noise)
            seconds[index].admitted = Int(rate)
            seconds[index].sold = index < 85 ? 0 : Int(rate * 1.4 * (index < 500 ? 1 : 0.1))
            seconds[index].refused = index > 430 ? Int(rate * noise) : Int(rate * 0.05)
            seconds[index].polls = index < 70 ? 900 + index * 20 : Int(4000 * (1 - Double(index) / 700) + 500 * noise)
            seconds[index].bytesIn = seconds[index].polls * 900 + Int(rate) * 21_000
            seconds[index].bytesOut = seconds[index].polls * 180
        }
        return seconds
    }

    private static func latencies(isBroken: Bool, _ lot: SeededRandomness) -> [RehearsalStep: LatencyHistogram] {
        var latencies: [RehearsalStep: LatencyHistogram] = [:]
        let medians: [RehearsalStep: Double] = [
            .page: 420, .join: 900, .now: 260, .enter: 1_400, .seats: 2_100, .hold: 3_800, .order: 2_900,
            .startPayment: 3_100, .payment: 546_000, .paymentReturn: 2_700, .orderPage: 1_200,
        ]
        for (step, median) in medians {
            var times = LatencyHistogram()
            for _ in 0..<4_000 {
                let spread = exp(Double(Int64(lot.below(2_000)) - 1_000) / 500)
                times.record(microseconds: Int64(median * spread * (isBroken && step == .hold ? 120 : 1)))
            }
            latencies[step] = times
        }
        return latencies
    }
}
