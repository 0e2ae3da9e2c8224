// What the product says: the organiser's live screen, and the announcement that everybody reads.

package protocol CockpitPhrases: Sendable {
    // The screen
    var cockpitTitle: String { get }
    var liveNow: String { get }
    func liveLost(_ time: String) -> String
    var refreshByItself: String { get }
    var refreshStop: String { get }
    var readFiguresAloud: String { get }
    func figuresAloud(waiting: String, inShop: String, sold: String, free: String) -> String
    var newsWhileTyping: String { get }

    // The figures
    var livePeople: String { get }
    var calledNotHere: String { get }
    var liveChoosing: String { get }
    var liveWithSeats: String { get }
    var livePaying: String { get }
    var liveSeats: String { get }
    var livePace: String { get }
    var letInLastMinute: String { get }
    var soldLastMinute: String { get }
    func highestInAnHour(_ count: String) -> String
    var anHourAgo: String { get }
    var liveNowWord: String { get }
    var liveMeasures: String { get }
    var liveShowRate: String { get }
    var liveConversion: String { get }
    var liveTicketsPerOrder: String { get }
    var livePurchaseTime: String { get }
    var liveSoldOut: String { get }
    func around(_ time: String) -> String
    var liveNotKnown: String { get }
    var whatHoldsTheDoor: String { get }
    var liveLimits: LiveLimitWords { get }
    var liveServer: String { get }
    var serverGood: String { get }
    var serverBusy: String { get }
    var serverOverloaded: String { get }
    func serverDetails(lag: String, disk: String) -> String
    var liveDraw: String { get }
    var liveDrawWords: LiveDrawWords { get }

    // What can be done
    var whyLabel: String { get }
    var whyHint: String { get }
    var bannerPreview: String { get }
    var pauseWords: String { get }
    /// The exact numbers of the door, as the title of their form.
    func doorNow(rate: String, cap: String) -> String
    var bannerTitle: String { get }
    var bannerExplained: String { get }
    func bannerText(in language: String) -> String
    var bannerHint: String { get }
    var bannerShow: String { get }
    var bannerChange: String { get }
    var bannerRemove: String { get }
    func overtaken(by who: String, _ action: String, at time: String) -> String
    var overtakenAdvice: String { get }
    var tooManyScreens: FailureText { get }
    var overtakenFailure: FailureText { get }

    // What is wrong
    var haltedTitle: String { get }
    func haltedText(_ highest: String?) -> String
    var resumeNumbersLabel: String { get }
    var resumeNumbersHint: String { get }
    var resumeNumbersAction: String { get }
    func confirmNumbers(_ event: String) -> String
    var failingTitle: String { get }
    var failingText: String { get }
    var brakedTitle: String { get }
    var brakedText: String { get }
    var brakeReasons: BrakeReasons { get }
    var brakedAction: String { get }

    var drawAlarmTitle: String { get }
    var drawLateText: String { get }
    var drawLateAction: String { get }

    // The log
    var logTitle: String { get }
    var logEmpty: String { get }
    var logWhen: String { get }
    var logWho: String { get }
    var logWhat: String { get }
    var logWhy: String { get }
    var logChange: String { get }
    var logOlder: String { get }
    var logNewest: String { get }
    /// What an action of the log is called; the stable word itself for one that is not known here.
    func auditAction(_ action: String) -> String
    /// A state that stands in the log as a stable word, in this language; anything else as it is.
    func auditValue(_ value: String) -> String
}

/// Which of the door's limits is the one that holds at present.
package struct LiveLimitWords: Sendable {
    package let nobodyWaits: String
    package let closed: String
    package let speed: String
    package let shoppers: String
    package let stock: String
    package let brake: String
    package let lookAhead: String
    package let slowStart: String
}

/// Why the server keeps the door from calling more people.
package struct BrakeReasons: Sendable {
    package let loop: String
    package let writer: String
    package let purchases: String
    package let shedding: String
}

/// Where the draw of an event stands.
package struct LiveDrawWords: Sendable {
    package let none: String
    package let announced: String
    package let lobby: String
    package let drawing: String
    package let done: String
}

extension English {
    package var cockpitTitle: String { "Live" }
    package var liveNow: String { "Live" }
    package func liveLost(_ time: String) -> String { "Not connected. These are the figures of \(time)." }
    package var refreshByItself: String { "Refresh by itself every 15 seconds" }
    package var refreshStop: String { "Stop refreshing" }
    package var readFiguresAloud: String { "Say the figures" }
    package func figuresAloud(waiting: String, inShop: String, sold: String, free: String) -> String {
        "\(waiting) waiting, \(inShop) in the shop, \(sold) seats sold, \(free) free."
    }
    package var newsWhileTyping: String {
        "Somebody else changed this sale. Load the page anew before you send what you are writing."
    }
    package var livePeople: String { "People" }
    package var calledNotHere: String { "Called, not here yet" }
    package var liveChoosing: String { "Choosing seats" }
    package var liveWithSeats: String { "Seats in the cart" }
    package var livePaying: String { "Paying" }
    package var liveSeats: String { "Seats" }
    package var livePace: String { "Pace" }
    package var letInLastMinute: String { "Let in, last minute" }
    package var soldLastMinute: String { "Seats sold, last minute" }
    package func highestInAnHour(_ count: String) -> String { "Highest within the hour: \(count) a minute" }
    package var anHourAgo: String { "60 minutes ago" }
    package var liveNowWord: String { "now" }
    package var liveMeasures: String { "How it goes" }
    package var liveShowRate: String { "Come when called" }
    package var liveConversion: String { "Of those who come, buy" }
    package var liveTicketsPerOrder: String { "Tickets an order" }
    package var livePurchaseTime: String { "A step of a purchase (99 of 100 are faster)" }
    package var liveSoldOut: String { "Sold out at this pace" }
    package func around(_ time: String) -> String { "around \(time)" }
    package var liveNotKnown: String { "not known yet" }
    package var whatHoldsTheDoor: String { "What holds the door" }
    package var liveLimits: LiveLimitWords {
        LiveLimitWords(
            nobodyWaits: "nothing: nobody waits", closed: "the door does not call now", speed: "the speed you set",
            shoppers: "the shop is as full as you allow", stock: "there are seats for no more people",
            brake: "the server is too slow", lookAhead: "those inside will soon buy: the server keeps room for them",
            slowStart: "it opens slowly, and more each minute")
    }
    package var liveServer: String { "The server" }
    package var serverGood: String { "quick" }
    package var serverBusy: String { "busy, but keeping up" }
    package var serverOverloaded: String { "too slow: nobody new is called" }
    package func serverDetails(lag: String, disk: String) -> String {
        "Requests wait \(lag) at most, changes \(disk) for the disk"
    }
    package var liveDraw: String { "Draw" }
    package var liveDrawWords: LiveDrawWords {
        LiveDrawWords(
            none: "none: first come, first served", announced: "announced", lobby: "the lobby is open",
            drawing: "being drawn", done: "done")
    }
    package var whyLabel: String { "Why? (for the log)" }
    package var whyHint: String { "Optional, at most 200 characters. Only staff read it." }
    package var bannerPreview: String { "What people will read" }
    package var pauseWords: String { "Words for those who wait" }
    package func doorNow(rate: String, cap: String) -> String { "At most \(rate) a second, \(cap) in the shop" }
    package var bannerTitle: String { "Announcement" }
    package var bannerExplained: String {
        "Shown at once on the event's page, in the waiting room and at the choice of seats, whatever the sale does."
    }
    package func bannerText(in language: String) -> String { "Announcement (\(language))" }
    package var bannerHint: String {
        "At most 280 characters. Who reads a language you leave empty sees the English text."
    }
    package var bannerShow: String { "Show the announcement" }
    package var bannerChange: String { "Change the announcement" }
    package var bannerRemove: String { "Take it down" }
    package func overtaken(by who: String, _ action: String, at time: String) -> String {
        "\(who) was faster: “\(action)” at \(time). Nothing of yours was done."
    }
    package var overtakenAdvice: String { "Look at the sale as it is now, and press again if you still want to." }
    package var tooManyScreens: FailureText {
        FailureText(
            "Too many live screens", "Too many live screens are open at this moment.",
            "Close one of yours, or refresh this page to see the figures.")
    }
    package var overtakenFailure: FailureText {
        FailureText(
            "Somebody was faster", "Somebody else changed this sale since you looked. Nothing was done.",
            "Look at the sale as it is now and try again.")
    }
    package var haltedTitle: String { "No queue numbers are given" }
    package func haltedText(_ highest: String?) -> String {
        let seen = highest.map { " The highest number seen so far is \($0)." } ?? ""
        return "The database is older than numbers people hold: a back-up was restored. Nobody new can join until you"
            + " say where to go on.\(seen)"
    }
    package var resumeNumbersLabel: String { "Go on at number" }
    package var resumeNumbersHint: String {
        "Must be above every number ever given. Numbers cost nothing: go far above."
    }
    package var resumeNumbersAction: String { "Give numbers again" }
    package func confirmNumbers(_ event: String) -> String {
        "\(event): numbers are given again from there on. One that is too low would be given to two people."
    }
    package var failingTitle: String { "The waiting room cannot be written down" }
    package var failingText: String {
        "The disk refuses. The door stands still and nobody loses a place; it goes on by itself when the disk does."
            + " Free some space, or look at the log."
    }
    package var brakedTitle: String { "The server is too slow: the door waits" }
    package var brakedText: String {
        "Those inside are served first. It goes on by itself; if this lasts or comes back, let people in more slowly."
    }
    package var brakeReasons: BrakeReasons {
        BrakeReasons(
            loop: "Requests wait too long before anybody looks at them.",
            writer: "The disk is slower than the purchases.",
            purchases: "Steps of a purchase take longer than a second.",
            shedding: "Some who only look around are asked to come back in a moment.")
    }
    package var brakedAction: String { "Slower" }
    package var drawAlarmTitle: String { "The draw does not go on" }
    package var drawLateText: String {
        "It waits longer than it should. The doors stay shut until it is done, and people are told that it is not proven."
    }
    package var drawLateAction: String { "Go to the draw" }
    package var logTitle: String { "Who did what" }
    package var logEmpty: String { "Nothing was changed yet." }
    package var logWhen: String { "When" }
    package var logWho: String { "Who" }
    package var logWhat: String { "What" }
    package var logWhy: String { "Why" }
    package var logChange: String { "Before → after" }
    package var logOlder: String { "Older" }
    package var logNewest: String { "The newest" }
    package func auditAction(_ action: String) -> String {
        switch action {
        case "sale.open": "Opened the sale"
        case "sale.paused": "Paused the sale"
        case "sale.closed": "Closed the sale"
        case "sale.draft": "Withdrew the sale"
        case "door.pace": "Changed the door"
        case "announcement.set": "Put up the announcement"
        case "announcement.removed": "Took the announcement down"
        case "numbers.resumed": "Gave numbers again"
        case "sale.opening": "Moved the opening"
        case "draw.announced": "Announced the draw"
        case "draw.beacon": "Brought the draw's public value"
        case "draw.redrawn": "Drew anew"
        case "rehearsal.copy": "Made a rehearsal copy"
        case "rehearsal.key": "Made a key for the rehearsal"
        case "rehearsal.close": "Ended the rehearsal"
        case "rehearsal.clear": "Cleared the rehearsal away"
        case _ where action.hasPrefix("draw."): "Draw: \(action.dropFirst(5))"
        case _ where action.hasPrefix("rehearsal."): "Rehearsal: \(action.dropFirst(10))"
        default: action
        }
    }
    package func auditValue(_ value: String) -> String { value }
}
