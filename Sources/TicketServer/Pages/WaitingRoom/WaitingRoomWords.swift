// The sentences that the waiting room's script says, as data beside it: phrases live in one place.

import TicketCore

enum WaitingRoomWords {
    static func data(_ say: any Phrases) -> LinkedData {
        .object([
            ("ahead", forms(say.aheadForms)),
            ("nobody", .text(say.nobodyAhead)),
            ("range", .text(say.estimateRange)),
            ("soon", .text(say.estimateSoon)),
            ("long", .text(say.estimateLong)),
            ("unknown", .text(say.estimateUnknown)),
            ("turn", .text(say.turnAlert)),
            ("turnTitle", .text(say.turnDocumentTitle)),
            ("joined", .text(say.joinedAnnouncement)),
            ("five", .text(say.fiveMinutes)),
            ("paused", .text(say.pausedTitle)),
            ("resumed", .text(say.resumed)),
            ("badTicket", .text(say.badTicketLead)),
            ("noAnswer", .text(say.noAnswer)),
            ("opens", .text(say.opensAt("{moment}"))),
            ("left", .list([.text(say.soldOut), .text(say.fewLeft), .text(say.manyLeft)])),
        ])
    }

    private static func forms(_ forms: PluralForms) -> LinkedData {
        .object([("one", .text(forms.one)), ("few", .text(forms.few)), ("many", .text(forms.many))])
    }
}
