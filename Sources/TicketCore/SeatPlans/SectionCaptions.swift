// What is written into the shapes of the overview, so that it can be read on a phone.

/// Names where they fit; where one of a numbered family ("Sektor 101", "Sektor 102" …) does not, their numbers: neighbours
/// look alike. Where a text would be dirt rather than words, nothing: the shape's link has its name all the same.
struct SectionCaptions {
    /// Font sizes in plan units. A drawing is about 300 px wide on a phone: there the least is 7 px, the largest 15 px.
    private let least: Int
    private let largest: Float
    private var shortened: Set<Substring> = []

    /// - Parameter width: of the whole drawing, in plan units.
    init(_ sections: [SeatPlan.Section], width: Float) {
        least = Int(width / 44)
        largest = width / 20
        for section in sections where size(section.name, at: section.label, in: section.outline) < least {
            let (family, last) = SectionCaptions.words(section.name)
            if last.contains(where: \.isNumber) { shortened.insert(family) }
        }
    }

    func caption(of section: SeatPlan.Section) -> (text: String, size: Int) {
        let (family, last) = SectionCaptions.words(section.name)
        let text = shortened.contains(family) ? String(last) : section.name
        let size = size(text, at: section.label, in: section.outline)
        // A name that cannot be shortened may be smaller: on a desk it is read.
        return size >= least * 2 / 3 ? (text, size) : ("", least)
    }

    /// The largest size at which the text, upright on the label point, stays inside the outline. A letter is about 0.66
    /// of the font size wide.
    func size(_ text: String, at point: PlanPoint, in outline: [PlanPoint]) -> Int {
        let letters = max(1, Float(text.count)) * 0.66
        let step = largest / 48
        var size = largest
        while size > 6 * step {
            let (right, down) = (letters * size / 2, size * 0.45)
            let corners = [(-right, -down), (right, -down), (-right, down), (right, down), (0, -down), (0, down)]
            if corners.allSatisfy({ SeatPlanPolygon.contains(outline, point.moved(by: $0.0, $0.1)) }) { break }
            size -= step
        }
        return Int(size)
    }

    /// "Sektor", "101"; a name of one word is its own family.
    private static func words(_ name: String) -> (family: Substring, last: Substring) {
        guard let space = name.lastIndex(of: " ") else { return (name[...], name[...]) }
        return (name[..<space], name[name.index(after: space)...])
    }
}
