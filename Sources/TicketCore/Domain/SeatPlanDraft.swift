// A seat plan being made: what importers fill in, and the one place where it is checked and packed.

/// Sections and seats as an importer found them. `plan()` checks them and gives the immutable `SeatPlan`.
package struct SeatPlanDraft: Sendable {
    package struct Seat: Hashable, Sendable {
        package var label: String
        package var x: Float
        package var y: Float
        /// Index in `categories`.
        package var category: Int
        package var flags: PlaceFlags

        package init(label: String, x: Float, y: Float, category: Int, flags: PlaceFlags = []) {
            self.label = label
            self.x = x
            self.y = y
            self.category = category
            self.flags = flags
        }
    }

    package struct Row: Hashable, Sendable {
        package var label: String
        package var seats: [Seat]
        /// Where it stands in the file.
        package var path: String

        package init(label: String, seats: [Seat], path: String = "") {
            self.label = label
            self.seats = seats
            self.path = path
        }
    }

    package struct Section: Hashable, Sendable {
        package var key: String
        package var name: String
        package var group = ""
        package var entrance = ""
        package var kind = SeatPlan.SectionKind.seats
        package var view = SeatPlan.View.front
        /// Empty: drawn around the seats.
        package var outline: [PlanPoint] = []
        /// nil: the middle of the outline.
        package var label: PlanPoint?
        package var rows: [Row] = []
        /// Places of a standing area.
        package var capacity = 0
        /// Category of a standing area.
        package var category = 0
        /// Where it stands in the file.
        package var path = ""

        package init(key: String, name: String) {
            self.key = key
            self.name = name
        }
    }

    package var key: String
    package var version: Int
    package var name: String
    package var stage: SeatPlan.Stage
    package var categories: [SeatPlan.Category] = []
    package var sections: [Section] = []

    package init(key: String, version: Int, name: String, stage: SeatPlan.Stage) {
        self.key = key
        self.version = version
        self.name = name
        self.stage = stage
    }
}
