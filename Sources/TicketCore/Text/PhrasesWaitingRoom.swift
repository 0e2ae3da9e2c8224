// What the product says: the waiting room. `{low}`, `{high}`, `{n}`, `{moment}` are filled in by the page or its script.

package protocol WaitingRoomPhrases: Sendable {
    var waitingRoomTitle: String { get }
    var joinLine: String { get }
    var joinLead: String { get }
    /// Joining while nothing is free.
    var joinSoldOutLead: String { get }
    var enterNow: String { get }
    /// After another device was inside.
    var tryHere: String { get }
    var leaveLine: String { get }
    var leaveLead: String { get }
    var leaveForGood: String { get }
    var yourPlace: String { get }
    var yourNumber: String { get }
    var nobodyAhead: String { get }
    var aheadForms: PluralForms { get }
    var probably: String { get }
    /// `{n}` of a hundred.
    var showShare: String { get }
    var estimateLabel: String { get }
    /// `{low}` and `{high}` minutes.
    var estimateRange: String { get }
    var estimateSoon: String { get }
    var estimateLong: String { get }
    var estimateUnknown: String { get }
    var estimateWhy: String { get }
    /// `{n}` places a minute.
    var estimateSpeed: String { get }
    var estimateStands: String { get }
    var lateIsFine: String { get }
    var onePlaceEach: String { get }
    var mayClose: String { get }
    var lineTitle: String { get }
    var turnTitle: String { get }
    var turnLead: String { get }
    var turnNoHurry: String { get }
    var turnAlert: String { get }
    var turnDocumentTitle: String { get }
    /// After a visit to the shop.
    var backTitle: String { get }
    var backLead: String { get }
    var doorTitle: String { get }
    var doorLead: String { get }
    /// Without a script.
    var doorAskAgain: String { get }
    var doorForms: PluralForms { get }
    var doorNext: String { get }
    var pausedTitle: String { get }
    var pausedMeaning: String { get }
    var resumed: String { get }
    var roomSoldOutTitle: String { get }
    var roomSoldOutLead: String { get }
    var roomClosedLead: String { get }
    var connectionLost: String { get }
    /// `{moment}`: a time of day.
    var lastNews: String { get }
    var elsewhereTitle: String { get }
    var elsewhereLead: String { get }
    var movedTitle: String { get }
    var movedLead: String { get }
    var movedForget: String { get }
    var badTicketLead: String { get }
    var joinedAnnouncement: String { get }
    /// `{n}`: the place.
    var placeAnnouncement: String { get }
    var fiveMinutes: String { get }
    var roomAnnouncement: String { get }
    var soundLabel: String { get }
    var notifyLabel: String { get }
    var notifyRefused: String { get }
    var whatItCosts: String { get }
    var priceKept: String { get }
    /// A price category of which nothing can be taken at this moment.
    var tierNoneFree: String { get }
    var checking: String { get }
    var withoutScript: String { get }
    var plainPage: String { get }
    var refreshNow: String { get }
    var stopRefreshing: String { get }
    var startRefreshing: String { get }
    var progressLabel: String { get }
    var cannotEnter: String { get }
    var noAnswer: String { get }
    var takeAlongTitle: String { get }
    var takeAlongLead: String { get }
    var takeAlongButton: String { get }
    /// On a device that has no number.
    var takeAlongHave: String { get }
    /// Before an address.
    var takeAlongOpen: String { get }
    /// Before a code.
    var takeAlongType: String { get }
    /// `{moment}`: a time of day.
    var takeAlongUntil: String { get }
    var takeAlongEnded: String { get }
    func refreshes(every seconds: Int) -> String
}

extension English {
    package var waitingRoomTitle: String { "Waiting room" }
    package var joinLine: String { "Join the line" }
    package var joinLead: String { "Take a number. It stays yours on this device, also when you close the page." }
    package var joinSoldOutLead: String {
        "Nothing is free at the moment. Take a number for what comes back: it is offered in the order of the places."
    }
    package var enterNow: String { "Enter now" }
    package var tryHere: String { "Try again here" }
    package var leaveLine: String { "Leave the line" }
    package var leaveLead: String {
        "You give your place away for good. Closing the page does not: then it stays yours."
    }
    package var leaveForGood: String { "Yes, give my place away" }
    package var yourPlace: String { "Your place" }
    package var yourNumber: String { "Your number" }
    package var nobodyAhead: String { "Nobody is ahead of you any more" }
    package var aheadForms: PluralForms {
        PluralForms(one: "At most {n} person ahead of you", other: "At most {n} people ahead of you")
    }
    package var probably: String { "Probably about {n}" }
    package var showShare: String { "Of a hundred people called, {n} come. The others have given up, or come later." }
    package var estimateLabel: String { "Expected wait" }
    package var estimateRange: String { "{low} to {high} minutes" }
    package var estimateSoon: String { "less than a minute" }
    package var estimateLong: String { "more than two hours" }
    package var estimateUnknown: String { "we don’t know yet" }
    package var estimateWhy: String {
        "One in two at your place waits no longer than the first figure, nine in ten no longer than the second."
    }
    package var estimateSpeed: String { "Reckoned from the speed of the last minutes: {n} called a minute." }
    package var estimateStands: String { "The line is not moving at the moment, so nobody can say." }
    package var lateIsFine: String {
        "Being late does not cost your place: once called, you can enter until the sale ends."
    }
    package var onePlaceEach: String { "More tabs or reloading don’t make it faster. This page looks for itself." }
    package var mayClose: String {
        "You may close this page or lock the phone. Come back whenever you like: your place stays."
    }
    package var lineTitle: String { "You are in line" }
    package var turnTitle: String { "It’s your turn" }
    package var turnLead: String { "Choose your seats and pay in peace: nobody is sent back to the line." }
    package var turnNoHurry: String {
        "There is no hurry. You can enter from now until the sale ends; what is left gets less, your right to "
            + "enter does not."
    }
    package var turnAlert: String { "It’s your turn. You can enter now." }
    package var turnDocumentTitle: String { "● Your turn" }
    package var backTitle: String { "You can go in again" }
    package var backLead: String { "You have been inside. You go in at the door, not at the back of the line." }
    package var doorTitle: String { "You are at the door" }
    package var doorLead: String { "The shop is full for a moment. You go in as soon as somebody leaves." }
    package var doorAskAgain: String { "Press again in a few seconds: this page cannot ask by itself." }
    package var doorForms: PluralForms {
        PluralForms(one: "{n} person stands before you", other: "{n} people stand before you")
    }
    package var doorNext: String { "You are the next to go in" }
    package var pausedTitle: String { "The line is paused" }
    package var pausedMeaning: String {
        "Nobody is called until it goes on, and every place stays as it is. Who is inside can finish."
    }
    package var resumed: String { "The line moves again." }
    package var roomSoldOutTitle: String { "Nothing is free at the moment" }
    package var roomSoldOutLead: String {
        "Seats in carts may come back, and so may payments that fail. They are offered in the order of the "
            + "places: we keep yours and tell you here."
    }
    package var roomClosedLead: String { "The sale for this event has ended." }
    package var connectionLost: String { "No connection right now. Your place is safe; we keep trying." }
    package var lastNews: String { "Last news: {moment}." }
    package var elsewhereTitle: String { "You are already inside on another device" }
    package var elsewhereLead: String { "Finish there, or wait until that visit ends, then enter here." }
    package var movedTitle: String { "Your place is on another device now" }
    package var movedLead: String { "It was moved there with a code. Go on there; nothing is left to do here." }
    package var movedForget: String { "Begin anew here, with a new number" }
    package var badTicketLead: String {
        "Your number could not be read. Take a new one, or go back to the device you joined on."
    }
    package var joinedAnnouncement: String { "You have joined the line." }
    package var placeAnnouncement: String { "Your place is {n}." }
    package var fiveMinutes: String { "About five minutes left." }
    package var roomAnnouncement: String { "From the organiser" }
    package var soundLabel: String { "Play a sound when it’s my turn" }
    package var notifyLabel: String { "Notify me on this device when it’s my turn" }
    package var notifyRefused: String { "Your browser does not allow notifications for this site." }
    package var whatItCosts: String { "What it costs, what is left" }
    package var priceKept: String { "All fees included. These prices do not change while you wait." }
    package var tierNoneFree: String { "None free now" }
    package var checking: String { "Looking for your place…" }
    package var withoutScript: String { "Your browser runs no scripts. The plain waiting room works the same." }
    package var plainPage: String { "Plain waiting room" }
    package var refreshNow: String { "Refresh now" }
    package var stopRefreshing: String { "Stop refreshing" }
    package var startRefreshing: String { "Refresh by itself again" }
    package var progressLabel: String { "Way to the front" }
    package var cannotEnter: String { "You cannot enter again" }
    package var noAnswer: String { "That did not get through. Please try again in a moment." }
    package var takeAlongTitle: String { "Move to another device" }
    package var takeAlongLead: String {
        "Take your place along, to the computer for example. Afterwards it is there, and no longer here."
    }
    package var takeAlongButton: String { "Show me a code" }
    package var takeAlongHave: String { "I have a code from another device" }
    package var takeAlongOpen: String { "On the other device open" }
    package var takeAlongType: String { "and type this code" }
    package var takeAlongUntil: String { "It works once, until {moment}." }
    package var takeAlongEnded: String {
        "This code has run out. If nobody used it, your place is still here, and you can have another code."
    }
    package func refreshes(every seconds: Int) -> String { "This page refreshes by itself every \(seconds) seconds." }
}
