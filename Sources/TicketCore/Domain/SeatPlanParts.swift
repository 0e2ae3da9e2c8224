// The parts of a seat plan: points, categories, sections, rows, and what is special about a seat.

/// A point of a plan. One unit is about a decimetre, x to the right, y downwards, as on a screen.
package struct PlanPoint: Hashable, Sendable {
    package let x: Float
    package let y: Float

    package init(x: Float, y: Float) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle of a plan.
package struct PlanBox: Hashable, Sendable {
    package let minX: Float
    package let minY: Float
    package let maxX: Float
    package let maxY: Float

    package var width: Float { maxX - minX }
    package var height: Float { maxY - minY }

    package init(minX: Float, minY: Float, maxX: Float, maxY: Float) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }
}

/// What is special about a place.
package struct PlaceFlags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Room for a wheelchair, reached without a step.
    package static let accessible = PlaceFlags(rawValue: 1)
    /// Kept for the person who comes with the owner of an accessible place.
    package static let companion = PlaceFlags(rawValue: 2)
    /// Something stands between the seat and the stage.
    package static let restrictedView = PlaceFlags(rawValue: 4)
    /// An aisle or a gap lies before this seat: the seat before it in the row is not its neighbour.
    package static let aisleBefore = PlaceFlags(rawValue: 8)
}

extension SeatPlan {
    /// A price category as the plan draws it. Its price belongs to an event, which may also rename and recolour it.
    package struct Category: Hashable, Sendable {
        /// Unique in the plan; events give prices by it.
        package let key: String
        package let name: String
        /// What it is called in languages in which it is not `name`.
        package let translations: [Language: String]
        /// `#rrggbb`, small letters.
        package let colour: String

        package init(key: String, name: String, colour: String, translations: [Language: String] = [:]) {
            self.key = key
            self.name = name
            self.colour = colour
            self.translations = translations
        }

        package func name(_ language: Language) -> String { translations[language] ?? name }
    }

    /// What a section's places are; decides the words around their labels ("row 4, seat 7", "table 4, chair 1").
    package enum SectionKind: String, Hashable, Sendable, CaseIterable {
        case seats, standing, tables
    }

    /// How well the stage is seen from a section, in the words of whoever drew the plan.
    package enum View: String, Hashable, Sendable, CaseIterable {
        case front, side, distant, limited
    }

    /// A part of the venue that people call by one name: a sector, a stand, a box, a standing area.
    package struct Section: Hashable, Sendable {
        /// Unique in the plan and stable over its versions: half of a seat's identity.
        package let key: String
        package let name: String
        /// What sections are listed under ("Lower tier"); may be empty.
        package let group: String
        /// The gate or door on the ticket; may be empty.
        package let entrance: String
        package let kind: SectionKind
        package let view: View
        /// A simple polygon, for the overview.
        package let outline: [PlanPoint]
        /// Where the name stands in the overview.
        package let label: PlanPoint
        /// Ordinals of its places, one run.
        package let places: Range<Int>
        /// Indices in `SeatPlan.rows`; empty for a standing area.
        package let rows: Range<Int>
    }

    /// A row of seats or a table; its places follow each other as they sit, whatever their numbers say.
    package struct Row: Hashable, Sendable {
        package let label: String
        /// Index in `SeatPlan.sections`.
        package let section: Int
        /// Ordinals of its seats, one run, in the order they sit.
        package let places: Range<Int>
    }

    /// Where the show happens. Without a polygon of its own, nearness is measured from `focus`.
    package struct Stage: Hashable, Sendable {
        package let label: String
        package let outline: [PlanPoint]
        /// The point that everybody looks at: the middle of the stage's front edge.
        package let focus: PlanPoint
        /// The direction the stage looks at, as a unit vector; (0, 0) for a stage in the round.
        package let facing: PlanPoint

        package init(label: String, outline: [PlanPoint], focus: PlanPoint, facing: PlanPoint) {
            self.label = label
            self.outline = outline
            self.focus = focus
            self.facing = facing
        }
    }

    /// The pieces of a place's name; a page puts its language's words between them.
    package struct PlaceLabel: Hashable, Sendable {
        package let kind: SectionKind
        package let section: String
        package let entrance: String
        /// Row or table; nil for a standing place.
        package let row: String?
        /// Seat or chair; nil for a standing place.
        package let seat: String?
    }
}
