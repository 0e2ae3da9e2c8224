// The sentences that the waiting room's script says, as data beside it: phrases live in one place.

import TicketCore

enum WaitingRoomWords {
    static func data(_ say: any Phrases) -> LinkedData {
        .object((line(say) + turn(say) + before(say)).map { ($0, .text($1)) } + structured(say))
    }

    private static func line(_ say: any Phrases) -> [(String, String)] {
        [
            ("nobody", say.nobodyAhead), ("probably", say.probably), ("share", say.showShare),
            ("range", say.estimateRange), ("soon", say.estimateSoon), ("long", say.estimateLong),
            ("unknown", say.estimateUnknown), ("speed", say.estimateSpeed), ("stands", say.estimateStands),
            ("lasts", say.lastsUntil), ("drawn", say.drawnPlace), ("afterDraw", say.joinedAfterDraw),
            ("joined", say.joinedAnnouncement), ("placeSaid", say.placeAnnouncement), ("five", say.fiveMinutes),
            ("paused", say.pausedTitle), ("resumed", say.resumed), ("announcement", say.roomAnnouncement),
            ("heard", say.lastNews), ("noAnswer", say.noAnswer),
        ]
    }

    private static func turn(_ say: any Phrases) -> [(String, String)] {
        [
            ("turn", say.turnAlert), ("turnMark", say.turnDocumentTitle), ("turnTitle", say.turnTitle),
            ("turnLead", say.turnLead), ("doorNext", say.doorNext), ("badTicket", say.badTicketLead),
            ("codeUntil", say.takeAlongUntil),
        ]
    }

    private static func before(_ say: any Phrases) -> [(String, String)] {
        [
            ("join", say.joinLine), ("joinLead", say.joinLead), ("joinSoldOutLead", say.joinSoldOutLead),
            ("behindDraw", say.joinBehindDraw),
            ("lobbyButton", say.lobbyButton), ("lobbyJoin", say.lobbyJoin), ("lobbyJoinLead", say.lobbyJoinLead),
            ("anyMinute", say.anyMinute),
            ("listClosed", say.drawingListClosed), ("beacon", say.drawingBeacon), ("sealed", say.drawingSealed),
        ]
    }

    private static func structured(_ say: any Phrases) -> [(String, LinkedData)] {
        [
            ("aheadForms", forms(say.aheadForms)), ("doorForms", forms(say.doorForms)),
            ("listForms", forms(say.drawingListForms)), ("left", texts([say.tierNoneFree, say.fewLeft, say.manyLeft])),
            ("back", texts([say.backTitle, say.backLead])),
            (
                "verdicts",
                .object([
                    ("inside", texts([say.wellInsideTitle, say.wellInsideLead])),
                    ("close", texts([say.closeTitle, say.closeLead])),
                    ("unlikely", texts([say.unlikelyTitle, say.unlikelyLead])),
                ])
            ),
        ]
    }

    private static func texts(_ texts: [String]) -> LinkedData { .list(texts.map(LinkedData.text)) }

    private static func forms(_ forms: PluralForms) -> LinkedData {
        .object([("one", .text(forms.one)), ("few", .text(forms.few)), ("many", .text(forms.many))])
    }
}
