// What a rehearsal measured: filled in while it runs, read by its report.

import TicketCore

/// Something that fans do and wait for. The raw value names it in reports.
enum RehearsalStep: String, Sendable, Hashable, CaseIterable {
    case page, join, now, enter, seats, hold, order
    case startPayment = "start-payment"
    case payment
    case paymentReturn = "payment-return"
    case orderPage = "order-page"

    /// Whether it is part of buying, so that the promise of an answer within a second holds for it.
    var isPurchase: Bool {
        switch self {
        case .enter, .seats, .hold, .order, .startPayment, .paymentReturn, .orderPage: true
        case .page, .join, .now, .payment: false
        }
    }
}

/// One second of a rehearsal, as counts.
struct RehearsalSecond: Sendable, Hashable {
    var arrived = 0
    var joined = 0
    var polls = 0
    var admitted = 0
    var held = 0
    /// Tickets.
    var sold = 0
    var refused = 0
    var errors = 0
    var bytesIn = 0
    var bytesOut = 0
}

/// One fan's way through the waiting room.
struct RehearsalFan: Sendable, Hashable {
    /// Milliseconds from the start of the rehearsal to the join.
    var joinedAt: Int
    var number: Int64
    /// From 0, once it was known.
    var place: Int64?
    /// Milliseconds from the start of the rehearsal; nil for who never came in.
    var admittedAt: Int?
}

/// Everything a rehearsal found out.
struct RehearsalResult: Sendable {
    struct Plan: Sendable, Hashable {
        var url: String
        var event: String
        var title: String
        var fans: Int
        var minutes: Int
        var seed: UInt64
        /// Places in the house.
        var capacity: Int
        /// Further flags that this run was started with, as they are typed; never the key.
        var options: [String] = []
    }

    var plan: Plan
    var startedAt: Instant
    var endedAt: Instant
    /// Whether somebody stopped it before its end.
    var wasStopped = false
    /// Whether every place was sold at the end.
    var isSoldOut = false
    var seconds: [RehearsalSecond] = []
    /// The server's own time as its client saw it; the gateway's waiting is not in it.
    var latencies: [RehearsalStep: LatencyHistogram] = [:]
    var fans: [RehearsalFan] = []
    /// Fans who ended so, by words: "bought", "gave up", "never came", "sold out", "still waiting" …
    var outcomes: [String: Int] = [:]
    /// Failures by kind: "connect", "timeout", "500 /en/e/{event}/hold" …
    var errors: [String: Int] = [:]
    /// Answers that say no with good reason: "409 places-taken", "429 rate-limited" …
    var refusals: [String: Int] = [:]
    /// Bytes of answers that any cache in front of the server may keep, of all `bytesIn`.
    var publicBytes = 0
    /// How many numbers took part in the draw; they share the places below it. 0 without a draw.
    var drawn: Int64 = 0
    /// What the fans themselves saw that must not be, by words: "two fans with one number" … Empty if all is well.
    var contradictions: [String: Int] = [:]
    /// Times to a new connection; they are in no step's latency.
    var connects = LatencyHistogram()
    /// How late the load program itself was in waking its fans. If this is long, it was the bottleneck and not the server.
    var lag = LatencyHistogram()
    var ledger: RehearsalLedger?
}

/// What the server's own books say: `violations` must be zero.
typealias RehearsalLedger = LedgerReport
