// How a draw goes on, step by step, each durable before the next.

import Synchronization

extension Room {
    /// Does what the draw needs by now. Only inside the turnstile.
    ///
    /// Lobby: hashes the windows of the roster that are complete. Drawing: the rest of them and the root; then, with the
    /// beacon's word, the key. A process that dies in between does the same again and comes to the same.
    func goOnWithDraw() async {
        let (state, record) = ask { ($0.record.state, $0.record.draw) }
        guard let draw = record, draw.key == nil, state == .lobby || state == .drawing else { return }
        do {
            if draw.root == nil { try await goOnWithRoster(draw, isClosed: state == .drawing) }
            guard state == .drawing, let rooted = ask({ $0.record.draw }), let from = rooted.ingredients else { return }
            try await finish(rooted, from)
        } catch {
            guard ask({ $0.drawFailed() }) else { return }
            surroundings.onAlarm(
                error is SeedLost ? .seedLost(event: event) : .notWritten(event: event, reason: "\(error)"))
        }
    }

    private struct SeedLost: Error {}

    // MARK: The roster

    private func goOnWithRoster(_ draw: DrawRecord, isClosed: Bool) async throws {
        let settled = rosterLog.settled(numbers.next)
        let settings = surroundings.settings.draw
        guard isClosed, let size = draw.size else {
            return try await hashWindows(upTo: RosterWindow.base(of: settled), most: settings.windowsPerTick)
        }
        guard settled >= size else { return }
        try await hashWindows(upTo: size, most: settings.windowsPerTickWhileDrawing)
        var closed = roster.withLock { $0 }
        guard closed.hashed >= size else { return }
        let (event, root, now) = (event, closed.close(), now)
        try await surroundings.database.write { [closed] transaction in
            try transaction.close(closed, of: event)
            try transaction.set(root: root, of: draw, at: now)
        }
        roster.withLock { [closed] in $0 = closed }
        var rooted = draw
        rooted.root = root
        rooted.rooted = now
        put(rooted, at: now)
    }

    /// Hashes windows whose tickets are all there, `most` of them at a time; those of `limit` and above stay out.
    private func hashWindows(upTo limit: Int64, most: Int) async throws {
        var grown = roster.withLock { $0 }
        let last = min(limit, grown.hashed + Int64(most) * RosterWindow.size)
        guard grown.hashed < last else { return }
        let (event, database) = (event, surroundings.database)
        grown = try await Self.elsewhere { [grown] in
            var grown = grown
            while grown.hashed < last {
                let window = try database.read { try $0.rosterWindow(grown.hashed, of: event) }
                grown.append(window.leaves(of: event, below: limit))
            }
            return grown
        }
        roster.withLock { [grown] in $0 = grown }
    }

    // MARK: The result

    private func finish(_ draw: DrawRecord, _ from: DrawFormula.Ingredients) async throws {
        let nonce = try surroundings.database.read { try $0.seedNonce(of: draw) }
        guard let seed = DrawSeed.find(nonce, committed: draw.commitment, drawKeys) else { throw SeedLost() }
        let key = DrawFormula.key(seed: seed, from)
        let gaps = roster.withLock { $0.gaps }
        let places = await Self.elsewhere { Places(key: key, size: from.size, gaps: gaps) }
        let now = now
        try await surroundings.database.write { try $0.set(key: key, seed: seed, of: draw, at: now) }
        var drawn = draw
        drawn.key = key
        drawn.seed = seed
        drawn.drawn = now
        put(drawn, places, at: now)
    }

    private func put(_ draw: DrawRecord, _ places: Places? = nil, at now: Instant) {
        ask { $0.set(draw, places) }
        publish(at: now)
    }

    /// Runs long work off the loop that everybody else waits for.
    private static func elsewhere<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result = await withTaskExecutorPreference(globalConcurrentExecutor) { () async -> Result<Value, Failure> in
            do throws(Failure) { return .success(try work()) } catch { return .failure(error) }
        }
        return try result.get()
    }

    // MARK: The organiser's word

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
        let now = now
        let (former, start) = ask { ($0.record.draw, opensAt ?? $0.record.opensAt) }
        guard let former else { throw DrawRefusal.noDraw }
        guard opensAt == nil || (former.size == nil && start > max(now, former.lobbyAt)) else {
            throw DrawRefusal.timesOutOfOrder
        }
        let plan = plan(
            former.grade, lobbyAt: former.lobbyAt, opensAt: start, by: by, at: now, after: former, because: reason)
        try await decree { room, transaction in
            guard room.draw == former else { throw DrawRefusal.begun }
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
        let cutOff = former?.size == nil ? start : max(start, now)
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

    // MARK: What is proven

    /// The way from a number's leaf to the root; nil while the roster is open, and for who came after it was closed.
    func rosterPath(_ number: Int64) throws -> RosterPath? {
        guard let draw = ask({ $0.record.draw }), let size = draw.size, let root = draw.root, number >= 0,
            number < size,
            let windows = roster.withLock({ $0.tree })
        else { return nil }
        let base = RosterWindow.base(of: number)
        let window = try surroundings.database.read { try $0.rosterWindow(base, of: event) }
        let leaves = MerkleTree(window.leaves(of: event, below: size))
        let inside = Int(number - base)
        return RosterPath(
            number: number, size: size, leaf: leaves.leaf(inside),
            path: leaves.path(to: inside) + windows.path(to: Int(base / RosterWindow.size)), root: root)
    }
}
