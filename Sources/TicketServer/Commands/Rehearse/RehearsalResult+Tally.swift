// From what the loops counted to the result.

extension RehearsalResult {
    /// Takes over what all loops together measured.
    mutating func fill(_ tally: Tally) {
        seconds = tally.seconds
        latencies = tally.latencies
        fans = tally.fans.sorted { ($0.joinedAt, $0.number) < ($1.joinedAt, $1.number) }
        outcomes = tally.outcomes
        errors = tally.errors
        refusals = tally.refusals
        publicBytes = tally.publicBytes
        connects = tally.connects
        lag = tally.lag
        let found = [
            ("two fans with one number", tally.evidence.sharedNumbers),
            ("a fan whose number changed", tally.evidence.changedNumbers),
            ("a fan whose place changed", tally.evidence.changedPlaces),
            ("two fans with one place", sharedPlaces),
            ("two buyers with one seat", tally.evidence.sharedSeats),
            ("an order beyond the limit", tally.evidence.overLimit),
        ]
        contradictions = Dictionary(uniqueKeysWithValues: found.filter { $0.1 > 0 })
    }

    /// Fans who stand where somebody else stands.
    private var sharedPlaces: Int {
        let places = fans.compactMap(\.place)
        return places.count - Set(places).count
    }
}
