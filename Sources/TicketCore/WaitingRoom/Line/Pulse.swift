// How fast the line moves, and what that means for those who wait.

/// The count of called places, second by second, for the last five minutes.
struct Pulse: Sendable {
    private var samples: [(at: Instant, called: Int64)] = []
    private static let memory: Duration = .seconds(300)

    /// Takes a sample, at most one a second.
    mutating func note(_ called: Int64, at now: Instant) {
        if let last = samples.last, now - last.at < .seconds(1) { return }
        samples.append((now, called))
        let old = samples.firstIndex { $0.at >= now - Self.memory } ?? 0
        samples.removeFirst(old)
    }

    /// After a standstill the past says nothing.
    mutating func reset() { samples = [] }

    /// Places called a second over the last `span`, or over what is known of it; nil before there is anything.
    func rate(over span: Duration) -> Double? {
        guard let last = samples.last, let first = samples.first(where: { $0.at >= last.at - span }), first.at < last.at
        else { return nil }
        return Double(last.called - first.called) * 1000 / Double((last.at - first.at).inMilliseconds)
    }

    /// Seconds for a thousand places: the typical, and one that nine of ten will not exceed, from the slowest of the
    /// last minutes and a quarter on top. Nil while the line stands or nothing is known.
    var secondsPerThousand: (typical: Double, slow: Double)? {
        guard let typical = rate(over: .seconds(60)), typical > 0 else { return nil }
        let slowest = [Duration.seconds(20), Self.memory].compactMap { rate(over: $0) }.filter { $0 > 0 }.min()
        return (1000 / typical, 1250 / min(typical, slowest ?? typical))
    }
}
