// Why a seat plan is refused, and where in its file the reason stands.

/// A plan that cannot be sold. Names the place in the file as a path: `sections[3].rows[0].seats`.
package struct SeatPlanRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        /// The text is not JSON.
        case notJSON(String)
        /// A key that the format does not have; the nearest that it has, if one is near.
        case unknownKey(String, suggestion: String?)
        case missingKey(String)
        /// A value of another type or outside its range; says what was expected.
        case expected(String)
        case unknownCategory(String, suggestion: String?)
        case duplicateCategory(String)
        case duplicateSection(String)
        case duplicateSeat(section: String, row: String, seat: String)
        case noSeats
        case tooMany(count: Int, limit: Int)
        /// Fewer than three corners, no area, or edges that cross.
        case badPolygon(String)
    }

    package let path: String
    package let reason: Reason

    package init(at path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// One English line for a terminal or a log.
    package var description: String { "\(path.isEmpty ? "plan" : path): \(reason.text)" }
}

extension SeatPlanRefusal.Reason {
    var text: String {
        switch self {
        case .notJSON(let detail): "not JSON: \(detail)"
        case .unknownKey(let key, let near): "unknown key \"\(key)\"" + hint(near)
        case .missingKey(let key): "\"\(key)\" is missing"
        case .expected(let what): "expected \(what)"
        case .unknownCategory(let key, let near): "unknown category \"\(key)\"" + hint(near)
        case .duplicateCategory(let key): "category \"\(key)\" is there twice"
        case .duplicateSection(let key): "section \"\(key)\" is there twice"
        case .duplicateSeat(let section, let row, let seat):
            "section \(section), row \(row), seat \(seat) is there twice"
        case .noSeats: "no seats"
        case .tooMany(let count, let limit): "\(count) places; at most \(limit)"
        case .badPolygon(let why): "not a polygon: \(why)"
        }
    }

    private func hint(_ near: String?) -> String { near.map { "; did you mean \"\($0)\"?" } ?? "" }
}
