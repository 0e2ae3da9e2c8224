// Polygons of a plan: what is a proper outline, its middle, and the hull around seats.

/// Plain geometry on closed polygons; the last corner is joined to the first.
enum SeatPlanPolygon {
    /// What is wrong with an outline, or nil.
    static func fault(_ corners: [PlanPoint]) -> String? {
        guard corners.count >= 3 else { return "\(corners.count) corners" }
        guard corners.count <= 512 else { return "\(corners.count) corners; at most 512" }
        if abs(area(corners)) < 1 { return "no area" }
        for one in 0..<corners.count {
            for other in one + 1..<corners.count where cross(corners, edge: one, other) {
                return "edges \(one) and \(other) cross"
            }
        }
        return nil
    }

    /// The area, positive when the corners run clockwise on a screen.
    static func area(_ corners: [PlanPoint]) -> Float {
        var sum: Float = 0
        for (index, corner) in corners.enumerated() {
            let next = corners[(index + 1) % corners.count]
            sum += corner.x * next.y - next.x * corner.y
        }
        return sum / 2
    }

    /// The centre of gravity; of a polygon without area the mean of its corners.
    static func centre(_ corners: [PlanPoint]) -> PlanPoint {
        guard let origin = corners.first else { return PlanPoint(x: 0, y: 0) }
        var (sumX, sumY, doubled): (Float, Float, Float) = (0, 0, 0)
        for (index, corner) in corners.enumerated() {
            let next = corners[(index + 1) % corners.count]
            // Relative to the first corner: far from zero a Float has no digits left for the products.
            let (x, y) = (corner.x - origin.x, corner.y - origin.y)
            let (nextX, nextY) = (next.x - origin.x, next.y - origin.y)
            let weight = x * nextY - nextX * y
            sumX += (x + nextX) * weight
            sumY += (y + nextY) * weight
            doubled += weight
        }
        guard abs(doubled) > 0.001 else {
            let count = Float(corners.count)
            let x = corners.reduce(0) { $0 + $1.x } / count
            return PlanPoint(x: x, y: corners.reduce(0) { $0 + $1.y } / count)
        }
        return PlanPoint(x: origin.x + sumX / (3 * doubled), y: origin.y + sumY / (3 * doubled))
    }

    /// Whether a point is inside, by counting the edges a ray from it crosses.
    static func contains(_ corners: [PlanPoint], _ point: PlanPoint) -> Bool {
        var inside = false
        for (index, corner) in corners.enumerated() {
            let next = corners[(index + 1) % corners.count]
            guard (corner.y > point.y) != (next.y > point.y) else { continue }
            let ratio = (point.y - corner.y) / (next.y - corner.y)
            if point.x < corner.x + ratio * (next.x - corner.x) { inside.toggle() }
        }
        return inside
    }

    /// The convex hull of the squares of half-width `margin` around the points (Andrew's monotone chain).
    static func hull(_ points: some Sequence<PlanPoint>, margin: Float) -> [PlanPoint] {
        var all: [PlanPoint] = []
        for point in points {
            for (x, y) in [(-margin, -margin), (-margin, margin), (margin, -margin), (margin, margin)] {
                all.append(PlanPoint(x: point.x + x, y: point.y + y))
            }
        }
        all.sort { ($0.x, $0.y) < ($1.x, $1.y) }
        return chain(all).dropLast() + chain(all.reversed()).dropLast()
    }

    private static func chain(_ sorted: [PlanPoint]) -> [PlanPoint] {
        var chain: [PlanPoint] = []
        for point in sorted {
            while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
                chain.removeLast()
            }
            chain.append(point)
        }
        return chain
    }

    private static func turn(_ one: PlanPoint, _ two: PlanPoint, _ three: PlanPoint) -> Float {
        (two.x - one.x) * (three.y - one.y) - (two.y - one.y) * (three.x - one.x)
    }

    /// Whether two edges that do not follow each other cross properly.
    private static func cross(_ corners: [PlanPoint], edge one: Int, _ other: Int) -> Bool {
        let (a, b) = (corners[one], corners[(one + 1) % corners.count])
        let (c, d) = (corners[other], corners[(other + 1) % corners.count])
        return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
    }
}
