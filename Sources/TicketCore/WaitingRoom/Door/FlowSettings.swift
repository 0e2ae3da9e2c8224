// The numbers that keep the purchase path fast: brake, shedding, capacity, look-ahead, slow start.

/// Requests a second of one person, up to a bin of session age.
package struct ProfileStep: Sendable, Hashable {
    package var until: Int
    package var perSecond: Double
}

/// Each with its unit and its reason; docs/door.md tells how they work together.
package struct FlowSettings: Sendable, Hashable {
    // Brake. A server takes a sample every `DoorSettings.tick`.

    /// A request that waits longer than this for its loop is noticed by people.
    package var loopLag: Duration = .milliseconds(100)
    /// The writer commits in milliseconds; who waits this long waits behind hundreds, or behind a disk that stalls.
    package var writerWait: Duration = .milliseconds(250)
    /// What a request of the purchase path may take.
    package var slow: Duration = .seconds(1)
    /// With a larger share turned away than this, nobody more is called.
    package var shedShare = 0.02
    /// One bad sample is a slow moment; this many of the last four are a reason, and more where hardly anybody asks.
    package var strikes = 2
    package var quietStrikes = 3

    // Shedding

    /// What is left of the requests that pass when the server is behind in two samples running, and how many samples
    /// that has to show its effect: what queues already has to be served first.
    package var sheddingCut = 0.3
    package var sheddingPause = 4
    /// Requests a second that pass in any case.
    package var sheddingLeast = 2.0
    /// Growth of what passes, a sample, once the server is not behind: doubled in three seconds.
    package var sheddingRelease = 1.06
    /// When nobody had to be turned away in so many samples, it is over.
    package var sheddingCalm = 12

    // Capacity

    /// A larger share of slow requests than this, of at least so many in 10 seconds, says that it is too much.
    package var slowShare = 0.01
    package var slowSample = 200
    /// What is believed after that: this part of what was being served, but never less than half of the belief before.
    package var cut = 0.8
    package var deepestCut = 0.5
    /// Nothing is concluded for so long after a cut: who was let in before it is still to come.
    package var cutHold: Duration = .seconds(45)
    /// Growth, and how often; only while at least this part is in use, because a limit that does not bind teaches nothing.
    package var growth = 1.06
    package var growthInterval: Duration = .seconds(15)
    package var inUse = 0.64
    /// A belief of no more than this many times what is served under pressure is not cut.
    package var proven = 1.1
    /// Nor is that of a room with less than this part of all requests.
    package var blame = 0.1
    /// Requests a second that are believed in any case, or a door that has learnt the worst would never open again.
    package var leastCapacity = 10.0

    // Look-ahead

    /// The part of the capacity that is given away beforehand; the rest is for what cannot be foreseen.
    package var headroom = 0.75
    /// Requests a second of one who was let in so long ago, before anything was measured: the seat map at first, then
    /// choosing and paying, about 20 in all. In bins of 10 seconds.
    package var profileAtFirst = [
        ProfileStep(until: 1, perSecond: 0.3), ProfileStep(until: 6, perSecond: 0.12),
        ProfileStep(until: 18, perSecond: 0.06), ProfileStep(until: 30, perSecond: 0.02),
        ProfileStep(until: 60, perSecond: 0.005),
    ]
    package var profileBin: Duration = .seconds(10)
    package var profileBins = 60
    /// Weight of that belief in person-seconds a bin: a hundred people.
    package var profileWeight = 1_000.0
    /// After this time what was measured counts half.
    package var profileHalfLife: Duration = .seconds(300)
    /// Bins with less than this part of the busiest one do not count: nobody is kept out for a request they hardly make.
    package var profileFloor = 0.02

    // Slow start

    /// People at first, as a part of the shop, but at least so many: a quiet sale never sees it.
    package var firstShare = 0.1
    package var firstPeople = 500.0
    /// People more after the door had stood still.
    package var againShare = 0.025
    package var againPeople = 25.0
    package var doubling: Duration = .seconds(20)

    package init() {}
}

extension Duration {
    var inSeconds: Double { Double(inMilliseconds) / 1000 }
}
