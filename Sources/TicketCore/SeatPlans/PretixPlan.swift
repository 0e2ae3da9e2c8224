// Import of a pretix seating plan (zones, rows, seats with guid, areas with shapes).
//
// Facts from its published JSON schema: a zone has a position, rows and areas; positions of rows are relative to their
// zone, those of seats to their row; a seat names its category by the category's name. Keys that say nothing about
// which seats there are (radius, editor hints) are passed over: the file is not ours to refuse for them.

/// A pretix plan being read. Zones become sections; the first area whose text says stage is the stage, else it
/// is put at the middle of the top edge, where such plans have it.
struct PretixPlan {
    private let root: PlanNode
    private let key: String
    private let categories: [SeatPlan.Category]
    private let names: CategoryNames

    init(_ root: PlanNode, key: String) throws(SeatPlanRefusal) {
        self.root = root
        self.key = key
        var categories: [SeatPlan.Category] = []
        for item in try root.required("categories").array() {
            let name = try item.required("name").text()
            let colour = try item.optional("color")?.shortColour() ?? "#7f7f7f"
            categories.append(SeatPlan.Category(key: name, name: name, colour: colour))
        }
        self.categories = categories
        names = CategoryNames(categories)
    }

    func draft() throws(SeatPlanRefusal) -> SeatPlanDraft {
        let zones = try root.required("zones").array()
        var sections: [SeatPlanDraft.Section] = []
        var guids: Set<String> = []
        for (index, zone) in zones.enumerated() {
            let section = try section(zone, index: index, &guids)
            // A zone without seats only draws something.
            if section.placeCount > 0 { sections.append(section) }
        }
        let stage = try stage(zones, sections)
        var draft = SeatPlanDraft(key: key, version: 1, name: try root.required("name").text(), stage: stage)
        draft.categories = categories
        draft.sections = sections
        return draft
    }

    private func section(
        _ zone: PlanNode, index: Int, _ guids: inout Set<String>
    ) throws(SeatPlanRefusal) -> SeatPlanDraft.Section {
        let given = try zone.optional("name")?.text() ?? ""
        let name = given.isEmpty ? "\(index + 1)" : given
        let identifier = try zone.optional("zone_id")?.text() ?? ""
        var section = SeatPlanDraft.Section(
            key: (identifier.isEmpty ? name : identifier).replacingSlashes, name: name)
        section.path = zone.path
        let origin = try zone.required("position").position()
        for row in try zone.required("rows").array() {
            let offset = try row.optional("position")?.position() ?? PlanPoint(x: 0, y: 0)
            let corner = origin.moved(by: offset.x, offset.y)
            section.rows.append(try self.row(row, corner, &guids))
        }
        return section
    }

    private func row(
        _ node: PlanNode, _ corner: PlanPoint, _ guids: inout Set<String>
    ) throws(SeatPlanRefusal) -> SeatPlanDraft.Row {
        let label = try node.optional("row_number")?.label() ?? ""
        var row = SeatPlanDraft.Row(label: label.isEmpty ? "–" : label.replacingSlashes, seats: [], path: node.path)
        for seat in try node.required("seats").array() {
            let guid = try seat.required("seat_guid").text()
            let number = try seat.required("seat_number").label().replacingSlashes
            guard guids.insert(guid).inserted else {
                throw seat.refusal(.duplicateSeat(section: guid, row: row.label, seat: number))
            }
            let at = try seat.required("position").position()
            row.seats.append(
                SeatPlanDraft.Seat(
                    label: number, x: corner.x + at.x, y: corner.y + at.y,
                    category: try names.index(seat.required("category"))))
        }
        PretixPlan.markAisles(&row.seats)
        return row
    }

    /// The format has no aisles: a gap of more than one and a half of the row's usual distance is one.
    private static func markAisles(_ seats: inout [SeatPlanDraft.Seat]) {
        guard seats.count > 2 else { return }
        let gaps = zip(seats, seats.dropFirst()).map { one, next in
            ((next.x - one.x) * (next.x - one.x) + (next.y - one.y) * (next.y - one.y)).squareRoot()
        }
        let usual = gaps.sorted()[gaps.count / 2]
        for (index, gap) in gaps.enumerated() where gap > usual * 1.5 { seats[index + 1].flags.insert(.aisleBefore) }
    }

    private func stage(
        _ zones: [PlanNode], _ sections: [SeatPlanDraft.Section]
    ) throws(SeatPlanRefusal) -> SeatPlan.Stage {
        for zone in zones {
            let origin = try zone.required("position").position()
            for area in try zone.optional("areas")?.array() ?? [] {
                guard let label = try PretixPlan.text(of: area), PretixPlan.isStage(label) else { continue }
                let outline = try PretixPlan.outline(of: area, origin)
                let focus = SeatPlanPolygon.centre(outline)
                return SeatPlan.Stage(
                    label: label, outline: outline.count > 2 ? outline : [], focus: focus,
                    facing: PretixPlan.direction(from: focus, to: sections))
            }
        }
        let seats = sections.flatMap(\.rows).flatMap(\.seats)
        let left = seats.map(\.x).min() ?? 0
        let right = seats.map(\.x).max() ?? 0
        let focus = PlanPoint(x: (left + right) / 2, y: (seats.map(\.y).min() ?? 0) - 40)
        return SeatPlan.Stage(label: "", outline: [], focus: focus, facing: PlanPoint(x: 0, y: 1))
    }

    /// Towards the middle of all seats.
    private static func direction(from focus: PlanPoint, to sections: [SeatPlanDraft.Section]) -> PlanPoint {
        var (x, y): (Float, Float) = (0, 0)
        for seat in sections.lazy.flatMap(\.rows).flatMap(\.seats) {
            x += seat.x - focus.x
            y += seat.y - focus.y
        }
        let length = (x * x + y * y).squareRoot()
        return length > 0 ? PlanPoint(x: x / length, y: y / length) : PlanPoint(x: 0, y: 0)
    }

    private static func isStage(_ text: String) -> Bool {
        let text = text.lowercased()
        return ["stage", "scena", "bühne", "pódium", "jeviště"].contains { text.contains($0) }
    }

    /// The text of an area: a plain string in the old schema, an object in the newer one.
    private static func text(of area: PlanNode) throws(SeatPlanRefusal) -> String? {
        guard let text = try area.optional("text") else { return nil }
        if case .string(let plain) = text.value { return plain }
        return try text.optional("text")?.text()
    }

    private static func outline(of area: PlanNode, _ origin: PlanPoint) throws(SeatPlanRefusal) -> [PlanPoint] {
        let at = try area.required("position").position()
        let corner = origin.moved(by: at.x, at.y)
        if let points = try area.optional("polygon")?.optional("points") {
            var corners: [PlanPoint] = []
            for point in try points.array() {
                let point = try point.position()
                corners.append(corner.moved(by: point.x, point.y))
            }
            if let fault = SeatPlanPolygon.fault(corners) { throw points.refusal(.badPolygon(fault)) }
            return corners
        }
        let box = try area.optional("rectangle") ?? area
        guard let width = try box.optional("width")?.number(0...100_000),
            let height = try box.optional("height")?.number(0...100_000)
        else { return [corner] }
        let (right, down) = (Float(width), Float(height))
        return [corner, corner.moved(by: right, 0), corner.moved(by: right, down), corner.moved(by: 0, down)]
    }
}

extension PlanNode {
    /// `{"x": …, "y": …}`
    fileprivate func position() throws(SeatPlanRefusal) -> PlanPoint {
        PlanPoint(x: Float(try required("x").number()), y: Float(try required("y").number()))
    }

    /// `#rgb` or `#rrggbb`; anything else that a browser would know becomes grey.
    fileprivate func shortColour() throws(SeatPlanRefusal) -> String {
        let text = try text().lowercased()
        let digits = text.dropFirst()
        guard text.first == "#", digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
            return "#7f7f7f"
        }
        if digits.count == 6 { return text }
        return digits.count == 3 ? "#" + digits.map { "\($0)\($0)" }.joined() : "#7f7f7f"
    }
}

extension String {
    /// Identities use "/" between their parts; foreign labels may have it.
    fileprivate var replacingSlashes: String { String(map { $0 == "/" ? "-" : $0 }) }
}
