// Rows of a venue file: along a line or an arc, numbered, with aisles and left-out seats; and tables.

import Glibc

extension PlanPoint {
    /// The unit vector of an angle: 0 to the right, 90 down, as the screen's axes run.
    static func direction(degrees: Double) -> PlanPoint {
        let angle = degrees * Double.pi / 180
        return PlanPoint(x: Float(cos(angle)), y: Float(sin(angle)))
    }

    func moved(by x: Float, _ y: Float) -> PlanPoint { PlanPoint(x: self.x + x, y: self.y + y) }
}

/// A block of rows: the first along a line or an arc, each further one a step behind it.
struct VenueRows {
    /// Where a row runs; offsets along it are in plan units.
    private enum Path {
        case line(from: PlanPoint, to: PlanPoint)
        case arc(centre: PlanPoint, radius: Double, from: Double, to: Double)

        var length: Double {
            switch self {
            case .line(let from, let to):
                Double(((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot())
            case .arc(_, let radius, let from, let to): radius * abs(to - from) * Double.pi / 180
            }
        }

        func point(_ offset: Double) -> PlanPoint {
            switch self {
            case .line(let from, let to):
                let part = Float(offset / length)
                return from.moved(by: (to.x - from.x) * part, (to.y - from.y) * part)
            case .arc(let centre, let radius, let from, let to):
                let way = PlanPoint.direction(degrees: from + (to - from) * offset / length)
                return centre.moved(by: way.x * Float(radius), way.y * Float(radius))
            }
        }
    }

    /// How far the next row is: a vector for lines, a larger or smaller radius for arcs.
    private enum Step {
        case vector(PlanPoint)
        case radius(Double)
    }

    private static let aisleWidth = 12.0
    private static let singleDepth = 26.0

    private let node: PlanNode
    private let labels: [String]
    private let path: Path
    private let step: Step
    private let spacing: Double
    private let counts: [Int]
    private let first: Int
    private let by: Int
    private let reverse: Bool
    private let aisles: Set<Int>
    private let skipped: [PlanMark]

    init(_ block: PlanNode) throws(SeatPlanRefusal) {
        node = try block.object([
            "rows", "line", "arc", "step", "seats", "spacing", "first", "by", "reverse", "aisles", "skip",
        ])
        labels = try LabelRange.labels(node.required("rows"))
        (path, step) = try VenueRows.course(node, rows: labels.count)
        spacing = try node.optional("spacing")?.number(1...1000) ?? 5
        first = try node.optional("first")?.whole(0...30_000) ?? 1
        by = try node.optional("by")?.whole(1...10) ?? 1
        reverse = try node.optional("reverse")?.flag() ?? false
        var aisles: Set<Int> = []
        for aisle in try node.optional("aisles")?.array() ?? [] { aisles.insert(try aisle.whole(1...10_000)) }
        self.aisles = aisles
        skipped = try PlanMark.list(node.optional("skip"))
        counts = try VenueRows.counts(node, rows: labels.count)
    }

    private static func course(_ node: PlanNode, rows: Int) throws(SeatPlanRefusal) -> (Path, Step) {
        if let line = try node.optional("line") {
            let ends = try line.array("two points")
            guard ends.count == 2 else { throw line.refusal(.expected("two points")) }
            let (from, to) = (try ends[0].point(), try ends[1].point())
            guard from != to else { throw line.refusal(.expected("two different points")) }
            let step = try rows > 1 ? node.required("step").point() : PlanPoint(x: 0, y: 0)
            return (.line(from: from, to: to), .vector(step))
        }
        guard let arc = try node.optional("arc")?.object(["centre", "radius", "from", "to"]) else {
            throw node.refusal(.missingKey("line\" or \"arc"))
        }
        let (from, to) = (try arc.required("from").number(-720...720), try arc.required("to").number(-720...720))
        guard from != to else { throw arc.refusal(.expected("two different angles")) }
        let path = Path.arc(
            centre: try arc.required("centre").point(), radius: try arc.required("radius").number(1...100_000),
            from: from, to: to)
        return (path, .radius(rows > 1 ? try node.required("step").number(-1000...1000) : 0))
    }

    /// Seats a row: one number for all, one for each, or none for as many as fit.
    private static func counts(_ node: PlanNode, rows: Int) throws(SeatPlanRefusal) -> [Int] {
        guard let seats = try node.optional("seats") else { return [] }
        guard case .array = seats.value else { return Array(repeating: try seats.whole(1...10_000), count: rows) }
        var counts: [Int] = []
        for item in try seats.array() { counts.append(try item.whole(0...10_000)) }
        guard counts.count == rows else { throw seats.refusal(.expected("a number for each of \(rows) rows")) }
        return counts
    }

    func rows(category: Int) -> [SeatPlanDraft.Row] {
        labels.indices.map { index in
            let seats = seats(row: labels[index], along: course(of: Double(index)), index, category)
            return SeatPlanDraft.Row(label: labels[index], seats: seats, path: node.path)
        }
    }

    /// The seats of a row, centred on it.
    private func seats(row: String, along path: Path, _ index: Int, _ category: Int) -> [SeatPlanDraft.Seat] {
        let room = path.length - Double(aisles.count) * VenueRows.aisleWidth
        let count = counts.isEmpty ? max(0, Int(room / spacing)) : counts[index]
        let crossed = aisles.filter { $0 < count }.count
        let width = Double(count - 1) * spacing + Double(crossed) * VenueRows.aisleWidth
        let skips = skipped.filter { $0.has(row: row) }
        var offset = (path.length - width) / 2
        var seats: [SeatPlanDraft.Seat] = []
        var gap = false
        for seat in 0..<count {
            if seat > 0 { offset += spacing }
            if aisles.contains(seat) {
                offset += VenueRows.aisleWidth
                gap = true
            }
            let label = String(first + by * (reverse ? count - 1 - seat : seat))
            if skips.contains(where: { $0.has(seat: label) }) {
                gap = true
                continue
            }
            let at = path.point(offset)
            let flags: PlaceFlags = gap ? .aisleBefore : []
            seats.append(SeatPlanDraft.Seat(label: label, x: at.x, y: at.y, category: category, flags: flags))
            gap = false
        }
        return seats
    }

    /// The path of row `index`; a fraction is between two rows.
    private func course(of index: Double) -> Path {
        switch (path, step) {
        case (.line(let from, let to), .vector(let step)):
            let (x, y) = (step.x * Float(index), step.y * Float(index))
            return .line(from: from.moved(by: x, y), to: to.moved(by: x, y))
        case (.arc(let centre, let radius, let from, let to), .radius(let step)):
            return .arc(centre: centre, radius: max(1, radius + step * index), from: from, to: to)
        default: return path
        }
    }

    /// The shape around the block: half a row before its first and behind its last; a single row is drawn
    /// deep enough to be named and hit with a finger.
    var outline: [PlanPoint] {
        if labels.count > 1 {
            return corners(course(of: -0.5)) + corners(course(of: Double(labels.count) - 0.5)).reversed()
        }
        switch path {
        case .arc(let centre, let radius, let from, let to):
            let half = min(VenueRows.singleDepth, radius) / 2
            return corners(.arc(centre: centre, radius: radius - half, from: from, to: to))
                + corners(.arc(centre: centre, radius: radius + half, from: from, to: to)).reversed()
        case .line(let from, let to):
            let part = Float(VenueRows.singleDepth / path.length / 2)
            let (x, y) = ((to.y - from.y) * part, (from.x - to.x) * part)
            return [from.moved(by: x, y), to.moved(by: x, y), to.moved(by: -x, -y), from.moved(by: -x, -y)]
        }
    }

    /// The middle of the middle row: inside the shape, however much it is bent.
    var middle: PlanPoint {
        let path = course(of: Double(labels.count - 1) / 2)
        return path.point(path.length / 2)
    }

    private func corners(_ path: Path) -> [PlanPoint] {
        guard case .arc(_, _, let from, let to) = path else { return [path.point(0), path.point(path.length)] }
        let pieces = max(1, Int((abs(to - from) / 4).rounded(.up)))
        return (0...pieces).map { path.point(path.length * Double($0) / Double(pieces)) }
    }
}

/// Tables: chairs on a circle, the first one towards the top, clockwise.
enum VenueTables {
    static func rows(_ node: PlanNode, category: Int) throws(SeatPlanRefusal) -> [SeatPlanDraft.Row] {
        let table = try node.object(["tables", "at", "step", "chairs", "radius"])
        let labels = try LabelRange.labels(table.required("tables"))
        let chairs = try table.required("chairs").whole(1...100)
        let radius = Float(try table.optional("radius")?.number(1...1000) ?? 8)
        let start = try table.required("at").point()
        let step = try labels.count > 1 ? table.required("step").point() : PlanPoint(x: 0, y: 0)
        return labels.enumerated().map { index, label in
            let centre = start.moved(by: step.x * Float(index), step.y * Float(index))
            let seats = (0..<chairs).map { chair in
                let way = PlanPoint.direction(degrees: 360 * Double(chair) / Double(chairs) - 90)
                return SeatPlanDraft.Seat(
                    label: String(chair + 1), x: centre.x + way.x * radius, y: centre.y + way.y * radius,
                    category: category)
            }
            return SeatPlanDraft.Row(label: label, seats: seats, path: node.path)
        }
    }
}
