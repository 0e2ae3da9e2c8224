// The limits of joining, each with its unit and its reason.

/// How many may join from one network without more ado, and what is asked of the others. Nobody is refused for the
/// network they come from: a campus, a mobile operator and a tunnel are each one network.
package struct JoinSettings: Sendable, Hashable {
    /// How long a challenge may take to come back: a redirect on a bad line.
    package var challengeLife: Duration = .seconds(120)
    /// Joins at once from one network (IPv4 /24, IPv6 /48): an office, a hall of residence.
    package var networkBurst = 100
    /// Joins a minute from one network in the long run.
    package var networkPerMinute = 60
    /// Part of the room's present joins that one network may always have: where many people come, many come from one
    /// operator.
    package var networkShare = 0.05
    /// Zero bits of each part of a proof of work, at least: 8 parts of 2^14 are 0.05 s of a desk's core, some tenths of a
    /// second of a phone's.
    package var workBits = 14
    /// So many more at most, one for each doubling of the excess: 2^17 each, a phone's two seconds.
    package var workBitsMore = 3
    /// The least time for who waits in place of working.
    package var wait: Duration = .seconds(15)
    /// Time between two who wait at one address.
    package var waitStep: Duration = .seconds(10)
    /// Who would have to wait for longer than this works, or asks again.
    package var longestWait: Duration = .seconds(600)
    /// How long somebody whose wait is over may take to notice.
    package var waitGrace: Duration = .seconds(600)
    /// Life of a code that moves a place to another device, and how many there are at a time.
    package var transferLife: Duration = .seconds(120)
    package var transferCodes = 10_000
    /// How often one ticket in `QueueTicket.sampling` is to say that it is still there.
    package var beat: Duration = .seconds(60)

    package init() {}
}
