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
            guard state == .drawing, let rooted = ask({ $0.record.draw }) else { return }
            if rooted.wasRootInTime == false { return try await drawAnewBecauseOfTheClock() }
            guard let from = rooted.ingredients else { return }
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
        let settings = surroundings.settings.draw
        guard isClosed, let size = draw.size else {
            let settled = rosterLog.settled(numbers.next)
            return try await hashWindows(upTo: RosterWindow.base(of: settled), most: settings.windowsPerTick)
        }
        guard rosterLog.isClosed() else { return }
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
        if let mended = rosterLog.takeMended() { roster.withLock { $0.forget(from: mended) } }
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

    // MARK: What is proven

    /// The way from a number's leaf to the root; nil while the roster is open, and for who came after it was closed.
    func rosterPath(_ number: Int64) throws -> RosterPath? {
        guard let draw = ask({ $0.record.draw }), let size = draw.size, let root = draw.root, number >= 0,
            number < size, let windows = roster.withLock({ $0.tree })
        else { return nil }
        let window = try window(of: number)
        let leaves = MerkleTree(window.leaves(of: event, below: size))
        let inside = Int(number - window.base)
        return RosterPath(
            number: number, size: size, leaf: leaves.leaf(inside),
            path: leaves.path(to: inside) + windows.path(to: Int(window.base / RosterWindow.size)), root: root)
    }
}
