// Where somebody sits or stands, as every page of a purchase names it.

import TicketCore

/// A place with its marks.
struct Place: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case seat(section: String, row: String, seat: String)
        case standing(area: String)
    }

    var kind: Kind
    /// The entrance whose gates lead there.
    var entrance: String?
    var isAccessible = false
    var isCompanion = false
    var hasRestrictedView = false

    /// One line: "section G, row 12, seat 34".
    func line(_ say: any Phrases) -> String {
        switch kind {
        case .seat(let section, let row, let seat): say.place(section: section, row: row, seat: seat)
        case .standing(let area): say.standing(area)
        }
    }

    /// The parts side by side, each under its word.
    func parts(_ say: any Phrases) -> HTML {
        switch kind {
        case .seat(let section, let row, let seat):
            Place.parts([(say.sectionWord, section), (say.rowWord, row), (say.seatWord, seat)])
        case .standing(let area): Place.parts([(say.standingWord, area)])
        }
    }

    /// What a buyer must know before paying, in words; nothing when there is nothing to know.
    func marks(_ say: any Phrases) -> HTML {
        guard isAccessible || isCompanion || hasRestrictedView else { return "" }
        return """
            <span class="marks">\(if: isAccessible, Components.badge(say.wheelchairPlace, .accent))\
            \(if: isCompanion, Components.badge(say.companionPlace, .accent))\
            \(if: hasRestrictedView, Components.badge(say.restrictedView, .warn))</span>
            """
    }

    private static func parts(_ parts: [(word: String, value: String)]) -> HTML {
        "<dl class=\"place\">\(each: parts, part)</dl>"
    }

    private static func part(_ part: (word: String, value: String)) -> HTML {
        "<div><dt>\(part.word)</dt><dd>\(part.value)</dd></div>"
    }
}
