// One section up close: where its seats stand, as compact bytes.

/// What the canvas of one section is drawn from. It depends on the plan's version only, so it can be kept for ever under
/// its name.
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
}
