// The times of a draw, with their units, defaults and reasons.

/// What can be set for all draws of a server.
package struct DrawSettings: Sendable, Hashable {
    /// The lobby closes so long after the announced start: who was a few seconds late has lost nothing, nobody's clock
    /// is an advantage, and there is no stampede at the start itself.
    package var cutOffAfterStart: Duration = .seconds(60)
    /// The doors open so long after the announced start, and not before the draw is done.
    package var doorsAfterStart: Duration = .seconds(75)
    /// Within this time after the cut-off the root and the count of those who take part are published: before the beacon
    /// speaks, or they could be bent to suit it.
    package var rootWithin: Duration = .seconds(3)
    /// The beacon's round is the first that comes so long after the cut-off.
    package var beaconAfterCutOff: Duration = .seconds(5)
    /// A value that has not come so long after its round is worth a word: mirrors have it within a second or two.
    package var beaconOverdueAfter: Duration = .seconds(15)
    package var chain = BeaconChain.quicknet
    /// Most numbers that take part. 2^24 fills 470 MB of roster; no operator's typing error may make it more.
    package var mostNumbers: Int64 = 1 << 24
    /// Windows of 256 tickets that are hashed in one tick while the lobby is open, and while everybody waits for the
    /// root.
    package var windowsPerTick = 256
    package var windowsPerTickWhileDrawing = 2_048

    package init() {}
}
