// One message of the live feed: every text of the screen, its curves, and by what its other parts are known.

import TicketCore

/// `{"t":{place: text},"d":{curve: path},"bar":[sold, held, blocked],"k":{part: key},"say":…,"news":…}`: the whole state,
/// so that a message may be missed. `k` tells which parts of the page are not the present ones any more; `news` is the last
/// line of the log, for who listens.
struct FeedMessage {
    let message: LiveFeed.Message

    init(_ listing: Listing, _ shop: Shop) throws {
        let models = CockpitModels(shop: shop, listing: listing)
        let figures = models.figures
        let subject = listing.id.description
        let (seen, last) = try shop.database.read { transaction in
            (
                try transaction.auditCount(of: subject),
                try transaction.auditLines(of: subject, before: nil, limit: 1).first
            )
        }
        let alarms = CockpitPage.key(alarms: models.alarms)
        var texts: [Language: [UInt8]] = [:]
        for language in Language.allCases {
            let live = LiveTexts(figures: figures, zone: listing.event.venue.timeZone, say: language.phrases)
            let stage = AdminModels(shop: shop, language: language).stage(listing)
            let hand = CockpitPage.key(stage: stage, seen: seen)
            texts[language] = FeedMessage.json(live, last) { json in
                json.member("alarms", alarms)
                json.member("hand", hand)
                json.member("stage", hand)
                json.member("log", String(seen))
            }
        }
        message = LiveFeed.Message(id: figures.at.milliseconds, texts: texts)
    }

    private static func json(
        _ live: LiveTexts, _ last: AuditLine?, keys: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        let (figures, say) = (live.figures, live.say)
        let bar = LiveBoard.bar(figures)
        return JSONWriter.object(capacity: 3_000) { json in
            json.object("t") { json in
                for (key, text) in live.all {
                    json.key(text: key)
                    json.value(text)
                }
            }
            json.object("d") { json in
                json.member("letIn", SaleCurve.line(figures.letIn.minutes))
                json.member("seatsSold", SaleCurve.line(figures.seatsSold.minutes))
            }
            json.array("bar", [bar.sold, bar.held, bar.blocked]) { $0.value($1) }
            json.object("k", keys)
            json.member("say", live.sentence)
            json.member("news", last.map { "\($0.who): \(say.auditAction($0.action))" })
        }
    }

    /// The lines of a message on the wire (HTML Standard, section 9.2): JSON has no line break in it.
    static func event(_ message: LiveFeed.Message, _ language: Language) -> [UInt8] {
        Array("id: \(message.id)\ndata: ".utf8) + (message.texts[language] ?? []) + Array("\n\n".utf8)
    }
}
