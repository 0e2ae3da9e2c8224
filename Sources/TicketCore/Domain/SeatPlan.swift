// A seat plan: every place of a venue in one version, immutable, in arrays indexed by the place's ordinal.

/// A venue's places. A *place* is a seat or room for one person in a standing area; its *ordinal* (0 ..< `count`) is
/// its index in every array and in the availability map of an event. Ordinals are stable within one version only: over
/// versions a seat is known by section key, row and seat label (`identity(of:)`).
///
/// About 20 bytes a place; made by `SeatPlanDraft.plan()`, which refuses what cannot be sold.
package struct SeatPlan: Sendable {
    /// The most places a plan may have.
    package static let placeLimit = 262_144

    /// The plan's name in addresses and files, for example `gdansk-stadium`.
    package let key: String
    package let version: Int
    package let name: String
    package let stage: Stage
    /// Holds every seat, outline and the stage, with a margin.
    package let bounds: PlanBox
    package let categories: [Category]
    package let sections: [Section]
    package let rows: [Row]

    let xs: [Float]
    let ys: [Float]
    let categoryOfPlace: [UInt8]
    let flagsOfPlace: [PlaceFlags]
    let sectionOfPlace: [UInt16]
    /// Seat numbers; from `textLabel` on, an index in `labels`.
    let numbers: [UInt16]
    let labels: [String]
    /// Lower is better; see `SeatPlanDraft.remoteness`.
    let remotenessOfPlace: [Float]
    let sectionByKey: [String: Int]
    let categoryByKey: [String: Int]

    static let textLabel: UInt16 = 0x8000

    /// How many places there are.
    package var count: Int { xs.count }

    package func hasPlace(_ place: Int) -> Bool { xs.indices.contains(place) }

    /// Index in `sections`.
    package func section(of place: Int) -> Int { Int(sectionOfPlace[place]) }

    /// Index in `categories`.
    package func category(of place: Int) -> Int { Int(categoryOfPlace[place]) }

    package func flags(of place: Int) -> PlaceFlags { flagsOfPlace[place] }

    /// Where the seat stands; for a standing place the area's label point.
    package func position(of place: Int) -> PlanPoint { PlanPoint(x: xs[place], y: ys[place]) }

    /// How far from the stage the place is, with what the angle costs added: lower is better. Plan units.
    package func remoteness(of place: Int) -> Float { remotenessOfPlace[place] }

    /// Index in `rows`; nil for a standing place.
    package func row(of place: Int) -> Int? {
        var range = sections[section(of: place)].rows
        guard !range.isEmpty else { return nil }
        while range.count > 1 {
            let middle = range.lowerBound + range.count / 2
            range = rows[middle].places.lowerBound > place ? range.lowerBound..<middle : middle..<range.upperBound
        }
        return range.lowerBound
    }

    /// The seat's number as it is written on the chair; in a standing area 1, 2, 3 …
    package func seatLabel(of place: Int) -> String {
        let number = numbers[place]
        if number >= SeatPlan.textLabel { return labels[Int(number - SeatPlan.textLabel)] }
        if number == 0 { return String(place - sections[section(of: place)].places.lowerBound + 1) }
        return String(number)
    }

    /// The pieces of the name that people are told.
    package func label(of place: Int) -> PlaceLabel {
        let section = sections[section(of: place)]
        guard let row = row(of: place) else {
            return PlaceLabel(
                kind: section.kind, section: section.name, entrance: section.entrance, row: nil, seat: nil)
        }
        return PlaceLabel(
            kind: section.kind, section: section.name, entrance: section.entrance, row: rows[row].label,
            seat: seatLabel(of: place))
    }

    /// What a place is known by over versions, in files and to partners: `section/row/seat`, a standing place
    /// `section/number`. Unique in the plan.
    package func identity(of place: Int) -> String {
        let section = sections[section(of: place)].key
        guard let row = row(of: place) else { return "\(section)/\(seatLabel(of: place))" }
        return "\(section)/\(rows[row].label)/\(seatLabel(of: place))"
    }

    /// The place with that identity, if the plan has it.
    package func place(identity: String) -> Int? {
        let parts = identity.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, let index = sectionByKey[String(first)] else { return nil }
        let section = sections[index]
        if section.kind == .standing {
            guard parts.count == 2, let number = Int(digits: parts[1]), number >= 1, number <= section.places.count,
                parts[1].utf8.first != UInt8(ascii: "0")
            else { return nil }
            return section.places.lowerBound + number - 1
        }
        guard parts.count == 3 else { return nil }
        return place(section: index, row: parts[1], seat: parts[2])
    }

    /// The seat with these labels. A section may have two rows of one name (halves); both are searched.
    package func place(section: Int, row: some StringProtocol, seat: some StringProtocol) -> Int? {
        for candidate in rows[sections[section].rows] where candidate.label == row {
            if let found = candidate.places.first(where: { seatLabel(of: $0) == seat }) { return found }
        }
        return nil
    }

    package func sectionIndex(key: String) -> Int? { sectionByKey[key] }
    package func categoryIndex(key: String) -> Int? { categoryByKey[key] }

    /// Whether two seats sit beside each other, with nothing between them.
    package func areNeighbours(_ one: Int, _ other: Int) -> Bool {
        let (first, second) = (min(one, other), max(one, other))
        guard second - first == 1, let row = row(of: first) else { return false }
        return rows[row].places.contains(second) && !flagsOfPlace[second].contains(.aisleBefore)
    }
}
