// What those inside will ask for in the minutes to come, and how many more fit under it.

/// Between being let in and paying lie minutes. A door that looks at the present only lets people in until those of two
/// minutes ago pay, and finds out too late. So it reckons with what is booked: everybody let in so far, moved along the
/// profile of requests.
struct LookAhead: Sendable {
    private var profile: RequestProfile
    /// People let in, by bins of age.
    private var admitted: [Double]
    private var binBegan: Instant
    private var passedAt: Instant
    private let settings: FlowSettings
    /// How many more may be let in.
    private(set) var room = Double.infinity
    /// Requests a second at the busiest moment ahead, if nobody more is let in.
    private(set) var peak = 0.0

    /// - Parameter ages: how long those who are inside already have been.
    init(_ settings: FlowSettings, ages: [Duration] = [], at now: Instant) {
        self.settings = settings
        profile = RequestProfile(settings)
        admitted = Array(repeating: 0, count: settings.profileBins)
        for age in ages {
            let bin = Int(max(0, age.inMilliseconds) / settings.profileBin.inMilliseconds)
            if bin < admitted.count { admitted[bin] += 1 }
        }
        binBegan = now
        passedAt = now
    }

    /// Requests that one visit makes in all.
    var requestsPerVisit: Double { profile.rates.reduce(0, +) * settings.profileBin.inSeconds }

    mutating func admit() {
        admitted[0] += 1
        room -= 1
    }

    mutating func giveBack() {
        admitted[0] = max(0, admitted[0] - 1)
        room += 1
    }

    mutating func note(age: Duration) { profile.note(age: age) }

    /// Moves everybody along, learns, and looks ahead again.
    ///
    /// - Parameter capacity: requests a second that may be brought at any time.
    mutating func pass(to now: Instant, capacity: Double) {
        while now - binBegan >= settings.profileBin {
            admitted.removeLast()
            admitted.insert(0, at: 0)
            binBegan = binBegan + settings.profileBin
            if now - binBegan > settings.profileBin * admitted.count {
                admitted = Array(repeating: 0, count: admitted.count)
                binBegan = now
            }
        }
        profile.pass(max(0, (now - passedAt).inSeconds), people: admitted)
        passedAt = now
        look(capacity * settings.headroom)
    }

    private mutating func look(_ limit: Double) {
        let rates = profile.rates
        let floor = (rates.max() ?? 0) * settings.profileFloor
        room = .infinity
        peak = 0
        for later in rates.indices {
            var booked = 0.0
            for age in 0..<rates.count - later where admitted[age] > 0 { booked += admitted[age] * rates[age + later] }
            peak = max(peak, booked)
            // Who is called now is in a bin later, when those who are new now are not new any more.
            guard later > 0, rates[later - 1] > floor else { continue }
            room = min(room, (limit - booked) / rates[later - 1])
        }
    }
}
