// Row and seat ranges ("1-5/10-14", "A-C/*"): how a venue file points at some of a section's seats.

/// Labels of a range: "1-24", "24-1", "A-K", or one label as it stands.
enum LabelRange {
    static func labels(_ node: PlanNode) throws(SeatPlanRefusal) -> [String] {
        if case .array = node.value {
            var labels: [String] = []
            for item in try node.array() { labels.append(try item.label()) }
            return labels
        }
        let text = try node.label()
        guard let (first, last) = ends(text) else { return [text] }
        guard let labels = expand(first, last) else {
            throw node.refusal(.expected("a range of at most 1,000 numbers or of capital letters"))
        }
        return labels
    }

    /// The two sides of "a-b", if there are two.
    private static func ends(_ text: String) -> (String, String)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return (String(parts[0]), String(parts[1]))
    }

    private static func expand(_ first: String, _ last: String) -> [String]? {
        if let from = Int(digits: first), let to = Int(digits: last) {
            guard abs(to - from) < 1000 else { return nil }
            return stride(from: from, through: to, by: to < from ? -1 : 1).map { String($0) }
        }
        guard let from = letter(first), let to = letter(last) else { return nil }
        return stride(from: from, through: to, by: to < from ? -1 : 1).map {
            String(Unicode.Scalar(UInt8($0)))
        }
    }

    private static func letter(_ text: String) -> Int? {
        guard text.utf8.count == 1, let byte = text.utf8.first, byte >= 0x41, byte <= 0x5A else { return nil }
        return Int(byte)
    }
}

/// Some seats of a section, as `rows/seats` where either side is a label, a range or `*`.
struct PlanMark {
    private enum Side {
        case all
        case some(Set<String>)

        func has(_ label: String) -> Bool {
            switch self {
            case .all: true
            case .some(let labels): labels.contains(label)
            }
        }
    }

    private let rows: Side
    private let seats: Side
    let path: String

    private init(_ node: PlanNode) throws(SeatPlanRefusal) {
        path = node.path
        let parts = try node.text().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw node.refusal(.expected("rows and seats as \"1-5/10-14\", \"A/*\" or \"*/1\""))
        }
        rows = try PlanMark.side(String(parts[0]), node)
        seats = try PlanMark.side(String(parts[1]), node)
    }

    private static func side(_ text: String, _ node: PlanNode) throws(SeatPlanRefusal) -> Side {
        if text == "*" { return .all }
        return .some(Set(try LabelRange.labels(PlanNode(value: .string(text), path: node.path))))
    }

    /// The list under `key`; empty if it is not there.
    static func list(_ node: PlanNode?) throws(SeatPlanRefusal) -> [PlanMark] {
        guard let node else { return [] }
        var marks: [PlanMark] = []
        for item in try node.array("a list of marks as \"1-5/10-14\"") { marks.append(try PlanMark(item)) }
        return marks
    }

    func has(row: String) -> Bool { rows.has(row) }
    func has(seat: String) -> Bool { seats.has(seat) }
}
