// How long somebody still waits, as a range: one sample would be a lie.

import TicketCore

enum QueueEstimate {
    /// Whole minutes for `ahead` people at the speed of the last minute; nil while the line does not move.
    static func minutes(_ ahead: Int, _ figures: RoomFigures) -> ClosedRange<Int>? {
        guard figures.callsPerSecond > 0.01 else { return nil }
        let seconds = Double(ahead) / figures.callsPerSecond
        let low = max(1, Int(seconds / 60))
        return low...max(low, Int((seconds * 1.5 / 60).rounded(.up)))
    }
}
