// The sentences that the check's script says, as data beside it.

import TicketCore

enum CheckDrawWords {
    static func data(_ say: any Phrases) -> LinkedData {
        let words = say.checkResults
        return .object([
            ("agrees", .text(words.agrees)), ("differs", .text(words.differs)), ("later", .text(words.later)),
            ("computed", .text(words.computed)), ("inTime", .text(words.inTime)),
            ("notInTime", .text(words.notInTime)), ("yourTicket", .text(words.yourTicket)),
            ("someTicket", .text(words.someTicket)), ("noTicket", .text(words.noTicket)),
            ("otherTicket", .text(words.otherTicket)), ("afterDraw", .text(words.afterDraw)),
            ("place", .text(words.place)), ("giveNumber", .text(words.giveNumber)),
            ("noNetwork", .text(words.noNetwork)), ("wrongNumber", .text(words.wrongNumber)),
            ("allGood", .text(words.allGood)), ("notAllGood", .text(words.notAllGood)),
        ])
    }
}
