// A rehearsal from the first question to the result.

import Glibc
import TicketCore

/// Conducts a rehearsal: plans it with the server, lets the crowd come, watches, ends, counts.
struct RehearsalRun: Sendable {
    let options: RehearseOptions
    let target: RehearsalTarget
    let clock: any Clock
    /// Set when somebody wants it to end.
    let stop: SharedFlag
    let progress: RehearsalProgress

    /// From the plan to the first fan: the server has answered by then.
    private static let headStart: Duration = .seconds(2)
    /// How long the books may take to come to rest after the last fan.
    private static let settling: Duration = .seconds(20)

    func run(on home: Loop) async throws -> RehearsalResult {
        let line = RehearsalLine(home, target, options.event, key: options.key)
        defer { line.close() }
        let facts = try await line.facts()
        let length = Duration.minutes(options.minutes)
        let arrivals = arrivals(facts, length)
        let opensAt = facts.now + Self.headStart + arrivals.opening
        let lobbyAt = options.hasLobby ? facts.now + Self.headStart - .seconds(1) : nil
        _ = try await line.plan(opensAt: facts.state == .announced ? opensAt : nil, lobbyAt: lobbyAt, options.gateway)

        let start = Moment.now() + Self.headStart
        var result = RehearsalResult(plan: plan(facts), startedAt: clock.now() + Self.headStart, endedAt: clock.now())
        let crowds = try crowds(facts, start)
        defer { for crowd in crowds { crowd.loop.stop() } }
        gather(crowds, arrivals, facts)
        progress.begin(options, facts)
        let end = await watch(crowds, line, on: home, until: start + length)
        for crowd in crowds { await crowd.loop.run { crowd.stop() } }
        await home.sleep(for: .milliseconds(200))
        var tally = Tally()
        var latest: RoomView?
        for crowd in crowds {
            tally.merge(await crowd.loop.run { crowd.tally })
            latest = await crowd.loop.run { crowd.latest } ?? latest
        }
        result.endedAt = clock.now()
        result.wasStopped = end == .stopped
        result.fill(tally)
        result.drawn = latest?.drawn ?? 0
        do { result.ledger = try await settle(line, on: home) } catch {
            result.errors["the books could not be read: \(error)", default: 0] += 1
        }
        result.isSoldOut = result.ledger.map { $0.free == 0 && $0.held == 0 } ?? false
        return result
    }

    private func plan(_ facts: RehearsalFacts) -> RehearsalResult.Plan {
        RehearsalResult.Plan(
            url: options.url, event: options.event.description, title: facts.title, fans: options.fans,
            minutes: options.minutes, seed: options.seed, capacity: facts.capacity, options: options.typed)
    }

    private func arrivals(_ facts: RehearsalFacts, _ length: Duration) -> ArrivalPlan {
        let seconds = length / .seconds(1)
        guard facts.state == .announced, options.scenario == .sale else {
            return ArrivalPlan(opening: .zero, hasLobby: false, end: length)
        }
        if options.thinking < 1 {
            let opening = min(30, max(2, seconds / 20))
            return ArrivalPlan(
                opening: .seconds(opening), hasLobby: options.hasLobby, end: .seconds(opening + min(60, seconds / 4)))
        }
        return ArrivalPlan(
            opening: .seconds(min(120, max(5, seconds / 8))), hasLobby: options.hasLobby, end: .seconds(seconds * 0.7))
    }

    // MARK: The crowd

    private func crowds(_ facts: RehearsalFacts, _ start: Moment) throws -> [Crowd] {
        let sources = SourceAddresses(fans: options.fans, target: target.address.ip)
        let scene = Scene(
            event: options.event, host: target.host, seed: options.seed, limit: facts.limit, thinking: options.thinking,
            start: start, sources: sources)
        let connections = min(options.connections, OpenFiles.raise(to: options.connections + 200) - 200)
        let limits = ConnectionPool.Limits(connections: max(1, connections / options.loops))
        return try (0..<options.loops).map { number in
            let loop = try Loop(name: "fans-\(number)")
            let pool = ConnectionPool(loop, target: target.address, sources: sources, limits: limits)
            return Crowd(loop, scene, pool, number: number)
        }
    }

    private func gather(_ crowds: [Crowd], _ arrivals: ArrivalPlan, _ facts: RehearsalFacts) {
        let length = Duration.minutes(options.minutes)
        for (number, crowd) in crowds.enumerated() {
            let share = stride(from: number, to: options.fans, by: crowds.count)
            let plans = share.map {
                FanPlan(index: $0, seed: options.seed, arrivals: arrivals, limit: facts.limit)
            }
            switch options.scenario {
            case .sale: crowd.gather(plans, Fan.visit)
            case .rush:
                let spread = length * 0.95 / options.fans
                crowd.gather(plans.map { $0.arriving(spread * $0.index) }, Fan.comeAndGo)
            case .polls:
                let interval = Duration.seconds(Double(options.fans) / Double(options.polls))
                crowd.gather(plans.map { $0.arriving(min(interval, .seconds(1)) * $0.index / options.fans) }) {
                    await Fan.onlyLook($0, $1, every: interval)
                }
            }
        }
    }

    // MARK: The watch

    private enum End: Sendable { case done, stopped, soldOut, timeOver }

    /// Until it is over, for one reason or another; tells how it goes.
    private func watch(
        _ crowds: [Crowd], _ line: RehearsalLine, on home: Loop, until end: Moment
    ) async -> End {
        var asked = Moment.now()
        while true {
            await home.sleep(for: .milliseconds(250))
            var sum = Crowd.Pulse()
            for crowd in crowds { sum.add(await crowd.loop.run { crowd.pulse }) }
            progress.tell(sum)
            if stop.isSet { return .stopped }
            if sum.hasArrived, sum.alive == 0 { return .done }
            if Moment.now() >= end { return .timeOver }
            guard sum.state == .soldOut, sum.shopping == 0, Moment.now().since(asked) > .seconds(5) else { continue }
            asked = .now()
            // A server that does not answer now has more to do than this; the fans count what it fails at.
            if let ledger = try? await line.facts().ledger, ledger.free == 0, ledger.held == 0 { return .soldOut }
        }
    }

    /// What the books say once nothing is on its way any more: a notification that was lost is made good by a sweep.
    private func settle(_ line: RehearsalLine, on home: Loop) async throws -> RehearsalLedger? {
        let patience = Moment.now() + Self.settling
        while true {
            let ledger = try await line.facts().ledger
            guard let violations = ledger?.violations, violations > 0, Moment.now() < patience, !stop.isSet else {
                return ledger
            }
            await home.sleep(for: .seconds(2))
        }
    }
}

extension Loop {
    /// Runs `work` on this loop and waits for what it gives.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { waiting in perform { waiting.resume(returning: work()) } }
    }
}
