// The poster of an event: drawn from its identity and hue, the same on every visit and every machine.

import TicketCore

/// A generated cover. It has presentation attributes only, so that it lives under a style policy without `unsafe-inline`.
struct Cover: Sendable {
    /// Decides the drawing; the event's identity.
    let seed: Int64
    /// Degrees on the colour wheel, 0 ..< 360.
    let hue: Int

    private enum Motif: Int, CaseIterable { case arena, beams, discs, waves, pulse }

    /// The drawing, 800 × 1000, cropped by its frame. It is decoration: the title stands beside it as text.
    var html: HTML {
        let dice = SeededRandomness(seed: UInt64(bitPattern: seed))
        let motif = Motif.allCases[Int(dice.below(UInt64(Motif.allCases.count)))]
        let name = "cover-\(UInt64(bitPattern: seed))"
        return """
            <svg class="cover" viewBox="0 0 800 1000" preserveAspectRatio="xMidYMid slice" aria-hidden="true">\
            <defs><linearGradient id="\(name)" x1="0" y1="0" x2="0.6" y2="1">\
            <stop offset="0" stop-color="\(colour(0, 80, 62))"/><stop offset="0.55" stop-color="\(colour(24 * drift, 74, 42))"/>\
            <stop offset="1" stop-color="\(colour(52 * drift, 62, 16))"/></linearGradient></defs>\
            <rect width="800" height="1000" fill="url(#\(name))"/>\(shapes(motif, dice))</svg>
            """
    }

    private func shapes(_ motif: Motif, _ dice: SeededRandomness) -> HTML {
        switch motif {
        case .arena: arena(dice)
        case .beams: beams(dice)
        case .discs: discs(dice)
        case .waves: waves(dice)
        case .pulse: pulse(dice)
        }
    }

    /// Warm hues darken towards purple, cold ones towards blue and violet: the other way round both turn brown.
    private var drift: Int { hue >= 310 || hue < 75 ? -1 : 1 }

    /// A colour `turn` degrees from the event's hue.
    private func colour(_ turn: Int, _ saturation: Int, _ lightness: Int) -> String {
        "hsl(\((hue + turn + 720) % 360), \(saturation)%, \(lightness)%)"
    }

    private func number(_ range: ClosedRange<Int>, _ dice: SeededRandomness) -> Int {
        range.lowerBound + Int(dice.below(UInt64(range.count)))
    }

    /// Rings of a stadium around a lit stage.
    private func arena(_ dice: SeededRandomness) -> HTML {
        let centre = (x: number(300...560, dice), y: number(560...700, dice))
        let steps = Array(1...9)
        func ring(_ step: Int) -> HTML {
            let dash = "\(number(40...220, dice)) \(number(8...30, dice))"
            return """
                <ellipse cx="\(centre.x)" cy="\(centre.y)" rx="\(70 + step * 68)" ry="\(40 + step * 46)" fill="none" \
                stroke="\(colour(-step * 6, 90, 82 - step * 4))" stroke-opacity="\(step % 3 == 0 ? "0.85" : "0.45")" \
                stroke-width="\(6 + step * 3)" stroke-dasharray="\(dash)"/>
                """
        }
        return """
            \(each: steps, ring)<ellipse cx="\(centre.x)" cy="\(centre.y)" rx="78" ry="46" fill="\(colour(150, 95, 78))"/>
            """
    }

    /// Stage lights crossing.
    private func beams(_ dice: SeededRandomness) -> HTML {
        func beam(_ index: Int) -> HTML {
            let top = 60 + index * 112
            let foot = number(-200...1000, dice)
            let width = number(90...260, dice)
            return """
                <path d="M\(top) -20 L\(foot) 1020 L\(foot + width) 1020 Z" fill="\(colour(index % 2 == 0 ? 30 : 170, 95, 78))" \
                fill-opacity="\(index % 2 == 0 ? "0.34" : "0.22")"/>
                """
        }
        return """
            \(each: 0..<7, beam)<circle cx="400" cy="1010" r="\(number(230...300, dice))" fill="\(colour(40, 60, 10))" fill-opacity="0.75"/>
            """
    }

    /// Overlapping discs, one of them cut as a moon.
    private func discs(_ dice: SeededRandomness) -> HTML {
        func disc(_ index: Int) -> HTML {
            """
            <circle cx="\(number(60...740, dice))" cy="\(number(120...860, dice))" r="\(number(90...290, dice))" \
            fill="\(colour(index * 38 - 60, 92, 66))" fill-opacity="\(index == 2 ? "0.9" : "0.42")"/>
            """
        }
        return "\(each: 0..<6, disc)"
    }

    /// Lines of a landscape or of a record.
    private func waves(_ dice: SeededRandomness) -> HTML {
        let (left, right) = (number(-160...200, dice), number(-200...160, dice))
        func wave(_ index: Int) -> HTML {
            let y = 170 + index * 62
            let lift = left * (13 - index) / 13
            let drop = right * (index + 2) / 13
            return """
                <path d="M-20 \(y) C 200 \(y + lift), 320 \(y - lift), 430 \(y + drop) S 660 \(y + lift), 820 \(y - drop)" fill="none" \
                stroke="\(colour(-index * 7, 92, 84 - index * 3))" stroke-width="\(4 + index * 2)" stroke-opacity="0.8"/>
                """
        }
        return """
            <circle cx="\(number(200...620, dice))" cy="300" r="150" fill="\(colour(140, 95, 78))" fill-opacity="0.9"/>\(each: 0..<13, wave)
            """
    }

    /// Bars of sound.
    private func pulse(_ dice: SeededRandomness) -> HTML {
        func bar(_ index: Int) -> HTML {
            let height = number(120...720, dice)
            return """
                <rect x="\(34 + index * 62)" y="\(500 - height / 2)" width="34" height="\(height)" rx="17" \
                fill="\(colour(index * 9 - 40, 95, 74))" fill-opacity="\(index % 4 == 1 ? "0.95" : "0.55")"/>
                """
        }
        return "\(each: 0..<12, bar)"
    }
}
