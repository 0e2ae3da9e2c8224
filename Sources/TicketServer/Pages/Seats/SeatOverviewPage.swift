// Seat choice, first view: best available, the venue as links on a map, and the same sections as a list.

import TicketCore

enum SeatOverviewPage {
    struct Model: Sendable {
        var event: ID<Event>
        var title: String
        var date: String
        var categories: [SeatCategory]
        var map: Map
        /// In the plan's order; `group` heads a run of sections.
        var sections: [Section]
        var best: BestForm.Model
        /// How the sale stands, for who has not been let in.
        var sale: SaleState
        /// What the organiser says to everybody.
        var announcement: String?
        /// Whether the event is a rehearsal.
        var isRehearsal = false
    }

    /// The drawing: SVG paths in plan units, view box from 0 0.
    struct Map: Sendable {
        var width: Int
        var height: Int
        var stage: Label
        var stagePath: String
    }

    struct Label: Sendable {
        var text: String
        var x: Int
        var y: Int
        var size: Int
    }

    struct Section: Sendable {
        var key: String
        var name: String
        var group: String
        var isStanding: Bool
        /// One price or "149,00–349,00 zł".
        var prices: String
        var free: Int
        /// Grouped in the language's way.
        var freeText: String
        /// The colour of its category, or of the one with most places.
        var colour: String
        var path: String
        var label: Label
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let isSold = model.sale != .closed
        return Layout.page(
            title: "\(say.seatsTitle): \(model.title)", say, alternate: { .seats($0, model.event) },
            scripts: [Assets.stepper, Assets.cartLine], bodyClass: "seats", isRehearsal: model.isRehearsal,
            main: """
                \(Components.crumb(say.backToEvent, to: .event(say.language, model.event)))
                <header class="seats-head"><h1>\(say.seatsTitle)</h1><p class="quiet">\(model.title) · \(model.date)</p></header>
                \(Banner.html(model.announcement, say))\(SeatParts.cart(model.event, model.sale, say))
                <div\(if: isSold, " class=\"seats-top\"")>\(if: isSold, BestForm.html(model.best, say))
                <section class="seats-map" aria-labelledby="choose"><h2 id="choose">\(say.chooseYourself)</h2><p class="quiet">\(say.overviewLead)</p>\
                \(map(model, say))\(SeatParts.legend(model.categories, say))</section></div>
                <section class="section" aria-labelledby="sections"><h2 id="sections">\(say.sectionsTitle)</h2>\(groups(model, say))</section>
                """)
    }

    private static func map(_ model: Model, _ say: any Phrases) -> HTML {
        func shape(_ section: Section) -> HTML { self.shape(section, model.event, say) }
        let map = model.map
        return """
            <svg class="venue" viewBox="0 0 \(map.width) \(map.height)" role="group" aria-label="\(say.mapOf)">\
            <path class="venue-stage" d="\(map.stagePath)"/>\(label(map.stage, "venue-stage-name"))\(each: model.sections, shape)</svg>
            """
    }

    /// A section without free places stays a link: its seats may come back, and one may look.
    private static func shape(_ section: Section, _ event: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <a href="\(Route.section(say.language, event, section.key))" aria-label="\(name(section, say))" class="venue-section\(section.free == 0 ? " full" : "")">\
        <path d="\(section.path)" fill="\(section.colour)"/>\(label(section.label, "venue-name"))</a>
        """
    }

    private static func label(_ label: Label, _ style: String) -> HTML? {
        if label.text.isEmpty { return nil }
        return """
            <text class="\(style)" x="\(label.x)" y="\(label.y)" font-size="\(label.size)" text-anchor="middle" dominant-baseline="central" aria-hidden="true">\(label.text)</text>
            """
    }

    private static func free(_ section: Section, _ say: any Phrases) -> String {
        section.free == 0
            ? say.noneFree : say.freeForms.sentence(section.free, shown: section.freeText, say.language)
    }

    private static func name(_ section: Section, _ say: any Phrases) -> String {
        say.sectionName(section.name, prices: section.prices, free: free(section, say))
    }

    private static func groups(_ model: Model, _ say: any Phrases) -> HTML {
        var groups: [(name: String, sections: [Section])] = []
        for section in model.sections {
            if let last = groups.last, last.name == section.group {
                groups[groups.count - 1].sections.append(section)
            } else {
                groups.append((section.group, [section]))
            }
        }
        func item(_ section: Section) -> HTML {
            """
            <li><a class="section-link\(section.free == 0 ? " full" : "")" href="\(Route.section(say.language, model.event, section.key))">\
            <span class="legend-name">\(Components.swatch(section.colour))<span class="strong">\(section.name)</span>\(if: section.isStanding, Components.badge(say.standing))</span>\
            <span class="section-figures"><span>\(section.prices)</span> <span class="quiet small">\(free(section, say))</span></span></a></li>
            """
        }
        func group(_ group: (name: String, sections: [Section])) -> HTML {
            """
            \(group.name.isEmpty ? nil : "<h3 class=\"group\">\(group.name)</h3>" as HTML)<ul class="section-list">\(each: group.sections, item)</ul>
            """
        }
        return "\(each: groups, group)"
    }
}
