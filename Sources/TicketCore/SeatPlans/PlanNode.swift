// Typed reading of a plan's JSON: every accessor knows the path of what it reads and refuses by it.

/// A JSON value and where it stands in its file (`sections[3].rows[0]`).
struct PlanNode {
    let value: JSON
    let path: String

    /// An object that has no other keys than `known`. A key that is not known is refused with the nearest that is.
    func object(_ known: [String]) throws(SeatPlanRefusal) -> PlanNode {
        guard case .object(let members) = value else { throw refusal(.expected("an object")) }
        for member in members where !known.contains(member.name) {
            throw refusal(.unknownKey(member.name, suggestion: Nearest.to(member.name, of: known)))
        }
        return self
    }

    func refusal(_ reason: SeatPlanRefusal.Reason) -> SeatPlanRefusal { SeatPlanRefusal(at: path, reason) }

    /// The member `key`; nil if it is not there. `null` counts as not there.
    func optional(_ key: String) throws(SeatPlanRefusal) -> PlanNode? {
        guard case .object(let members) = value else { throw refusal(.expected("an object")) }
        guard let member = members.first(where: { $0.name == key }), member.value != .null else { return nil }
        return PlanNode(value: member.value, path: path.isEmpty ? key : "\(path).\(key)")
    }

    func required(_ key: String) throws(SeatPlanRefusal) -> PlanNode {
        guard let node = try optional(key) else { throw refusal(.missingKey(key)) }
        return node
    }

    func array(_ what: String = "a list") throws(SeatPlanRefusal) -> [PlanNode] {
        guard case .array(let values) = value else { throw refusal(.expected(what)) }
        return values.enumerated().map { PlanNode(value: $1, path: "\(path)[\($0)]") }
    }

    func members() throws(SeatPlanRefusal) -> [(key: String, node: PlanNode)] {
        guard case .object(let members) = value else { throw refusal(.expected("an object")) }
        return members.map { ($0.name, PlanNode(value: $0.value, path: "\(path).\($0.name)")) }
    }

    func text() throws(SeatPlanRefusal) -> String {
        guard case .string(let text) = value else { throw refusal(.expected("a text")) }
        return text
    }

    /// A label may be written as a number: 7 and "7" are the same seat.
    func label() throws(SeatPlanRefusal) -> String {
        if let whole = value.wholeNumber, whole >= 0 { return String(whole) }
        return try text()
    }

    func flag() throws(SeatPlanRefusal) -> Bool {
        guard case .bool(let flag) = value else { throw refusal(.expected("true or false")) }
        return flag
    }

    func whole(_ range: ClosedRange<Int>) throws(SeatPlanRefusal) -> Int {
        guard let whole = value.wholeNumber, range.contains(whole) else {
            throw refusal(.expected("a whole number, \(range.lowerBound) to \(range.upperBound)"))
        }
        return whole
    }

    func number(_ range: ClosedRange<Double> = -1_000_000...1_000_000) throws(SeatPlanRefusal) -> Double {
        guard let number = value.double, range.contains(number) else {
            throw refusal(.expected("a number, \(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    /// `[x, y]`
    func point() throws(SeatPlanRefusal) -> PlanPoint {
        let pair = try array("a point [x, y]")
        guard pair.count == 2 else { throw refusal(.expected("a point [x, y]")) }
        return PlanPoint(x: Float(try pair[0].number()), y: Float(try pair[1].number()))
    }

    /// `[[x, y], …]`, a proper polygon.
    func polygon() throws(SeatPlanRefusal) -> [PlanPoint] {
        var corners: [PlanPoint] = []
        for corner in try array("a list of points") { corners.append(try corner.point()) }
        if let fault = SeatPlanPolygon.fault(corners) { throw refusal(.badPolygon(fault)) }
        return corners
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String> & CaseIterable>() throws(SeatPlanRefusal) -> Word {
        let words = Word.allCases.map(\.rawValue)
        guard let word = Word(rawValue: try text()) else {
            throw refusal(.expected("one of \(words.joined(separator: ", "))"))
        }
        return word
    }
}
