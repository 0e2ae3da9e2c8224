// Our own venue file: stage, categories and sections along lines and arcs, a stadium in a few kilobytes.
//
// The format is described in docs/seat-plan-format.md.

/// A venue file being read into a draft.
struct VenueFile {
    static let format = "ticketserver-seat-plan/1"
    private(set) var draft: SeatPlanDraft
    private let categories: CategoryNames

    init(_ node: PlanNode) throws(SeatPlanRefusal) {
        let root = try node.object(["format", "key", "version", "name", "stage", "categories", "sections"])
        let format = try root.required("format")
        guard try format.text() == VenueFile.format else {
            throw format.refusal(.expected("\"\(VenueFile.format)\""))
        }
        draft = SeatPlanDraft(
            key: try root.required("key").text(), version: try root.required("version").whole(1...1_000_000),
            name: try root.required("name").text(), stage: try VenueFile.stage(root.required("stage")))
        for item in try root.required("categories").array() { draft.categories.append(try VenueFile.category(item)) }
        categories = CategoryNames(draft.categories)
        for item in try root.required("sections").array() { draft.sections.append(try section(item)) }
    }

    private static func stage(_ node: PlanNode) throws(SeatPlanRefusal) -> SeatPlan.Stage {
        let node = try node.object(["label", "outline", "focus", "facing"])
        let outline = try node.optional("outline")?.polygon() ?? []
        var facing = PlanPoint(x: 0, y: 0)
        if let angle = try node.optional("facing")?.number(-360...360) { facing = .direction(degrees: angle) }
        return SeatPlan.Stage(
            label: try node.required("label").text(), outline: outline,
            focus: try node.required("focus").point(), facing: facing)
    }

    private static func category(_ node: PlanNode) throws(SeatPlanRefusal) -> SeatPlan.Category {
        let node = try node.object(["key", "name", "colour", "translations"])
        return SeatPlan.Category(
            key: try node.required("key").text(), name: try node.required("name").text(),
            colour: try node.required("colour").colour(), translations: try translations(node))
    }

    private static func translations(_ node: PlanNode) throws(SeatPlanRefusal) -> [Language: String] {
        guard let given = try node.optional("translations") else { return [:] }
        let known = try given.object(Language.allCases.map(\.rawValue))
        var translations: [Language: String] = [:]
        for language in Language.allCases {
            if let name = try known.optional(language.rawValue) { translations[language] = try name.text() }
        }
        return translations
    }

    private static let sectionKeys = [
        "key", "name", "group", "entrance", "kind", "view", "outline", "label", "category", "categories", "capacity",
        "rows", "tables", "accessible", "companion", "restricted",
    ]

    private func section(_ node: PlanNode) throws(SeatPlanRefusal) -> SeatPlanDraft.Section {
        let node = try node.object(VenueFile.sectionKeys)
        let key = try node.required("key").label()
        var section = SeatPlanDraft.Section(key: key, name: try node.optional("name")?.text() ?? key)
        section.path = node.path
        section.group = try node.optional("group")?.text() ?? ""
        section.entrance = try node.optional("entrance")?.text() ?? ""
        section.kind = try node.optional("kind")?.word() ?? .seats
        section.view = try node.optional("view")?.word() ?? .front
        section.outline = try node.optional("outline")?.polygon() ?? []
        section.label = try node.optional("label")?.point()
        section.category = try categories.index(node.required("category"))
        try fill(&section, from: node)
        try mark(&section, from: node)
        return section
    }

    /// The places of a section, by its kind.
    private func fill(_ section: inout SeatPlanDraft.Section, from node: PlanNode) throws(SeatPlanRefusal) {
        switch section.kind {
        case .standing:
            section.capacity = try node.required("capacity").whole(1...SeatPlan.placeLimit)
            if section.outline.isEmpty { throw node.refusal(.missingKey("outline")) }
        case .seats:
            var blocks: [VenueRows] = []
            for block in try node.required("rows").array("a list of row blocks") {
                blocks.append(try VenueRows(block))
            }
            section.rows = blocks.flatMap { $0.rows(category: section.category) }
            // Several blocks make no simple shape: they get the hull around their seats.
            if section.outline.isEmpty, blocks.count == 1 {
                section.outline = blocks[0].outline
                section.label = section.label ?? blocks[0].middle
            }
        case .tables:
            for table in try node.required("tables").array("a list of tables") {
                section.rows += try VenueTables.rows(table, category: section.category)
            }
        }
    }

    /// Categories of some rows, accessible and companion seats, restricted views.
    private func mark(_ section: inout SeatPlanDraft.Section, from node: PlanNode) throws(SeatPlanRefusal) {
        for (key, list) in try node.optional("categories")?.members() ?? [] {
            let category = try categories.index(PlanNode(value: .string(key), path: list.path))
            for mark in try PlanMark.list(list) {
                try section.change(mark) { seat in seat.category = category }
            }
        }
        let flags: [(String, PlaceFlags)] = [
            ("accessible", .accessible), ("companion", .companion), ("restricted", .restrictedView),
        ]
        for (key, flag) in flags {
            for mark in try PlanMark.list(node.optional(key)) {
                try section.change(mark) { seat in seat.flags.insert(flag) }
            }
        }
    }
}

extension SeatPlanDraft.Section {
    /// Changes every seat that the mark names; a mark that names no seat is a mistake of whoever wrote the file.
    fileprivate mutating func change(
        _ mark: PlanMark, _ change: (inout SeatPlanDraft.Seat) -> Void
    ) throws(SeatPlanRefusal) {
        var found = false
        for row in rows.indices where mark.has(row: rows[row].label) {
            for seat in rows[row].seats.indices where mark.has(seat: rows[row].seats[seat].label) {
                change(&rows[row].seats[seat])
                found = true
            }
        }
        if !found { throw SeatPlanRefusal(at: mark.path, .expected("seats of section \(key)")) }
    }
}

/// The keys of a plan's categories, in order.
struct CategoryNames {
    private let keys: [String]

    init(_ categories: [SeatPlan.Category]) { keys = categories.map(\.key) }

    func index(_ node: PlanNode) throws(SeatPlanRefusal) -> Int {
        let key = try node.text()
        guard let index = keys.firstIndex(of: key) else {
            throw node.refusal(.unknownCategory(key, suggestion: Nearest.to(key, of: keys)))
        }
        return index
    }
}

extension PlanNode {
    /// `#rrggbb`, given back in small letters.
    func colour() throws(SeatPlanRefusal) -> String {
        let text = try text().lowercased()
        guard text.utf8.count == 7, text.first == "#", Hex.decode(text.dropFirst()) != nil else {
            throw refusal(.expected("a colour as \"#1d4ed8\""))
        }
        return text
    }
}
