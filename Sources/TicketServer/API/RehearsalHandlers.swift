// Rehearsals for programs: the facts and the books of one, when it opens, and how its gateway misbehaves.

import TicketCore

extension ShopApplication {
    /// Everything about a rehearsal, with what its books say now.
    func rehearsalFacts(_ request: Request, _ event: ID<Event>) async throws -> Response {
        let (rehearsal, listing) = try rehearsal(request, event)
        let ledger = try await shop.ledgerDesk.report(of: listing)
        return .json(RehearsalJSON(rehearsal, listing, shop).bytes(ledger))
    }

    /// Sets the opening, the gateway's habits, or both.
    func planRehearsal(_ request: Request, _ event: ID<Event>) async throws -> Response {
        let (rehearsal, listing) = try rehearsal(request, event)
        let plan = try RehearsalPlan(try request.json(), now: shop.clock.now())
        if let habits = plan.habits { try await shop.rehearsals.set(habits, of: event) }
        if let opensAt = plan.opensAt {
            try await RehearsalDesk(shop: shop).schedule(event, opensAt: opensAt, lobbyAt: plan.lobbyAt)
        }
        let changed = try shop.rehearsals.rehearsal(event) ?? rehearsal
        return .json(RehearsalJSON(changed, listing, shop).bytes(nil))
    }

    private func rehearsal(_ request: Request, _ event: ID<Event>) throws -> (Rehearsal, Listing) {
        let listing = try shop.listing(event)
        guard listing.event.sale.isRehearsal else { throw Failure.notARehearsal }
        return (try shop.rehearsals.rehearsal(event, key: try request.credentials("bearer")), listing)
    }
}

/// What a program wants of a rehearsal.
private struct RehearsalPlan {
    var opensAt: Instant?
    var lobbyAt: Instant?
    var habits: GatewayHabits?

    /// How far ahead a rehearsal may open: its copy is on sale a month longer than that.
    private static let furthest = Duration.seconds(30 * 86_400)

    init(_ body: Members, now: Instant) throws {
        var body = body
        opensAt = try RehearsalPlan.moment(&body, "opensAt", now)
        lobbyAt = try RehearsalPlan.moment(&body, "lobbyAt", now)
        if let gateway = body.take("gateway") { habits = try RehearsalPlan.habits(Members(gateway, at: "gateway")) }
        try body.finish()
        if lobbyAt != nil, opensAt == nil { throw BodyFault.member("opensAt", .missing) }
        if let opensAt, let lobbyAt, lobbyAt >= opensAt { throw BodyFault.member("lobbyAt", .outOfRange) }
    }

    private static func moment(_ body: inout Members, _ name: String, _ now: Instant) throws(BodyFault) -> Instant? {
        guard let text = try body.optionalString(name, length: 20...40) else { return nil }
        guard let moment = Timestamp.read(text) else { throw .member(name, .malformed) }
        guard moment <= now + furthest, moment.milliseconds > 0 else { throw .member(name, .outOfRange) }
        return moment
    }

    private static func habits(_ members: Members) throws(BodyFault) -> GatewayHabits {
        var members = members
        var habits = GatewayHabits()
        habits.declined = try members.share("declined")
        habits.lost = try members.share("lost")
        habits.doubled = try members.share("doubled")
        habits.reordered = try members.share("reordered")
        habits.slowP95 = .milliseconds(try members.optionalInteger("slowP95Ms", in: 0...60_000) ?? 0)
        habits.seed = UInt64(try members.optionalInteger("seed", in: 0...Int.max) ?? 0)
        try members.finish()
        return habits
    }
}

extension Members {
    /// A share from 0 to 1, in millionths; 0 if it is not there.
    fileprivate mutating func share(_ member: String) throws(BodyFault) -> Int {
        guard let value = take(member) else { return 0 }
        guard let share = value.double else { throw .member(name(member), .wrongType) }
        guard (0...1).contains(share) else { throw .member(name(member), .outOfRange) }
        return Int((share * Double(GatewayHabits.whole)).rounded())
    }
}
