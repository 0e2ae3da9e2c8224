// What one waiting room knows, asked without anything changing.

extension RoomCore {
    func find(_ token: ShoppingToken) -> Shopper? { visits.find(token).map(shopper) }

    func shopper(_ visit: Visit) -> Shopper {
        Shopper(
            key: ShopperKey(event: record.event, number: visit.number), id: visit.id, state: visit.state,
            entered: visit.entered, until: visit.entered + (settings.sessions.budget - visit.used))
    }

    /// Why nobody, or not this number, is let in at present.
    func refusal(_ number: Int64) -> EnterOutcome? {
        if let visit = visits[number], !visit.mayReturn(settings.sessions) { return .usedUp }
        let calm = settings.polling.seconds.upperBound
        return switch record.state {
        case .open: nil
        case .draft, .announced: .notOpen(opensAt: record.opensAt)
        case .lobby: .lobby(retryAfter: calm)
        case .drawing: .drawing(retryAfter: settings.polling.atDoor)
        case .paused: .paused(record.messages, retryAfter: calm / 2)
        case .soldOut: .soldOut(retryAfter: calm)
        case .closed: .closed
        }
    }

    /// When it is worth asking again: a part of the expected wait.
    func secondsToWait(_ place: Int64, _ spread: Double) -> Int {
        let limits = settings.polling.seconds
        guard let wait = pulse.secondsPerThousand else {
            // Nothing is known yet. Who is near is near at any speed.
            return place - door.called < 1_000 ? limits.lowerBound : limits.upperBound
        }
        let expected = Double(place - door.called) * wait.typical / 1000
        let part = expected / Double(settings.polling.partOfWait)
        return Int((min(max(part, Double(limits.lowerBound)), Double(limits.upperBound)) * spread).rounded(.up))
    }

    /// What the door goes by.
    var load: ShopLoad {
        ShopLoad(
            inside: inside, silent: min(silent, Double(inside)), unsold: stock.map { $0.free + $0.held },
            pressure: pressure)
    }

    /// The count of called places if more are to be called now.
    func wanted(numbers: Int64, at now: Instant) -> Int64? {
        guard record.state == .open else { return nil }
        let count = door.wanted(load, waiting: numbers - door.called, at: now)
        return count > 0 ? door.called + count : nil
    }
}
