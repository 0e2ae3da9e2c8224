// The codes that move a place to another device: few, short-lived, in memory.

/// Live codes of one room. A number has one at most; a new one ends the one before.
///
/// Ten characters are 50 random bits: with 10,000 live, a guess is right once in 10^11. Codes are found by a hash table
/// whose hashes are keyed anew by each process, so the time of a wrong guess tells nothing.
struct TransferCodes: Sendable {
    static let length = 10

    struct Entry: Sendable {
        /// The ticket that it moves: one that was moved since is moved no more.
        let ticket: QueueTicket
        let until: Instant
    }

    /// What a code was answered with, for who did not hear it.
    private struct Told: Sendable {
        let ticket: QueueTicket
        let taker: UInt64
        let until: Instant
    }

    private var entries: [UInt64: Entry] = [:]
    private var told: [UInt64: Told] = [:]
    private var codes: [Int64: UInt64] = [:]

    var count: Int { entries.count }

    /// A code for `ticket`; nil if there are too many already.
    mutating func make(
        _ ticket: QueueTicket, _ settings: JoinSettings, at now: Instant, _ randomness: any Randomness
    ) -> String? {
        if let former = codes.removeValue(forKey: ticket.number) { entries[former] = nil }
        if entries.count >= settings.transferCodes { forget(now) }
        guard entries.count < settings.transferCodes else { return nil }
        var code = randomness.next() >> 14
        while entries[code] != nil || told[code] != nil { code = randomness.next() >> 14 }
        entries[code] = Entry(ticket: ticket, until: now + settings.transferLife)
        codes[ticket.number] = code
        return Crockford.encode(code, length: Self.length)
    }

    /// The ticket behind what somebody typed, if the code is live.
    func find(_ typed: String, at now: Instant) -> QueueTicket? {
        guard let entry = value(typed).flatMap({ entries[$0] }), entry.until > now else { return nil }
        return entry.ticket
    }

    /// The ticket that the number's code moves.
    func ticket(of number: Int64) -> QueueTicket? { codes[number].flatMap { entries[$0]?.ticket } }

    mutating func end(_ number: Int64) {
        if let code = codes.removeValue(forKey: number) { entries[code] = nil }
    }

    /// A code was answered with `ticket`. On a bad line the answer may never arrive, and the old ticket is good no more: who
    /// took it, a keyed hash of their address, is answered the same again while the code would have lived.
    mutating func keep(
        _ ticket: QueueTicket, for typed: String, taker: UInt64, _ settings: JoinSettings, at now: Instant
    ) {
        if told.count >= settings.transferCodes { told = told.filter { $0.value.until > now } }
        guard told.count < settings.transferCodes, let code = value(typed) else { return }
        told[code] = Told(ticket: ticket, taker: taker, until: now + settings.transferLife)
    }

    /// What `taker` was told for a code that is used up; nil for anybody else.
    func told(_ typed: String, taker: UInt64, at now: Instant) -> QueueTicket? {
        guard let told = value(typed).flatMap({ told[$0] }), told.taker == taker, told.until > now else { return nil }
        return told.ticket
    }

    private func value(_ typed: String) -> UInt64? {
        guard let text = CodeText.normalised(typed), text.utf8.count == Self.length else { return nil }
        return Crockford.decode(text)
    }

    private mutating func forget(_ now: Instant) {
        entries = entries.filter { $0.value.until > now }
        codes = codes.filter { entries[$0.value] != nil }
    }
}
