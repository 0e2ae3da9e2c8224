// The figures of the live screen: people on their way through the sale, seats, pace, and how it goes.

import TicketCore

enum LiveBoard {
    static func people(_ texts: LiveTexts) -> HTML {
        let say = texts.say
        let steps: [(String, String)] = [
            ("waiting", say.waitingNow), ("called", say.calledNotHere), ("door", say.atTheDoor),
            ("choosing", say.liveChoosing), ("holding", say.liveWithSeats), ("paying", say.livePaying),
        ]
        func step(_ step: (key: String, label: String)) -> HTML { tile(step.label, step.key, texts) }
        return """
            <section class="card" aria-labelledby="people"><h2 id="people">\(say.livePeople)</h2><dl class="tiles people-tiles">\(each: steps, step)</dl></section>
            """
    }

    static func seats(_ texts: LiveTexts) -> HTML {
        let say = texts.say
        let figures = texts.figures
        let kinds: [(String, String)] = [
            ("sold", say.sold), ("held", say.held), ("free", say.free), ("blocked", say.blocked),
        ]
        func kind(_ kind: (key: String, label: String)) -> HTML { tile(kind.label, kind.key, texts) }
        let parts = bar(figures)
        return """
            <section class="card" aria-labelledby="seats"><h2 id="seats">\(say.liveSeats)</h2>\
            <svg class="house" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"><rect class="free" width="1000" height="20"/>\
            <rect class="sold" data-bar="sold" width="\(parts.sold)" height="20"/><rect class="held" data-bar="held" x="\(parts.sold)" width="\(parts.held)" height="20"/>\
            <rect class="blocked" data-bar="blocked" x="\(1000 - parts.blocked)" width="\(parts.blocked)" height="20"/></svg>\
            <dl class="tiles">\(each: kinds, kind)</dl></section>
            """
    }

    /// Thousandths of the house.
    static func bar(_ figures: LiveFigures) -> (sold: Int, held: Int, blocked: Int) {
        let whole = max(1, figures.places)
        return (figures.sold * 1000 / whole, figures.held * 1000 / whole, figures.blocked * 1000 / whole)
    }

    static func pace(_ texts: LiveTexts) -> HTML {
        let say = texts.say
        return """
            <section class="card" aria-labelledby="pace"><h2 id="pace">\(say.livePace)</h2><div class="curves">\
            \(SaleCurve.html(say.letInLastMinute, key: "letIn", texts.figures.letIn, texts))\
            \(SaleCurve.html(say.soldLastMinute, key: "seatsSold", texts.figures.seatsSold, texts))</div></section>
            """
    }

    static func measures(_ texts: LiveTexts, draw: HTML) -> HTML {
        let say = texts.say
        func value(_ key: String) -> HTML { "<span data-live=\"\(key)\">\(texts[key])</span>" }
        let rows: [(name: String, value: HTML)] = [
            (say.whatHoldsTheDoor, value("limit")), (say.liveSoldOut, value("soldOut")),
            (say.liveShowRate, value("showRate")), (say.liveConversion, value("conversion")),
            (say.liveTicketsPerOrder, value("tickets")), (say.livePurchaseTime, value("purchase")),
            (say.liveServer, "\(value("server"))<br><span class=\"small quiet\">\(value("serverDetails"))</span>"),
            (say.liveDraw, "\(value("draw"))\(draw)"),
        ]
        return """
            <section class="card measures" aria-labelledby="measures"><h2 id="measures">\(say.liveMeasures)</h2>\(Components.facts(rows))</section>
            """
    }

    private static func tile(_ label: String, _ key: String, _ texts: LiveTexts) -> HTML {
        "<div><dt>\(label)</dt><dd data-live=\"\(key)\">\(texts[key])</dd></div>"
    }
}
