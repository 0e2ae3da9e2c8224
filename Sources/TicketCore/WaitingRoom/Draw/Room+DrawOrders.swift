// What people (and once the clock) decide about a draw: announced, replaced, told of the beacon's word.

extension Room {
    /// Announces the first draw of this room.
    func announceDraw(_ grade: DrawGrade, lobbyAt: Instant, opensAt: Instant, by: String) async throws {
        let now = now
        guard lobbyAt < opensAt, now < opensAt else { throw DrawRefusal.timesOutOfOrder }
        let plan = plan(grade, lobbyAt: lobbyAt, opensAt: opensAt, by: by, at: now)
        try await decree { room, transaction in
            guard room.draw == nil else { throw DrawRefusal.announcedAlready }
            guard room.state == .draft || room.state == .announced, room.called == 0,
                try transaction.raiseNumbers(of: room.event, by: 0) == 0
            else { throw DrawRefusal.begun }
            try transaction.insert(plan.draw, nonce: plan.nonce)
            try transaction.reschedule(room.event, opensAt: opensAt, endsAt: room.endsAt)
            guard room.state == .draft else { return }
            guard try transaction.change(room.event, from: .draft, to: .announced) else { throw DrawRefusal.begun }
        } effect: { core, now in
            core.set(plan.draw)
            core.reschedule(opensAt: opensAt, endsAt: core.record.endsAt)
            if core.record.state == .draft { core.enter(.announced, now) }
        }
    }

    /// Replaces the draw by a new one, with a reason that everybody reads. Roster and count stay as they are.
    ///
    /// - Parameter opensAt: another start, as long as the lobby is not closed.
    func redraw(_ reason: String, opensAt: Instant?, by: String) async throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw DrawRefusal.noReason }
        try await turnstile.pass { try await redrawInside(reason, opensAt: opensAt, by: by) }
    }

    /// The lobby was closed so late (a server was down, numbers were lost) that the beacon spoke before the roster was
    /// public: whoever has the seed could have chosen among rosters. Not a decision of anybody, so nobody can use it. Only
    /// inside the turnstile.
    func drawAnewBecauseOfTheClock() async throws {
        try await redrawInside(DrawRecord.rosterWasLate, opensAt: nil, by: DrawRecord.clock)
    }

    private func redrawInside(_ reason: String, opensAt: Instant?, by: String) async throws {
        let now = now
        let (former, start) = ask { ($0.record.draw, opensAt ?? $0.record.opensAt) }
        guard let former else { throw DrawRefusal.noDraw }
        guard opensAt == nil || (former.size == nil && start > max(now, former.lobbyAt)) else {
            throw DrawRefusal.timesOutOfOrder
        }
        let plan = plan(
            former.grade, lobbyAt: former.lobbyAt, opensAt: start, by: by, at: now, after: former, because: reason)
        try await decreeInside { room, transaction in
            guard room.state != .closed, try transaction.drawAnew(room.event) else { throw DrawRefusal.placesCalled }
            try transaction.insert(plan.draw, nonce: plan.nonce)
            try transaction.reschedule(room.event, opensAt: start, endsAt: room.endsAt)
        } effect: { core, now in
            core.set(plan.draw)
            core.reschedule(opensAt: start, endsAt: core.record.endsAt)
            if [.open, .paused, .soldOut].contains(core.record.state) { core.enter(.drawing, now) }
        }
    }

    private func plan(
        _ grade: DrawGrade, lobbyAt: Instant, opensAt: Instant, by: String, at now: Instant,
        after former: DrawRecord? = nil, because reason: String? = nil
    ) -> (draw: DrawRecord, nonce: [UInt8]) {
        let settings = surroundings.settings.draw
        let nonce = surroundings.randomness.bytes(DrawSeed.nonceLength)
        let start = opensAt + settings.cutOffAfterStart
        // A draw that is made anew after the lobby was closed counts from now: its beacon must be to come.
        let cutOff = former?.size == nil ? start : max(start, now, former?.rooted ?? now)
        let pause = settings.doorsAfterStart - settings.cutOffAfterStart
        let chain = grade == .beacon ? settings.chain : nil
        var draw = DrawRecord(
            event: event, number: (former?.number ?? 0) + 1, grade: grade, algorithm: SwapOrNot.algorithm,
            commitment: DrawFormula.commitment(to: DrawSeed.new(nonce, drawKeys)), chain: chain,
            round: chain?.firstRound(from: max(cutOff, now) + settings.beaconAfterCutOff) ?? 0, announced: now,
            announcedBy: by, lobbyAt: lobbyAt, cutOff: cutOff, doors: cutOff + pause, reason: reason)
        draw.size = former?.size
        draw.closed = former?.closed
        draw.root = former?.root
        draw.rooted = former?.rooted
        return (draw, nonce)
    }

    /// Takes what the beacon said.
    func supply(_ value: BeaconValue) async throws {
        try await decree { room, transaction in
            guard let draw = room.draw else { throw DrawRefusal.noDraw }
            guard let chain = draw.chain else { throw DrawRefusal.noBeacon }
            guard value.round == draw.round else { throw DrawRefusal.otherRound(expected: draw.round) }
            guard value.fits(chain) else { throw DrawRefusal.malformed }
            if let known = draw.beacon {
                guard known.randomness == value.randomness else { throw DrawRefusal.contradicts }
                return
            }
            guard draw.size != nil, value.received >= chain.time(of: value.round) else { throw DrawRefusal.tooEarly }
            guard try transaction.set(value, of: draw) else { throw DrawRefusal.contradicts }
        } effect: { core, _ in
            guard var draw = core.record.draw, draw.beacon == nil else { return }
            draw.beacon = value
            core.set(draw)
        }
    }
}
