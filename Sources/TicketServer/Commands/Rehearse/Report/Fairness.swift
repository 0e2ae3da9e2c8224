// Whether the line was fair: place against arrival, measured and said in words.

/// What the fans' numbers and places say about the line.
struct Fairness: Sendable, Hashable {
    /// Fans of the draw: the order of arrival against the place. Nil without a draw, or with fewer than three of them.
    let drawn: RankCorrelation?
    /// Fans who came after the draw, or all of them without one: the order of their numbers against the place.
    let queued: RankCorrelation?
    /// Fans who share a number or a place with another.
    let shared: Int
    /// Fans whose place lies on the wrong side of the draw's end.
    let misplaced: Int

    /// Beyond this many standard deviations of chance, arrival had to do with the place.
    static let chance = 4.0

    init(_ result: RehearsalResult) {
        let placed = result.fans.compactMap { fan in fan.place.map { (fan: fan, place: $0) } }
        let inDraw = placed.filter { $0.fan.number < result.drawn }
        let after = placed.filter { $0.fan.number >= result.drawn }
        drawn = inDraw.count < 3 ? nil : RankCorrelation(inDraw.map { (Int64($0.fan.joinedAt), $0.place) })
        queued = after.count < 2 ? nil : RankCorrelation(after.map { ($0.fan.number, $0.place) })
        let numbers = Set(result.fans.map(\.number)).count
        let places = Set(placed.map(\.place)).count
        shared = (result.fans.count - numbers) + (placed.count - places)
        misplaced =
            inDraw.count { !(0..<result.drawn).contains($0.place) } + after.count { $0.place < result.drawn }
    }

    /// Whether arrival had nothing to do with the place within the draw.
    var isDrawFair: Bool { (drawn?.deviations).map { abs($0) < Fairness.chance } ?? true }

    /// Whether nobody behind the draw was overtaken.
    var isLineKept: Bool { (queued?.kendall).map { $0 > 1 - 1e-12 } ?? true }

    /// What the figures mean, for people who do not know them.
    var sentences: [String] {
        var sentences: [String] = []
        if let drawn, let tau = drawn.kendall, let rho = drawn.spearman {
            sentences.append(
                "\(Figures.count(drawn.count)) fans took part in the draw. Their place and the moment they came have a "
                    + "Kendall tau of \(Figures.decimal(tau, 4)) and a Spearman rho of \(Figures.decimal(rho, 4)): "
                    + (isDrawFair
                        ? "no more than chance. Whoever came first had no better place than whoever came last."
                        : "more than chance explains. Coming early or late changed the place."))
        }
        if let queued, let tau = queued.kendall, let rho = queued.spearman {
            let who = drawn == nil ? "fans stood in line" : "fans came after the draw and stood behind it"
            sentences.append(
                "\(Figures.count(queued.count)) \(who). Their number and their place have a Kendall tau of "
                    + "\(Figures.decimal(tau, 4)) and a Spearman rho of \(Figures.decimal(rho, 4)): "
                    + (isLineKept
                        ? "the same order. Nobody was overtaken." : "not the same order. Somebody was overtaken."))
        }
        if sentences.isEmpty { sentences.append("Too few fans got a place to say anything about the line.") }
        return sentences
    }
}
