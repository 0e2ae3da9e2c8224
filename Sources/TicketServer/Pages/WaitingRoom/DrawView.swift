// One draw as pages show it: every value that is public by now.

import TicketCore

struct DrawView: Sendable, Hashable {
    enum Grade: String, Sendable, Hashable, CaseIterable {
        case beacon = "A"
        case seedOnly = "B"
    }

    enum Late: Sendable, Hashable { case root, beacon, key }

    struct Chain: Sendable, Hashable {
        var hash: String
        var round: Int64
        var roundAt: Instant
        /// Where anybody can read the round: `https://host`.
        var mirrors: [String]
    }

    struct Beacon: Sendable, Hashable {
        var randomness: String
        var signature: String?
        var isVerified: Bool
        var by: String
    }

    var number: Int
    var grade: Grade
    var algorithm: String
    /// Bytes are in hexadecimal digits.
    var commitment: String
    var chain: Chain?
    var announced: Instant
    var lobby: Instant
    var cutOff: Instant
    var doors: Instant
    /// Why it replaced the one before.
    var reason: String?
    var isReplaced = false
    var numbers: Int64?
    var root: String?
    var rootAt: Instant?
    var beacon: Beacon?
    var seed: String?
    var key: String?
    var drawn: Instant?
    var late: Late?
}

/// The values of a draw as a card: what the announcement said first, what came out below.
enum DrawValues {
    static func card(_ draw: DrawView, _ zone: String, _ say: any Phrases) -> HTML {
        Components.card(
            """
            <div class="spread"><h3>\(say.drawNumber(draw.number))</h3>\(if: draw.isReplaced, Components.badge(say.drawReplaced, .warn))</div>\
            \(draw.reason.map { "<p><span class=\"quiet small\">\(say.redrawReason)</span><br>\($0)</p>" as HTML })\
            \(Components.facts(promised(draw, zone, say) + revealed(draw, zone, say), inline: true))
            """)
    }

    /// What is published with the announcement.
    static func promised(_ draw: DrawView, _ zone: String, _ say: any Phrases) -> [(name: String, value: HTML)] {
        let words = say.drawFacts
        var facts: [(name: String, value: HTML)] = [
            (say.gradeLabel, "\(draw.grade == .beacon ? say.gradeA : say.gradeB)"),
            (words.commitment, code(draw.commitment)),
            (words.algorithm, code(draw.algorithm)),
            (words.announced, moment(draw.announced, zone, say)),
            (words.lobby, moment(draw.lobby, zone, say)),
            (words.cutOff, moment(draw.cutOff, zone, say)),
            (words.doors, moment(draw.doors, zone, say)),
        ]
        if let chain = draw.chain {
            facts.append((words.chain, code(chain.hash)))
            facts.append((words.round, code(String(chain.round))))
            facts.append((words.roundAt, moment(chain.roundAt, zone, say)))
        }
        return facts
    }

    private static func revealed(_ draw: DrawView, _ zone: String, _ say: any Phrases) -> [(name: String, value: HTML)]
    {
        let words = say.drawFacts
        var facts: [(name: String, value: HTML)] = []
        /// What a draw that was replaced never told is left out: nobody waits for it.
        func add(_ name: String, _ value: HTML?) {
            let later: HTML? = draw.isReplaced ? nil : "<span class=\"quiet\">\(words.later)</span>"
            if let value = value ?? later { facts.append((name, value)) }
        }
        add(words.numbers, draw.numbers.map { "\(Show.number(Int($0), say))" })
        add(words.root, draw.root.map(code))
        add(words.rootAt, draw.rootAt.map { moment($0, zone, say) })
        if draw.grade == .beacon { add(words.randomness, draw.beacon.map { code($0.randomness) }) }
        if let beacon = draw.beacon {
            if let signature = beacon.signature { add(words.signature, code(signature)) }
            let how = beacon.isVerified ? say.verifiedElsewhere(by: beacon.by) : say.notVerifiedElsewhere(by: beacon.by)
            add(words.beaconBy, "\(how)")
        }
        add(words.seed, draw.seed.map(code))
        add(words.key, draw.key.map(code))
        if let drawn = draw.drawn { add(words.drawn, moment(drawn, zone, say)) }
        return facts
    }

    /// The round at those who run the beacon: on purpose not through us.
    static func mirrors(_ draw: DrawView, _ say: any Phrases) -> HTML? {
        guard let beacon = draw.chain else { return nil }
        func link(_ mirror: String) -> HTML {
            let address = "\(mirror)/\(beacon.hash)/public/\(beacon.round)"
            return "<li><a href=\"\(url: address)\" rel=\"noreferrer\">\(address)</a></li>"
        }
        return
            "<p class=\"small\">\(say.compareWithMirrors)</p><ul class=\"small mirrors\">\(each: beacon.mirrors, link)</ul>"
    }

    /// The values of the announcement as lines of plain text, for others to keep.
    static func announcement(_ draw: DrawView, _ zone: String, _ say: any Phrases) -> [String] {
        let words = say.drawFacts
        func line(_ name: String, _ at: Instant) -> String {
            "\(name): \(time(at, zone, say))"
        }
        let lines = [
            "\(words.commitment): \(draw.commitment)", "\(words.algorithm): \(draw.algorithm)",
            line(words.lobby, draw.lobby), line(words.cutOff, draw.cutOff), line(words.doors, draw.doors),
        ]
        guard let chain = draw.chain else { return lines + [say.gradeB] }
        return lines + [
            "\(words.chain): \(chain.hash)", "\(words.round): \(chain.round)", line(words.roundAt, chain.roundAt),
        ]
    }

    private static func code(_ text: String) -> HTML { "<span class=\"code value\">\(text)</span>" }

    /// Seconds matter here: the root must be older than the round.
    private static func moment(_ at: Instant, _ zone: String, _ say: any Phrases) -> HTML {
        "\(time(at, zone, say))"
    }

    /// "Saturday, 21 November 2026, 10:01:00 CET".
    static func time(_ at: Instant, _ zone: String, _ say: any Phrases) -> String {
        let name = Formats(say.language).dates(in: zone).zone(at)
        return "\(Show.day(at, zone, say)), \(Show.timeWithSeconds(at, zone, say)) \(name)"
    }
}
