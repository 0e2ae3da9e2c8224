// What becomes of a room that is sold out: it opens once more when seats come back, or closes for good.

/// Watches the stock while nothing is for sale.
struct SoldOutWatch: Sendable {
    private let since: Instant
    /// Since when something is free though the room is sold out.
    private var freeSince: Instant?

    /// - Parameter since: when the room came to its present state, or the process to the room: after a restart the time
    ///   until it closes begins anew.
    init(since: Instant) { self.since = since }

    /// The state that follows for a sold-out room; nil as long as it is that.
    ///
    /// - Parameter inside: people in the shop.
    mutating func next(
        _ stock: Stock, inside: Int, _ settings: WaitingRoomSettings, at now: Instant
    ) -> RoomState? {
        if stock.free > 0 {
            // Those inside see it first, and may have it in a moment: the line is not told of every seat twice.
            let since = freeSince ?? now
            freeSince = since
            return now - since >= settings.door.returnsSettle ? .open : nil
        }
        freeSince = nil
        let isOver = stock.held == 0 && now - since >= settings.closeAfterSoldOut
        return isOver && inside == 0 ? .closed : nil
    }
}
