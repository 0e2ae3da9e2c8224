// One section up close: where its seats stand, as compact bytes, and what they are called, as compact JSON.

/// What the canvas and the list of one section are made of. Both answers depend on the plan's version only, so they can
/// be kept for ever under its name.
package struct SectionDrawing: Sendable {
    /// Corner and size of the seats in the plan, with half a seat around them.
    package let box: PlanBox
    /// How many steps of a coordinate make one plan unit.
    package let scale: Float

    private let plan: SeatPlan
    private let section: SeatPlan.Section

    package init(_ plan: SeatPlan, section index: Int) {
        self.plan = plan
        section = plan.sections[index]
        let margin: Float = 4
        var (minX, minY, maxX, maxY) = (Float.infinity, Float.infinity, -Float.infinity, -Float.infinity)
        let seats = section.kind == .standing ? section.outline : section.places.map(plan.position)
        for point in seats {
            (minX, minY) = (min(minX, point.x), min(minY, point.y))
            (maxX, maxY) = (max(maxX, point.x), max(maxY, point.y))
        }
        box = PlanBox(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
        scale = min(16, 65_535 / max(box.width, box.height))
    }

    /// x and y of each seat, in order of ordinal: two little-endian 16-bit numbers, steps of 1/`scale` unit from the
    /// corner of `box`. Four bytes a seat; nothing for a standing area.
    package func coordinates() -> [UInt8] {
        guard section.kind != .standing else { return [] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(section.places.count * 4)
        for place in section.places {
            let point = plan.position(of: place)
            for value in [point.x - box.minX, point.y - box.minY] {
                let step = UInt16((value * scale).rounded())
                bytes.append(UInt8(truncatingIfNeeded: step))
                bytes.append(UInt8(truncatingIfNeeded: step >> 8))
            }
        }
        return bytes
    }

    /// Rows, labels and what is special, as one JSON object:
    ///
    ///     {"key":"101","name":"Sektor 101","kind":"seats","entrance":"Brama 1","view":"front",
    ///      "first":17000,"count":480,"width":210.5,"height":190.0,"scale":16,"x":120.0,"y":88.5,
    ///      "stage":[-310,45],
    ///      "rows":[{"label":"1","count":20,"from":1,"by":1},{"label":"2","count":3,"seats":["1","2","2A"]}],
    ///      "categories":[[0,300],[2,180]],
    ///      "accessible":[0,2],"companion":[1,3],"restricted":[],"aisles":[10]}
    ///
    /// `first` is the ordinal of its first place; `categories` are runs of [index, places]; the lists of special seats
    /// are positions within the section (`aisles`: there is a gap before it); `stage` is its focus, from the corner.
    package func json() -> [UInt8] {
        var json = "{\"key\":\(quoted(section.key)),\"name\":\(quoted(section.name))"
        json += ",\"kind\":\"\(section.kind.rawValue)\",\"entrance\":\(quoted(section.entrance))"
        json += ",\"view\":\"\(section.view.rawValue)\",\"first\":\(section.places.lowerBound)"
        json += ",\"count\":\(section.places.count),\"width\":\(tenths(box.width)),\"height\":\(tenths(box.height))"
        json += ",\"scale\":\(tenths(scale)),\"x\":\(tenths(box.minX)),\"y\":\(tenths(box.minY))"
        let (x, y) = (plan.stage.focus.x - box.minX, plan.stage.focus.y - box.minY)
        json += ",\"stage\":[\(Int(x)),\(Int(y))]"
        json += ",\"rows\":[\(plan.rows[section.rows].map(row).joined(separator: ","))]"
        json += ",\"categories\":[\(categoryRuns())]"
        json += ",\"accessible\":[\(positions(.accessible))],\"companion\":[\(positions(.companion))]"
        json += ",\"restricted\":[\(positions(.restrictedView))],\"aisles\":[\(positions(.aisleBefore))]}"
        return Array(json.utf8)
    }

    /// Numbers that go up or down evenly as `from` and `by`, anything else as a list.
    private func row(_ row: SeatPlan.Row) -> String {
        let head = "{\"label\":\(quoted(row.label)),\"count\":\(row.places.count),"
        let labels = row.places.map(plan.seatLabel)
        let numbers = labels.compactMap { Int(digits: $0) }
        let by = numbers.count > 1 ? numbers[1] - numbers[0] : 1
        let even = zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == by }
        if even, let from = numbers.first, numbers.map({ String($0) }) == labels {
            return head + "\"from\":\(from),\"by\":\(by)}"
        }
        return head + "\"seats\":[\(labels.map(quoted).joined(separator: ","))]}"
    }

    private func categoryRuns() -> String {
        var runs: [(category: Int, count: Int)] = []
        for place in section.places {
            let category = plan.category(of: place)
            if let last = runs.last, last.category == category {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((category, 1))
            }
        }
        return runs.map { "[\($0.category),\($0.count)]" }.joined(separator: ",")
    }

    private func positions(_ flag: PlaceFlags) -> String {
        let first = section.places.lowerBound
        return section.places.filter { plan.flags(of: $0).contains(flag) }.map { String($0 - first) }
            .joined(separator: ",")
    }

    /// A number with at most one decimal, as JSON writes it.
    private func tenths(_ value: Float) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// A JSON string; `<` is escaped too, so that it may stand inside a page's script element.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..."\u{1F}", "<", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
