// What is said to somebody who wants to join, move, or hand a place on.

/// All that comes with a wish to join; every text as it came, genuine or not.
package struct JoinWish: Sendable {
    package var ticket: String?
    package var challenge: String?
    package var proof: String?
    package var code: String?
    /// A keyed hash of a verified account, without the highest bit, which is for codes; 0 for nobody known.
    package var who: UInt64
    /// Nil: not counted.
    package var origin: JoinOrigin?

    package init(
        ticket: String? = nil, challenge: String? = nil, proof: String? = nil, code: String? = nil, who: UInt64 = 0,
        origin: JoinOrigin? = nil
    ) {
        self.ticket = ticket
        self.challenge = challenge
        self.proof = proof
        self.code = code
        self.who = who
        self.origin = origin
    }
}

/// The answer to a wish to join.
package enum JoinAnswer: Sendable, Hashable {
    case outcome(JoinOutcome)
    /// Keep this as a cookie for so long, and come again with it (307).
    case bringBack(challenge: String, life: Duration)
    /// Work or wait (403).
    case work(JoinTask)
    /// A code is needed until then (403).
    case codeNeeded(until: Instant)
    /// Not a code of ours for this event (403).
    case badCode
}

/// The answer to who wants to hand their place on to another device.
package enum TransferOutcome: Sendable, Hashable {
    case code(String, life: Duration)
    case badTicket
    /// Too many at the moment.
    case unavailable(retryAfter: Int)
    case unknownEvent
}

/// The answer to who brings a code from another device.
package enum MoveOutcome: Sendable, Hashable {
    /// The place is this device's now.
    case moved(QueueTicket)
    case badCode
    /// Seats are held or paid for with it elsewhere.
    case claimedElsewhere
    case unknownEvent
}
