// What one loop's fans measured and saw, put together at the end.

import TicketCore

/// Counts of one loop's share of a crowd. Loops count apart and are merged: nothing is shared while it runs.
struct Tally: Sendable {
    var seconds: [RehearsalSecond] = []
    private var histograms = [LatencyHistogram](repeating: LatencyHistogram(), count: RehearsalStep.allCases.count)
    var fans: [RehearsalFan] = []
    var outcomes: [String: Int] = [:]
    var errors: [String: Int] = [:]
    var refusals: [String: Int] = [:]
    var evidence = Evidence()
    /// Bytes of answers that a cache may keep for everybody.
    var publicBytes = 0
    /// How late this program's own clockwork was: what is in here is in no server's time.
    var lag = LatencyHistogram()
    /// Times to a new connection.
    var connects = LatencyHistogram()

    private static let index: [RehearsalStep: Int] = Dictionary(
        uniqueKeysWithValues: RehearsalStep.allCases.enumerated().map { ($1, $0) })

    var latencies: [RehearsalStep: LatencyHistogram] {
        var found: [RehearsalStep: LatencyHistogram] = [:]
        for (index, step) in RehearsalStep.allCases.enumerated() where histograms[index].count > 0 {
            found[step] = histograms[index]
        }
        return found
    }

    /// The steps of a purchase, all together.
    var purchase: LatencyHistogram {
        var sum = LatencyHistogram()
        for (index, step) in RehearsalStep.allCases.enumerated() where step.isPurchase { sum.merge(histograms[index]) }
        return sum
    }

    mutating func record(_ step: RehearsalStep, _ duration: Duration) {
        if let index = Tally.index[step] { histograms[index].record(duration) }
    }

    /// The counts of the second `second` since the start.
    mutating func note(_ second: Int, _ change: (inout RehearsalSecond) -> Void) {
        // A rehearsal of a day is not foreseen; a clock that jumps must not fill memory.
        let second = min(max(0, second), 86_400)
        while seconds.count <= second { seconds.append(RehearsalSecond()) }
        change(&seconds[second])
    }

    mutating func merge(_ other: Tally) {
        while seconds.count < other.seconds.count { seconds.append(RehearsalSecond()) }
        for (index, second) in other.seconds.enumerated() { seconds[index].add(second) }
        for index in histograms.indices { histograms[index].merge(other.histograms[index]) }
        fans += other.fans
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        errors.merge(other.errors, uniquingKeysWith: +)
        refusals.merge(other.refusals, uniquingKeysWith: +)
        evidence.merge(other.evidence)
        publicBytes += other.publicBytes
        lag.merge(other.lag)
        connects.merge(other.connects)
    }
}

extension RehearsalSecond {
    mutating func add(_ other: RehearsalSecond) {
        arrived += other.arrived
        joined += other.joined
        polls += other.polls
        admitted += other.admitted
        held += other.held
        sold += other.sold
        refused += other.refused
        errors += other.errors
        bytesIn += other.bytesIn
        bytesOut += other.bytesOut
    }
}

/// What the fans themselves can prove against the server, beside its own books.
struct Evidence: Sendable {
    /// Numbers as they were given, to whom.
    private var numbers: [Int64: Int] = [:]
    /// Seats of tickets in hand.
    private var seats: Set<Int> = []

    /// Two fans with one number.
    private(set) var sharedNumbers = 0
    /// Fans who asked again and got another number.
    var changedNumbers = 0
    /// Fans whose place was not the one they had computed, or changed.
    var changedPlaces = 0
    /// Seats that two buyers hold a ticket of.
    private(set) var sharedSeats = 0
    /// Buyers with more tickets than the event allows.
    var overLimit = 0
    /// Answers that were older than one seen before; browsers ignore them.
    var olderAnswers = 0

    var violations: Int { sharedNumbers + changedNumbers + changedPlaces + sharedSeats + overLimit }

    mutating func noteNumber(_ number: Int64, of fan: Int) {
        if let other = numbers.updateValue(fan, forKey: number), other != fan { sharedNumbers += 1 }
    }

    mutating func noteSeats(_ found: [Int]) {
        for seat in found where !seats.insert(seat).inserted { sharedSeats += 1 }
    }

    mutating func merge(_ other: Evidence) {
        for (number, fan) in other.numbers { noteNumber(number, of: fan) }
        noteSeats(Array(other.seats))
        sharedNumbers += other.sharedNumbers
        changedNumbers += other.changedNumbers
        changedPlaces += other.changedPlaces
        sharedSeats += other.sharedSeats
        overLimit += other.overLimit
        olderAnswers += other.olderAnswers
    }
}
