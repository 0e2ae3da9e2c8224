// Every duration and limit of the waiting room, with its unit, its default and its reason.

/// What can be set for all waiting rooms of a server.
package struct WaitingRoomSettings: Sendable, Hashable {
    package var door = DoorSettings()
    package var sessions = SessionSettings()
    package var numbers = NumberSettings()
    package var polling = PollSettings()
    package var draw = DrawSettings()
    package var joining = JoinSettings()
    /// How long tickets outlive the end of the event, so that a late visitor still learns that it is over.
    package var ticketsOutliveEvent: Duration = .seconds(86_400)
    /// The least time between two tries to enter with one ticket.
    package var enterInterval: Duration = .seconds(1)
    /// With nothing free and nothing held for this long the room closes: by then late payments have come or gone.
    package var closeAfterSoldOut: Duration = .minutes(20)

    package init() {}
}

/// How fast an organiser lets people in; kept in the event's row, changed while people wait.
package struct DoorPace: Sendable, Hashable {
    /// Most people in the shop at a time. One needs about 216 s, so 5,000 sell 42,000 seats in about 20 minutes.
    package var shoppers = 5_000
    /// Most people admitted a second, on average.
    package var admissionsPerSecond = 50.0

    package init(shoppers: Int = 5_000, admissionsPerSecond: Double = 50) {
        self.shoppers = shoppers
        self.admissionsPerSecond = admissionsPerSecond
    }
}

/// The door's own numbers. The pace is the organiser's; these are the engineer's.
package struct DoorSettings: Sendable, Hashable {
    /// How often `WaitingRooms.tick` is to be called.
    package var tick: Duration = .milliseconds(250)
    /// Admissions that may be saved up while nobody comes, as time at the full rate.
    package var burst: Duration = .seconds(2)
    /// Share of the called who come, before anything was measured.
    package var showRateAtFirst = 0.8
    /// Never believe that fewer than this share come: one call would bring ten.
    package var showRateFloor = 0.1
    /// How much of the show rate one measurement a second replaces.
    package var showRateSmoothing = 0.1
    /// The show rate is measured on those called this long ago: older than most come, younger than the sale's mood.
    package var showRateWindow: ClosedRange<Duration> = .seconds(60)...(.seconds(240))
    /// Fewer called than this in the window tell nothing.
    package var showRateSample = 20
    /// Mean time from being called to being at the door: the poll's interval near the front, a look, a press.
    package var claimDelay: Duration = .seconds(10)
    /// Who was called longer ago than this is no longer expected; but never refused.
    package var claimWindow: Duration = .seconds(40)
    /// Who comes later than this after the call stands behind those at the door now, so that hoarding calls is no use.
    package var lateAfter: Duration = .minutes(10)
    /// Who stands at the door asks every few seconds; who was silent for this long has gone, and may come back.
    package var presence: Duration = .seconds(30)
    /// How many more shoppers than the stock needs are let in, because estimates err.
    package var stockMargin = 1.1
    /// While anything is free at least so many may look for it, or the last seats would never sell.
    package var lastShoppers = 20
    /// But no more than this for each seat: who is called for a seat that came back should have a chance of it.
    package var shoppersForASeat = 3
    /// A seat that comes back is first seen by those inside. When it was free for this long the others are told.
    package var returnsSettle: Duration = .seconds(10)
    /// Called places that are still out, at least, to be written down for a process that comes after a crash.
    package var callsToKeep: Int64 = 16
    /// Visits that must have ended before it is said near which place everything is sold.
    package var visitsToJudge = 50.0
    /// Share of the sessions that buy, and tickets an order, before anything was measured; and the weight of that belief
    /// in sessions.
    package var conversionAtFirst = 0.6
    package var ticketsPerOrderAtFirst = 2.5
    package var weightOfBelief = 200.0
    package var flow = FlowSettings()

    package init() {}
}

/// How long somebody may be in the shop.
package struct SessionSettings: Sendable, Hashable {
    /// Silence after which a browsing session ends.
    package var idle: Duration = .seconds(180)
    /// Of those who look and say nothing for this long a third is believed to be there still: a hall is looked at for a
    /// minute without a word to us, rarely for two.
    package var silence: Duration = .seconds(60)
    /// Time in the shop for one number, over all its visits.
    package var budget: Duration = .seconds(1_800)
    /// How often one may come back in after having left or fallen asleep.
    package var reentries = 3
    /// Life of seats in hand from the buyer's last word on: who held some and was silent for longer has gone.
    package var hold: Duration = .minutes(10)
    /// How much longer than the budget somebody who holds seats may take to finish; the hold's own clock is shorter.
    package var holdGrace: Duration = .seconds(1_200)
    /// A payment in progress is not touched for this long. Afterwards the session is like any other; the payment's own
    /// return never needs it.
    package var payment: Duration = .seconds(900)
    /// Life of the session's cookie.
    package var cookie: Duration = .seconds(7_200)
    /// How often the moment of the last request is written down; losing it costs nobody anything.
    package var writeSeenEvery: Duration = .seconds(60)

    package init() {}
}

/// How many numbers one commit covers.
package struct NumberSettings: Sendable, Hashable {
    /// A block covers about a second of arrivals: a crash loses at most that many numbers, none of them given twice.
    package var block: ClosedRange<Int64> = 64...8_192

    package init() {}
}

/// What browsers are told about asking again.
package struct PollSettings: Sendable, Hashable {
    /// Seconds between two polls, at least and at most.
    package var seconds: ClosedRange<Int> = 3...60
    /// A poll is due after this part of the expected wait.
    package var partOfWait = 8
    /// Seconds between two tries of somebody who stands at the door.
    package var atDoor = 3
    /// How often `now` is made anew though nothing happened but time.
    package var republish: Duration = .seconds(1)

    package init() {}
}
