// The two steps of joining: a challenge that comes back, then a number.

extension Room {
    private var settings: JoinSettings { surroundings.settings.joining }

    func join(_ wish: JoinWish) async throws -> JoinAnswer {
        if let ticket = genuine(wish.ticket) { return .outcome(try await join(ticket, who: wish.who)) }
        if let refusal = refusal() { return .outcome(refusal) }
        let code: AccessCode?
        switch identity(wish) {
        case .answer(let answer): return answer
        case .code(let found): code = found
        }
        let who = code?.who ?? wish.who
        if let answer = challenge(wish, isKnown: who != 0) { return answer }
        return .outcome(try await join(nil, who: who, places: code?.places ?? 1))
    }

    /// The ticket that a text is, even if its place was moved to another device since.
    private func genuine(_ text: String?) -> QueueTicket? {
        text.flatMap { QueueTicket.verify($0, of: event, ticketKeys) }
    }

    /// Why nobody gets a number at present; it costs no challenge to learn that.
    private func refusal() -> JoinOutcome? {
        let (state, opensAt) = ask { ($0.record.state, $0.joinsFrom) }
        if state == .closed { return .closed }
        return state.admitsJoins ? nil : .notOpen(opensAt: opensAt)
    }

    private enum Identity {
        case code(AccessCode?)
        case answer(JoinAnswer)
    }

    private func identity(_ wish: JoinWish) -> Identity {
        let typed = wish.code.flatMap { CodeText.normalised($0) ?? $0 } ?? ""
        if !typed.isEmpty {
            guard let code = AccessCode.verify(typed, of: event, codeKeys) else { return .answer(.badCode) }
            return .code(code)
        }
        let now = now
        let until = ask { $0.joining.needsCode(at: now) ? $0.joining.record.codesUntil : nil }
        if let until, wish.who == 0 { return .answer(.codeNeeded(until: until)) }
        return .code(nil)
    }

    // MARK: Challenges

    /// What has still to be done before a number is given; nil for nothing, and the challenge is used up.
    ///
    /// - Parameter isKnown: with a verified identity nobody is asked to work: there is one place for it anyway.
    private func challenge(_ wish: JoinWish, isKnown: Bool) -> JoinAnswer? {
        let now = now
        let network = wish.origin.map { surroundings.joins.origins.number($0.network, at: now) } ?? 0
        guard let given = wish.challenge.flatMap({ Challenge.verify($0, of: event, challengeKeys) }),
            given.until > now, given.network == UInt32(truncatingIfNeeded: network)
        else { return fresh(network, now) }
        let isFree = isKnown || wish.origin == nil || ask { $0.joining.load.isFree(network, settings, at: now) }
        if given.kind != .cookie, !isFree, let task = unsolved(given, wish.proof, now) { return .work(task) }
        guard surroundings.joins.use(given, at: now) else { return fresh(network, now) }
        if given.kind == .cookie, !isFree, let origin = wish.origin { return .work(task(origin, network, now)) }
        if wish.origin != nil, !isKnown { ask { $0.joining.load.count(network, settings, at: now) } }
        return nil
    }

    /// What is still to be done for a challenge that was given back; nil for nothing.
    func task(_ challenge: String?) -> JoinTask? {
        let now = now
        guard let given = challenge.flatMap({ Challenge.verify($0, of: event, challengeKeys) }), given.until > now,
            given.kind != .cookie
        else { return nil }
        return unsolved(given, nil, now)
    }

    private func fresh(_ network: UInt64, _ now: Instant) -> JoinAnswer {
        let challenge = Challenge.issue(
            .cookie, of: event, until: now + settings.challengeLife, network: UInt32(truncatingIfNeeded: network),
            surroundings.randomness, challengeKeys)
        return .bringBack(challenge: challenge.text, life: settings.challengeLife)
    }

    /// What is still to be done for a challenge that wants work; nil if it was worked or waited for.
    private func unsolved(_ challenge: Challenge, _ proof: String?, _ now: Instant) -> JoinTask? {
        let ripe = challenge.kind == .work ? challenge.until - settings.waitGrace : nil
        if let ripe, ripe <= now { return nil }
        if let proof, ProofOfWork.verify(proof, of: challenge.text, bits: challenge.bits) { return nil }
        return JoinTask(
            challenge: challenge.text, life: challenge.until - now, bits: challenge.bits, parts: ProofOfWork.parts,
            wait: ripe.map { seconds(from: now, to: $0) }, isWrong: proof != nil)
    }

    /// A new task for somebody whose network has had its share.
    private func task(_ origin: JoinOrigin, _ network: UInt64, _ now: Instant) -> JoinTask {
        let customer = surroundings.joins.origins.number(origin.customer, at: now)
        let (bits, ripe) = ask { core in
            (
                core.joining.load.bits(network, settings, at: now),
                core.joining.load.wait(customer, settings, at: now)
            )
        }
        let until = ripe.map { $0 + settings.waitGrace } ?? now + settings.challengeLife
        let challenge = Challenge.issue(
            ripe == nil ? .workOnly : .work, bits: bits, of: event, until: until,
            network: UInt32(truncatingIfNeeded: network), surroundings.randomness, challengeKeys)
        return JoinTask(
            challenge: challenge.text, life: until - now, bits: bits, parts: ProofOfWork.parts,
            wait: ripe.map { seconds(from: now, to: $0) }, isWrong: false)
    }

    private func seconds(from now: Instant, to end: Instant) -> Int {
        Int(((end - now).inMilliseconds + 999) / 1000)
    }
}
