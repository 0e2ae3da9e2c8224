// The venue at a glance: one shape a section, as the pieces of an inline SVG.

/// What the overview of a plan is drawn from. Whole numbers of plan units, moved so that the view box begins at 0.
package struct SectionOverview: Sendable {
    package struct Shape: Hashable, Sendable {
        /// Index in the plan's sections.
        package let section: Int
        package let key: String
        package let name: String
        /// The `d` of an SVG path.
        package let path: String
        package let labelX: Int
        package let labelY: Int
        /// The largest font size (plan units) at which `caption` stays inside the shape.
        package let labelSize: Int
        /// The name or its last word; empty where neither could be read.
        package let caption: String
    }

    package let width: Int
    package let height: Int
    package let shapes: [Shape]
    /// The `d` of the stage's path; empty if the plan has no outline of it.
    package let stagePath: String
    package let stageLabel: String
    package let stageX: Int
    package let stageY: Int
    package let stageLabelSize: Int

    package var viewBox: String { "0 0 \(width) \(height)" }

    package init(_ plan: SeatPlan) {
        let bounds = plan.bounds
        width = Int(bounds.width.rounded(.up))
        height = Int(bounds.height.rounded(.up))
        let captions = SectionCaptions(plan.sections, width: bounds.width)
        shapes = plan.sections.indices.map { index in
            let section = plan.sections[index]
            let (caption, size) = captions.caption(of: section)
            return Shape(
                section: index, key: section.key, name: section.name,
                path: SectionOverview.path(section.outline, bounds), labelX: Int(section.label.x - bounds.minX),
                labelY: Int(section.label.y - bounds.minY), labelSize: size, caption: caption)
        }
        let stage = plan.stage
        stagePath = stage.outline.isEmpty ? "" : SectionOverview.path(stage.outline, bounds)
        stageLabel = stage.label
        let middle = stage.outline.isEmpty ? stage.focus : SeatPlanPolygon.centre(stage.outline)
        stageX = Int(middle.x - bounds.minX)
        stageY = Int(middle.y - bounds.minY)
        stageLabelSize = captions.size(stage.label, at: middle, in: stage.outline)
    }

    /// Absolute start, relative lines: a third shorter than absolute ones.
    private static func path(_ outline: [PlanPoint], _ bounds: PlanBox) -> String {
        var text = ""
        var (lastX, lastY) = (0, 0)
        for (index, corner) in outline.enumerated() {
            let (x, y) = (Int((corner.x - bounds.minX).rounded()), Int((corner.y - bounds.minY).rounded()))
            text += index == 0 ? "M\(x) \(y)" : "l\(x - lastX) \(y - lastY)"
            (lastX, lastY) = (x, y)
        }
        return text + "z"
    }
}
