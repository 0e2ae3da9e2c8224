// The states of an event's waiting room, and which may follow which.

/// Where a waiting room stands. A change is committed first and seen afterwards.
///
/// The raw value is what the database, `now` and the API call it.
package enum RoomState: String, Sendable, Hashable, CaseIterable {
    /// Nobody but the organiser knows of it.
    case draft
    /// The time of the opening is known; nobody can join yet.
    case announced
    /// Everybody who joins now takes part in the draw.
    case lobby
    /// The lobby is closed, the draw is being made; who joins now stands behind it.
    case drawing
    /// The door calls and admits.
    case open
    /// The door stands still, in the organiser's words; people can still join and those inside shop on.
    case paused
    /// Nothing is free, but something may come back.
    case soldOut = "sold-out"
    /// Over.
    case closed

    /// The states that may follow this one.
    package var next: Set<RoomState> {
        switch self {
        case .draft: [.announced]
        case .announced: [.draft, .lobby, .open, .closed]
        case .lobby: [.drawing, .closed]
        case .drawing: [.open, .closed]
        case .open: [.paused, .soldOut, .closed]
        case .paused: [.open, .closed]
        case .soldOut: [.open, .paused, .closed]
        // Only by the organiser's word: a promoter releases seats the day after.
        case .closed: [.open]
        }
    }

    /// Whether a newcomer gets a number.
    package var admitsJoins: Bool {
        switch self {
        case .lobby, .drawing, .open, .paused, .soldOut: true
        case .draft, .announced, .closed: false
        }
    }
}
