// From a draft to a plan: the checks that every plan passes, and the arrays that it becomes.

extension SeatPlanDraft {
    static let sectionLimit = 4096
    static let categoryLimit = 64

    /// The checked and packed plan. Refused: no seats, too many places, duplicates, bad outlines, labels that cannot be
    /// part of an identity.
    package func plan() throws(SeatPlanRefusal) -> SeatPlan {
        try checkCategories()
        guard sections.count <= SeatPlanDraft.sectionLimit else {
            throw SeatPlanRefusal(at: "sections", .expected("at most \(SeatPlanDraft.sectionLimit) sections"))
        }
        if sections.isEmpty { throw SeatPlanRefusal(at: "sections", .noSeats) }
        for section in sections where section.placeCount == 0 { throw SeatPlanRefusal(at: section.path, .noSeats) }
        let count = sections.reduce(0) { $0 + $1.placeCount }
        guard count <= SeatPlan.placeLimit else {
            throw SeatPlanRefusal(at: "sections", .tooMany(count: count, limit: SeatPlan.placeLimit))
        }
        var packing = SeatPlanPacking(stage: stage, count: count)
        for section in sections { try packing.append(section) }
        return SeatPlan(self, packing)
    }

    private func checkCategories() throws(SeatPlanRefusal) {
        guard !categories.isEmpty else { throw SeatPlanRefusal(at: "categories", .expected("at least one category")) }
        guard categories.count <= SeatPlanDraft.categoryLimit else {
            throw SeatPlanRefusal(at: "categories", .expected("at most \(SeatPlanDraft.categoryLimit) categories"))
        }
        var seen: Set<String> = []
        for (index, category) in categories.enumerated() where !seen.insert(category.key).inserted {
            throw SeatPlanRefusal(at: "categories[\(index)]", .duplicateCategory(category.key))
        }
    }

    /// What a place costs in nearness: its distance from the focus, more the further it is from straight ahead. A seat
    /// at right angles to the stage counts as twice as far, one behind it as three times; a restricted view or a section
    /// of limited view as half as far again.
    static func remoteness(
        x: Float, y: Float, stage: SeatPlan.Stage, view: SeatPlan.View, flags: PlaceFlags = []
    ) -> Float {
        let (dx, dy) = (x - stage.focus.x, y - stage.focus.y)
        let distance = (dx * dx + dy * dy).squareRoot()
        let hampered = view == .limited || flags.contains(.restrictedView)
        let seen = hampered ? distance * 1.5 : distance
        guard distance > 0, stage.facing != PlanPoint(x: 0, y: 0) else { return seen }
        let cosine = (dx * stage.facing.x + dy * stage.facing.y) / distance
        return seen * (2 - cosine)
    }
}

extension SeatPlanDraft.Section {
    var placeCount: Int { kind == .standing ? capacity : rows.reduce(0) { $0 + $1.seats.count } }
}

/// The arrays of a plan while they are filled, section by section.
struct SeatPlanPacking {
    let stage: SeatPlan.Stage
    var xs: [Float] = []
    var ys: [Float] = []
    var categories: [UInt8] = []
    var flags: [PlaceFlags] = []
    var sectionOfPlace: [UInt16] = []
    var numbers: [UInt16] = []
    var labels: [String] = []
    var remoteness: [Float] = []
    var sections: [SeatPlan.Section] = []
    var rows: [SeatPlan.Row] = []
    var sectionByKey: [String: Int] = [:]
    private var labelIndex: [String: UInt16] = [:]

    init(stage: SeatPlan.Stage, count: Int) {
        self.stage = stage
        xs.reserveCapacity(count)
        ys.reserveCapacity(count)
        categories.reserveCapacity(count)
        flags.reserveCapacity(count)
        sectionOfPlace.reserveCapacity(count)
        numbers.reserveCapacity(count)
        remoteness.reserveCapacity(count)
    }

    mutating func append(_ section: SeatPlanDraft.Section) throws(SeatPlanRefusal) {
        try SeatPlanPacking.check(label: section.key, at: section.path)
        guard sectionByKey.updateValue(sections.count, forKey: section.key) == nil else {
            throw SeatPlanRefusal(at: section.path, .duplicateSection(section.key))
        }
        let outline = section.outline.isEmpty ? section.hull : section.outline
        if let fault = SeatPlanPolygon.fault(outline) {
            throw SeatPlanRefusal(at: section.path + ".outline", .badPolygon(fault))
        }
        let label = section.label ?? SeatPlanPolygon.centre(outline)
        let (firstPlace, firstRow) = (xs.count, rows.count)
        if section.kind == .standing {
            appendStanding(section, label)
        } else {
            try checkDuplicates(section)
            for row in section.rows { try append(row, section.view) }
        }
        sections.append(
            SeatPlan.Section(
                key: section.key, name: section.name, group: section.group, entrance: section.entrance,
                kind: section.kind, view: section.view, outline: outline, label: label,
                places: firstPlace..<xs.count, rows: firstRow..<rows.count))
    }

    private mutating func appendStanding(_ section: SeatPlanDraft.Section, _ label: PlanPoint) {
        let nearness = SeatPlanDraft.remoteness(x: label.x, y: label.y, stage: stage, view: section.view)
        let area = (UInt16(sections.count), UInt8(section.category))
        for _ in 0..<section.capacity {
            append(x: label.x, y: label.y, category: area.1, flags: [], section: area.0, number: 0, nearness)
        }
    }

    private mutating func append(_ row: SeatPlanDraft.Row, _ view: SeatPlan.View) throws(SeatPlanRefusal) {
        try SeatPlanPacking.check(label: row.label, at: row.path)
        let first = xs.count
        for (index, seat) in row.seats.enumerated() {
            let nearness = SeatPlanDraft.remoteness(x: seat.x, y: seat.y, stage: stage, view: view, flags: seat.flags)
            let number = try number(seat.label, at: row.path)
            // The first seat of a row has no seat before it, so there is no aisle before it either.
            let flags = index == 0 ? seat.flags.subtracting(.aisleBefore) : seat.flags
            append(
                x: seat.x, y: seat.y, category: UInt8(seat.category), flags: flags, section: UInt16(sections.count),
                number: number, nearness)
        }
        guard xs.count > first else { return }
        rows.append(SeatPlan.Row(label: row.label, section: sections.count, places: first..<xs.count))
    }

    private mutating func append(
        x: Float, y: Float, category: UInt8, flags: PlaceFlags, section: UInt16, number: UInt16, _ nearness: Float
    ) {
        xs.append(x)
        ys.append(y)
        categories.append(category)
        self.flags.append(flags)
        sectionOfPlace.append(section)
        numbers.append(number)
        remoteness.append(nearness)
    }

    /// A plain number as itself, anything else ("12A", "007") as an index in `labels`.
    private mutating func number(_ label: String, at path: String) throws(SeatPlanRefusal) -> UInt16 {
        if let number = UInt16(digits: label), number < SeatPlan.textLabel, label.utf8.first != UInt8(ascii: "0") {
            return number
        }
        if let known = labelIndex[label] { return known }
        try SeatPlanPacking.check(label: label, at: path)
        guard labels.count < Int(SeatPlan.textLabel) else {
            throw SeatPlanRefusal(at: path, .expected("at most 32,768 different seat labels that are not numbers"))
        }
        let index = SeatPlan.textLabel + UInt16(labels.count)
        labels.append(label)
        labelIndex[label] = index
        return index
    }

    /// Identities are `section/row/seat` and stand in addresses and lists.
    private static func check(label: String, at path: String) throws(SeatPlanRefusal) {
        let fine = !label.isEmpty && label.utf8.count <= 40 && !label.utf8.contains { $0 < 0x20 || $0 == 0x2F }
        guard fine else { throw SeatPlanRefusal(at: path, .expected("a label of 1 to 40 bytes without \"/\"")) }
    }

    /// Rows of one name are halves of one row: a seat label may stand in only one of them.
    private func checkDuplicates(_ section: SeatPlanDraft.Section) throws(SeatPlanRefusal) {
        var seen: [String: Set<String>] = [:]
        let names = Set(section.rows.map(\.label))
        let alone = names.count == section.rows.count
        for row in section.rows {
            if alone, row.isNumberedUpwards { continue }
            for seat in row.seats where !seen[row.label, default: []].insert(seat.label).inserted {
                throw SeatPlanRefusal(
                    at: row.path, .duplicateSeat(section: section.key, row: row.label, seat: seat.label))
            }
        }
    }
}

extension SeatPlanDraft.Section {
    fileprivate var hull: [PlanPoint] {
        SeatPlanPolygon.hull(rows.lazy.flatMap(\.seats).map { PlanPoint(x: $0.x, y: $0.y) }, margin: 4)
    }
}

extension SeatPlanDraft.Row {
    /// Numbers that only rise or only fall cannot repeat: the common case, decided without a set.
    fileprivate var isNumberedUpwards: Bool {
        guard seats.count > 1 else { return true }
        let numbers = seats.map { UInt32(digits: $0.label) ?? .max }
        let pairs = zip(numbers, numbers.dropFirst())
        return pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 }
    }
}

extension SeatPlan {
    fileprivate init(_ draft: SeatPlanDraft, _ packing: SeatPlanPacking) {
        key = draft.key
        version = draft.version
        name = draft.name
        stage = draft.stage
        categories = draft.categories
        sections = packing.sections
        rows = packing.rows
        xs = packing.xs
        ys = packing.ys
        categoryOfPlace = packing.categories
        flagsOfPlace = packing.flags
        sectionOfPlace = packing.sectionOfPlace
        numbers = packing.numbers
        labels = packing.labels
        remotenessOfPlace = packing.remoteness
        sectionByKey = packing.sectionByKey
        categoryByKey = Dictionary(uniqueKeysWithValues: draft.categories.enumerated().map { ($1.key, $0) })
        bounds = SeatPlan.bounds(draft.stage, packing)
    }

    private static func bounds(_ stage: Stage, _ packing: SeatPlanPacking) -> PlanBox {
        var (minX, minY, maxX, maxY) = (Float.infinity, Float.infinity, -Float.infinity, -Float.infinity)
        func include(_ point: PlanPoint) {
            minX = min(minX, point.x)
            minY = min(minY, point.y)
            maxX = max(maxX, point.x)
            maxY = max(maxY, point.y)
        }
        for section in packing.sections { section.outline.forEach(include) }
        for place in packing.xs.indices { include(PlanPoint(x: packing.xs[place], y: packing.ys[place])) }
        stage.outline.forEach(include)
        include(stage.focus)
        let margin: Float = 20
        return PlanBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }
}
