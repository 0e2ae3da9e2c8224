// What lies ahead of one place in the line: the same arithmetic as the script's `roomProspect`.

/// Computed from the answer for everybody; see `Scripts.roomProspect`, which must say the same.
struct Prospect: Sendable, Hashable {
    /// Whether the tickets will reach a place.
    enum Verdict: Sendable, Hashable { case inside, close, unlikely }

    /// From 0.
    let place: Int
    /// Places before it that are not called yet: at most so many people.
    let ahead: Int
    /// Of a hundred people called, so many come; nil if all do.
    let share: Int?
    /// How many of those ahead will probably come.
    let about: Int
    /// Seconds until this place is called, for half of the people and for nine in ten; nil while the line stands.
    let waits: ClosedRange<Double>?
    /// Places called a minute.
    let perMinute: Int?
    /// The place near which the house is sold out at the present speed.
    let last: Int?
    let verdict: Verdict?

    /// - Parameters:
    ///   - pace: seconds for a thousand places, of half of the people and of nine in ten; nil while the line stands.
    ///   - showRate: the share of the called who come; nil if all do.
    ///   - last: the place near which the house is sold out; nil if nobody can say.
    init(place: Int, called: Int, pace: (half: Double, most: Double)?, showRate: Double?, last: Int?) {
        let ahead = max(0, place - called)
        self.place = place
        self.ahead = ahead
        share = showRate.map { Int(($0 * 100).rounded()) }
        about = showRate.map { Int((Double(ahead) * $0).rounded()) } ?? ahead
        let thousands = Double(ahead) / 1000
        waits = pace.map { thousands * $0.half...thousands * max($0.half, $0.most) }
        perMinute = pace.flatMap { $0.half > 0 ? max(1, Int((60_000 / $0.half).rounded())) : nil }
        self.last = last
        verdict = last.flatMap { Prospect.verdict(ahead, of: $0 - called) }
    }

    /// Of the places that will still be called before the tickets are gone three quarters are safe; a seventh more than
    /// all of them may be.
    private static func verdict(_ ahead: Int, of places: Int) -> Verdict? {
        guard ahead > 0 else { return nil }
        let reach = Double(ahead) / Double(max(1, places))
        if reach < 0.75 { return .inside }
        return reach <= 1.15 ? .close : .unlikely
    }

    /// Whole minutes; above half an hour in fives: the last minute of forty is not known.
    static func minutes(_ waits: ClosedRange<Double>) -> ClosedRange<Int> {
        let step = waits.upperBound > 1800 ? 5 : 1
        let unit = Double(step)
        let low = max(1, Int((waits.lowerBound / 60 / unit).rounded()) * step)
        return low...max(low + 1, Int((waits.upperBound / 60 / unit).rounded(.up)) * step)
    }

    /// Two figures that count: nobody knows more than that.
    static func roughly(_ value: Int) -> Int {
        guard value >= 100 else { return value }
        var unit = 1
        while value / unit >= 100 { unit *= 10 }
        return Int((Double(value) / Double(unit)).rounded()) * unit
    }
}
