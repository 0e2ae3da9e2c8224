// Everybody who was let in to one room, by number and by the secret of the session.

import Glibc

/// The visits of a room. Of those who are inside each can be found by the token its browser has.
struct Visits: Sendable {
    private(set) var byNumber: [Int64: Visit] = [:]
    private var bySecret: [SessionSecret: Int64] = [:]
    private var counts: [ShopperState: Int] = [:]
    /// Numbers whose row is behind.
    private var unwritten: Set<Int64> = []

    init(_ visits: [Visit] = []) {
        for visit in visits { put(visit) }
    }

    subscript(number: Int64) -> Visit? { byNumber[number] }

    func count(_ state: ShopperState) -> Int { counts[state, default: 0] }

    /// People in the shop.
    var inside: Int { count(.shopping) + count(.holding) + count(.paying) }

    /// How many of those who only look are most likely gone: the longer somebody has been silent, the less they will buy.
    /// Who has seats in hand is there.
    func silent(at now: Instant, _ settings: SessionSettings) -> Double {
        let patience = settings.silence.inSeconds
        return bySecret.values.reduce(0) { sum, number in
            guard let visit = byNumber[number], visit.state == .shopping else { return sum }
            return sum + 1 - exp(-max(0, (now - visit.seen).inSeconds) / patience)
        }
    }

    /// The visit that `token` belongs to: inside, genuine, and not exchanged for another token.
    func find(_ token: ShoppingToken) -> Visit? {
        guard let number = bySecret[token.secret], let visit = byNumber[number], visit.token.isSame(as: token) else {
            return nil
        }
        return visit
    }

    /// Takes `visit` over as its row is; whatever the number had before is over.
    mutating func put(_ visit: Visit) {
        if let former = byNumber[visit.number] { forget(former) }
        byNumber[visit.number] = visit
        counts[visit.state, default: 0] += 1
        if visit.state.isInside { bySecret[visit.token.secret] = visit.number }
    }

    /// The number's browser has another token from now on; the one before opens nothing any more.
    mutating func exchange(_ visit: Visit) {
        guard var present = byNumber[visit.number], present.state.isInside else { return put(visit) }
        bySecret[present.token.secret] = nil
        bySecret[visit.token.secret] = visit.number
        present.token = visit.token
        present.kid = visit.kid
        byNumber[visit.number] = present
        // Its state may have moved on while the token was being written.
        unwritten.insert(visit.number)
    }

    mutating func seen(_ number: Int64, at now: Instant, _ settings: SessionSettings) {
        guard let visit = byNumber[number] else { return }
        byNumber[number]?.seen = now
        guard now - visit.written >= settings.writeSeenEvery else { return }
        byNumber[number]?.written = now
        unwritten.insert(number)
    }

    /// Goes over to `state`, if the number's visit is in one of `states`. Returns the visit as it was before.
    mutating func move(
        _ number: Int64, from states: Set<ShopperState>, to state: ShopperState, at now: Instant
    ) -> Visit? {
        guard var visit = byNumber[number], states.contains(visit.state) else { return nil }
        let before = visit
        forget(visit)
        visit.become(state, at: now)
        visit.seen = now
        put(visit)
        unwritten.insert(number)
        return before
    }

    /// Ends or changes the visits that time has overtaken; says how many ended.
    mutating func lapse(at now: Instant, _ settings: SessionSettings) -> Int {
        var ended = 0
        for number in bySecret.values {
            guard let visit = byNumber[number], let next = visit.lapsed(at: now, settings) else { continue }
            _ = move(number, from: [visit.state], to: next, at: now)
            if !next.isInside { ended += 1 }
        }
        return ended
    }

    /// The visits whose rows are behind; they count as written from here on.
    mutating func takeUnwritten() -> [Visit] {
        defer { unwritten.removeAll(keepingCapacity: true) }
        return unwritten.sorted().compactMap { byNumber[$0] }
    }

    /// They could not be written after all.
    mutating func keepUnwritten(_ visits: [Visit]) { unwritten.formUnion(visits.map(\.number)) }

    private mutating func forget(_ visit: Visit) {
        byNumber[visit.number] = nil
        bySecret[visit.token.secret] = nil
        counts[visit.state, default: 0] -= 1
    }
}
