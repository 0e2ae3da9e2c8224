// When shoppers make requests: how many a second, by the time since they were let in.

/// Learnt in bins of 10 seconds, from the requests of all who were let in, whether they are still here or not: so it can
/// be multiplied with how many were let in when, and says what they will bring.
struct RequestProfile: Sendable {
    private var requests: [Double]
    /// Person-seconds in each bin.
    private var exposure: [Double]
    private let belief: [Double]
    private let settings: FlowSettings

    init(_ settings: FlowSettings) {
        self.settings = settings
        belief = (0..<settings.profileBins).map { bin in
            settings.profileAtFirst.first { bin < $0.until }?.perSecond ?? 0
        }
        requests = Array(repeating: 0, count: settings.profileBins)
        exposure = requests
    }

    /// Requests a second of one person, by bin.
    var rates: [Double] {
        belief.indices.map { bin in
            (belief[bin] * settings.profileWeight + requests[bin]) / (settings.profileWeight + exposure[bin])
        }
    }

    /// One who was let in `age` ago makes a request.
    mutating func note(age: Duration) {
        let bin = Int(max(0, age.inMilliseconds) / settings.profileBin.inMilliseconds)
        if bin < requests.count { requests[bin] += 1 }
    }

    /// `people`, by bin, have passed `seconds` there; what was learnt long ago fades.
    mutating func pass(_ seconds: Double, people: [Double]) {
        let fading = 1 - seconds * 0.693 / settings.profileHalfLife.inSeconds
        for bin in requests.indices {
            requests[bin] *= max(0, fading)
            exposure[bin] = exposure[bin] * max(0, fading) + people[bin] * seconds
        }
    }
}
