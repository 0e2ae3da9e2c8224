// "n together, the best there are": first on the page, entirely on the server's side.

import TicketCore

/// Sends `count`, `category` (index, or empty for any), `accessible` (count) and `avoid-restricted=yes`.
enum BestForm {
    struct Model: Sendable {
        var event: ID<Event>
        /// Tickets one buyer may take at once.
        var most: Int
        var categories: [SeatCategory]
        /// Most wheelchair places that may be asked for; 0 hides the question.
        var mostAccessible: Int
        var hasRestrictedViews: Bool
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let anyPrice: [(value: String, label: String)] = [("", say.anyCategory)]
        let prices = model.categories.map {
            (value: String($0.index), label: say.categoryOption($0.name, $0.priceText))
        }
        return """
            <section class="card best" aria-labelledby="best"><h2 id="best">\(say.bestTitle)</h2><p class="quiet">\(say.bestLead)</p>\
            <form method="post" action="\(Route.chooseBest(say.language, model.event))"><div class="best-fields">\
            \(Stepper(label: say.howMany, name: "count", value: min(2, model.most), lowest: 1, highest: model.most).html(say))\
            \(Choices(label: say.whichCategory, name: "category", options: anyPrice + prices).html)</div>\
            \(wishes(model, say))\(Components.button(say.findSeats, .large))</form></section>
            """
    }

    private static func wishes(_ model: Model, _ say: any Phrases) -> HTML? {
        if model.mostAccessible == 0, !model.hasRestrictedViews { return nil }
        let counts = (0...max(0, model.mostAccessible)).map {
            (value: String($0), label: $0 == 0 ? say.noAccessible : String($0))
        }
        let accessible: HTML = """
            \(Choices(label: say.accessibleCount, name: "accessible", options: counts).html)<p class="hint">\(say.accessibleHint)</p>
            """
        let view = Tick(label: say.avoidRestricted, name: "avoid-restricted")
        return Components.details(
            say.moreWishes,
            "<div class=\"wishes\">\(if: model.mostAccessible > 0, accessible)\(if: model.hasRestrictedViews, view.html)</div>"
        )
    }
}
