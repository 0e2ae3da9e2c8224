// How the shop bears its load at one moment: what the door, the shedding and the organiser's screen go by.

/// Measured by the server several times a second; the same for all rooms, because they share the machine.
package struct ShopPressure: Sendable, Hashable {
    /// Why the door stands still, whatever the room's own numbers say.
    package enum Brake: String, Sendable, Hashable, CaseIterable {
        /// A loop leaves its requests waiting.
        case loop
        /// Changes wait for the writer.
        case writer
        /// Requests of the purchase path take longer than a second.
        case purchases
        /// Requests are being turned away.
        case shedding
    }

    /// The purchase path over a stretch of time: entering, seats, holding, checkout, paying. Time spent waiting for a
    /// gateway is not in it.
    package struct Times: Sendable, Hashable {
        /// Requests that were answered, and those still at work for over a second.
        package var requests = 0
        /// Those of them that took longer than a second.
        package var slow = 0
        package var perSecond = 0.0
        package var median: Duration = .zero
        /// What nine of ten, and 99 of 100, did not exceed.
        package var p90: Duration = .zero
        package var p99: Duration = .zero
        package var longest: Duration = .zero

        package init() {}

        package var slowShare: Double { requests > 0 ? Double(slow) / Double(requests) : 0 }
    }

    /// Nil while the door may call.
    package var brake: Brake?
    /// The last 10 seconds, and the last 60.
    package var recent = Times()
    package var minute = Times()
    /// Requests a second that are let through apart from payments; nil while nobody is turned away. See `LoadShedding`.
    package var allowance: Double?
    /// The share of the purchase path's requests that was turned away in the last 10 seconds.
    package var shedShare = 0.0
    /// How long a request that comes now would wait for the slowest loop.
    package var loopLag: Duration = .zero
    /// How long the change has waited that waits longest for the writer, or is being written.
    package var writerWait: Duration = .zero

    package init() {}

    /// A shop that nothing presses.
    package static let calm = ShopPressure()
}
