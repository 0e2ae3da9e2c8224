// What an organiser's word does to a room's state.

extension RoomRecord {
    /// The state that the order to go over to `asked` leads to; the present one if nothing changes.
    ///
    /// - Throws: `RoomRefusal.notPossible`.
    func state(ordered asked: RoomState, at now: Instant) throws(RoomRefusal) -> RoomState {
        if asked == .paused, [.announced, .lobby, .drawing].contains(state) { return state }
        if state == .closed, asked == .open, let unfinished = beginning(at: now) { return unfinished }
        guard state == asked || state.next.contains(asked) && draw?.allows(state, to: asked) ?? true else {
            throw .notPossible(from: state, to: asked)
        }
        return asked
    }

    /// Where a room goes on that was closed before its doors had opened: clock and draw bring it to where it belongs. Nil
    /// if its doors were open, or should be.
    private func beginning(at now: Instant) -> RoomState? {
        guard let draw else { return called == 0 && now < opensAt ? .announced : nil }
        guard draw.key == nil else { return nil }
        return draw.size == nil ? .announced : .drawing
    }
}
