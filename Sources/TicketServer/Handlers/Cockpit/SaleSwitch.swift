// The switch of one sale: the shop and the waiting room change together, and the log says who, why, and what it was before.

import TicketCore

struct SaleSwitch: Sendable {
    let shop: Shop
    let listing: Listing
    /// The account's address.
    let who: String
    let form: Form

    private var event: ID<Event> { listing.id }
    private typealias Name = AdminEventPage.FieldName

    func perform(_ action: AdminEventPage.Action) async throws {
        switch action {
        case .open:
            try await set(.open)
            try await openRoom()
        case .pause:
            let messages = try SaleWords.read(form, Name.message)
            try await set(.paused, saying: messages)
            try await quietly { try await shop.rooms.pause(event, saying: messages) }
        case .resume:
            try await set(.open)
            // A room that is still to open does so at its time.
            guard shop.rooms.state(event) == .paused else { return }
            try await quietly { try await shop.rooms.resume(event) }
        case .close:
            try await set(.closed)
            try await quietly { try await shop.rooms.change(event, to: .closed) }
        case .speed: try await setSpeed()
        case .door: try await setDoor()
        case .numbers: try await resumeNumbers()
        }
    }

    func announce(_ words: [Language: String]) async throws {
        let decision = try decision(
            words.isEmpty ? "announcement.removed" : "announcement.set", was: SaleWords.line(listing.announcement),
            became: SaleWords.line(words), why: BannerForm.FieldName.why)
        try await shop.catalogue.announce(words, of: event, decision)
    }

    // MARK: The sale

    private func set(_ status: SaleStatus, saying messages: [Language: String] = [:]) async throws {
        let words = SaleWords.line(messages)
        let became = words.isEmpty ? status.rawValue : "\(status.rawValue): \(words)"
        try await shop.catalogue.setSaleStatus(
            status, of: event,
            try decision("sale.\(status.rawValue)", was: listing.event.sale.status.rawValue, became: became))
    }

    private func openRoom() async throws {
        try await shop.prepareRooms()
        let isClosed = shop.rooms.state(event) == .closed
        guard isClosed || listing.event.sale.opensAt <= shop.clock.now() else { return }
        try await quietly { try await shop.rooms.change(event, to: .open) }
    }

    /// A room that is already where it should be is no mistake of the organiser's.
    private func quietly(_ step: () async throws -> Void) async throws {
        do { try await step() } catch let refusal as RoomRefusal {
            shop.log.info(
                "a waiting room did not follow its sale",
                ["event.id": .text(event.description), "reason": .text("\(refusal)")])
        }
    }

    // MARK: The door

    private func setSpeed() async throws {
        guard let speed = form.value(Name.speed).flatMap(AdminEventPage.Speed.init) else {
            throw Failure.invalid(.rate)
        }
        let normal = Double(shop.configuration.waitingRoom.rate)
        let rate =
            switch speed {
            case .slow: normal / 2
            case .normal: normal
            case .fast: normal * 2
            }
        try await set(DoorPace(shoppers: present.shoppers, admissionsPerSecond: rate))
    }

    private func setDoor() async throws {
        let rate = try form.integer(Name.rate, .rate, in: 1...10_000)
        let cap = try form.integer(Name.cap, .cap, in: 1...1_000_000)
        try await set(DoorPace(shoppers: cap, admissionsPerSecond: Double(rate)))
    }

    private var present: DoorPace {
        shop.rooms.figures(event)?.pace
            ?? DoorPace(
                shoppers: shop.configuration.waitingRoom.shoppers,
                admissionsPerSecond: Double(shop.configuration.waitingRoom.rate))
    }

    private func set(_ pace: DoorPace) async throws {
        let decision = try decision("door.pace", was: SaleSwitch.line(present), became: SaleSwitch.line(pace))
        try await shop.catalogue.note(decision, of: event)
        try await shop.rooms.set(event, pace: pace)
    }

    /// `25/s, 5000`: people let in a second, and most in the shop.
    private static func line(_ pace: DoorPace) -> String {
        let tenths = Int((pace.admissionsPerSecond * 10).rounded())
        let rate = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(rate)/s, \(pace.shoppers)"
    }

    /// After a back-up was restored under the numbers that people hold.
    private func resumeNumbers() async throws {
        let from = try form.integer(Name.number, .number, in: 1...1_000_000_000)
        guard let figures = shop.rooms.figures(event), figures.isHalted, from > shop.live.highestLost(event) ?? 0 else {
            throw Failure.invalid(.number)
        }
        let decision = try decision("numbers.resumed", was: String(figures.numbers), became: String(from))
        try await shop.catalogue.note(decision, of: event)
        try await shop.rooms.resumeNumbers(event, from: Int64(from))
    }

    // MARK: The log

    private func decision(
        _ action: String, was: String, became: String, why field: String = AdminEventPage.FieldName.why
    ) throws(Failure) -> Decision {
        let why = (form.value(field) ?? "").trimmed
        guard why.unicodeScalars.count <= Decision.longestReason else { throw .invalid(.why) }
        let seen = form.value(Name.seen).flatMap { Int(digits: $0) }
        return Decision(who: who, action: action, why: why, was: was, became: became, seen: seen)
    }
}
