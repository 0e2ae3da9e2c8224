// From the shop, the waiting room and the server to the organiser's live screen.

import TicketCore

struct CockpitModels {
    let shop: Shop
    let listing: Listing

    /// Everything that moves.
    var figures: LiveFigures {
        let now = shop.clock.now()
        var figures = LiveFigures(at: now)
        let seats = listing.board.map.total
        (figures.sold, figures.held, figures.free, figures.blocked) = (
            seats.sold, seats.held, seats.free, seats.blocked
        )
        if let room = shop.rooms.figures(listing.id) { take(room, into: &figures) }
        let history = shop.live.history(listing.id)
        let (minute, minutes) = (history.sum(ofLast: 60, at: now), history.minutes(at: now))
        figures.letIn = .init(lastMinute: minute.letIn, minutes: minutes.map(\.letIn))
        figures.seatsSold = .init(lastMinute: minute.sold, minutes: minutes.map(\.sold))
        figures.soldOut = soldOut(unsold: seats.free + seats.held, history, at: now)
        figures.server = server
        return figures
    }

    private func take(_ room: RoomFigures, into figures: inout LiveFigures) {
        figures.waiting = Int(room.waiting)
        figures.called = Int(room.missing)
        figures.atDoor = room.atDoor
        (figures.choosing, figures.holding, figures.paying) = (room.shopping, room.holding, room.paying)
        (figures.showRate, figures.conversion) = (room.showRate, room.conversion)
        figures.ticketsPerOrder = room.ticketsPerOrder
        figures.limit = limit(room)
        figures.draw = draw(room)
    }

    /// By the pace of the last five minutes; a sale that stands will never be sold out.
    private func soldOut(unsold: Int, _ history: SaleHistory, at now: Instant) -> Instant? {
        let sold = history.sum(ofLast: 300, at: now).sold
        guard unsold > 0, sold > 0 else { return nil }
        return now + .seconds(Int64(unsold) * 300 / Int64(sold))
    }

    private func limit(_ room: RoomFigures) -> LiveFigures.Limit {
        guard room.state == .open else { return .closed }
        return switch room.door.limit {
        case .nobodyWaits: .nobodyWaits
        case .brake: .brake
        case .shop: .shoppers
        case .slowStart: .slowStart
        case .stock: .stock
        case .lookAhead: .lookAhead
        case .rate: .speed
        }
    }

    private func draw(_ room: RoomFigures) -> LiveFigures.Draw {
        guard let draw = shop.rooms.draw(listing.id) else { return .none }
        return switch room.state {
        case .lobby: .lobby
        case .drawing: .drawing
        default: draw.key == nil ? .announced : .done
        }
    }

    private var server: LiveFigures.Server {
        let pressure = shop.pressure()
        let isSlow =
            pressure.loopLag > .milliseconds(50) || pressure.writerWait > .milliseconds(100)
            || pressure.minute.p99 > .milliseconds(500)
        return LiveFigures.Server(
            level: pressure.brake != nil ? .overloaded : isSlow ? .busy : .good, lag: pressure.loopLag,
            disk: pressure.writerWait, purchase: pressure.minute.requests < 20 ? nil : pressure.minute.p99)
    }

    /// What is out of order, the worst first.
    var alarms: [SaleAlarm] {
        guard let room = shop.rooms.figures(listing.id) else { return [] }
        var alarms: [SaleAlarm] = []
        if room.isHalted, !shop.live.feed.isClosed {
            let highest = shop.live.highestLost(listing.id)
            alarms.append(.halted(highest: highest, proposal: max(highest ?? 0, Int(room.numbers)) + 100_000))
        }
        let draw = shop.rooms.draw(listing.id)
        if draw?.lateness(at: shop.clock.now(), shop.rooms.settings.draw) != nil { alarms.append(.drawLate) }
        if room.isFailing { alarms.append(.failing) }
        if let brake = shop.pressure().brake { alarms.append(.braked(.init(rawValue: brake.rawValue))) }
        return alarms
    }

    /// The page, for somebody who may look.
    func page(_ account: Account, _ language: Language, before: ID<AuditEntry>? = nil) throws -> CockpitPage.Model {
        let admin = AdminModels(shop: shop, language: language)
        let (seen, lines) = try log(before)
        let stage = admin.stage(listing)
        let mayAct = account.role.mayControlSales
        let control = SaleControl.Model(
            event: listing.id, stage: stage, door: admin.door(listing), pauseMessages: shop.rooms.messages(listing.id),
            seen: seen, isLive: true)
        let words = listing.announcement
        let banner = BannerForm.Model(event: listing.id, shown: words, typed: words, seen: seen)
        return CockpitPage.Model(
            person: account.name, event: EventBrief(listing, language), stage: stage, figures: figures, alarms: alarms,
            control: mayAct ? control : nil, banner: mayAct ? banner : nil, log: table(lines, before), seen: seen)
    }

    /// One line more than a page, to see whether there are older ones.
    private func log(_ before: ID<AuditEntry>?) throws -> (seen: Int, lines: [AuditLine]) {
        let subject = listing.id.description
        return try shop.database.read { transaction in
            (
                try transaction.auditCount(of: subject),
                try transaction.auditLines(of: subject, before: before, limit: AuditTable.pageSize + 1)
            )
        }
    }

    private func table(_ lines: [AuditLine], _ before: ID<AuditEntry>?) -> AuditTable.Model {
        let shown = Array(lines.prefix(AuditTable.pageSize))
        return AuditTable.Model(
            event: listing.id, lines: shown, zone: listing.event.venue.timeZone,
            older: lines.count > shown.count ? shown.last?.id : nil, isNewest: before == nil)
    }
}
