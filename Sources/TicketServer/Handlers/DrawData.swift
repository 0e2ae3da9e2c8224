// The values of draws as JSON, for those who check them: docs/draw.md has the recipe.

import TicketCore

/// The same values stand in `/queue/{event}/proof` and in the page, so that a saved page needs nothing else. Bytes are
/// hexadecimal digits, moments RFC 3339 in UTC, what is not known yet is null.
enum DrawData {
    static func proof(_ proof: DrawProof, _ outcomes: [PlacesOutcome]) -> LinkedData {
        .object([
            ("version", .number(1)), ("event", .text(proof.event.description)), ("state", .text(proof.state.rawValue)),
            ("final", .flag(proof.isFinal)), ("late", text(proof.lateness?.rawValue)),
            ("draws", .list(proof.draws.map(draw))), ("holes", .number(proof.holes)),
            ("outcomes", .list(outcomes.map(outcome))),
            ("notProven", .list(notProven(proof).map { .text($0) })),
        ])
    }

    private static func notProven(_ proof: DrawProof) -> [String] {
        guard let grade = proof.draws.last?.grade else { return [] }
        let say = English()
        return grade == .beacon
            ? CheckDrawPage.notProven(.beacon, say)
            : [say.gradeBExplained] + CheckDrawPage.notProven(.seedOnly, say)
    }

    private static func draw(_ draw: DrawRecord) -> LinkedData {
        .object([
            ("number", .number(Int64(draw.number))), ("grade", .text(draw.grade.rawValue)),
            ("algorithm", .text(draw.algorithm)), ("commit", hex(draw.commitment)),
            ("chain", draw.chain.map(chain) ?? .nothing), ("round", .number(draw.round)),
            ("roundAt", moment(draw.roundAt)), ("announced", moment(draw.announced)), ("lobby", moment(draw.lobbyAt)),
            ("cutOff", moment(draw.cutOff)), ("doors", moment(draw.doors)), ("reason", text(draw.reason)),
            ("replaced", moment(draw.replaced)), ("closed", moment(draw.closed)),
            ("n0", draw.size.map { .number($0) } ?? .nothing), ("root", hex(draw.root)),
            ("rootPublished", moment(draw.rooted)),
            ("rootInTime", draw.wasRootInTime.map { .flag($0) } ?? .nothing),
            ("beacon", draw.beacon.map(beacon) ?? .nothing), ("seed", hex(draw.seed)), ("key", hex(draw.key)),
            ("drawn", moment(draw.drawn)),
        ])
    }

    private static func chain(_ chain: BeaconChain) -> LinkedData {
        .object([
            ("hash", hex(chain.hash)), ("genesis", moment(chain.genesis)), ("period", .number(chain.period)),
        ])
    }

    private static func beacon(_ value: BeaconValue) -> LinkedData {
        .object([
            ("round", .number(value.round)), ("randomness", hex(value.randomness)), ("signature", hex(value.signature)),
            ("verifiedElsewhere", .flag(value.isVerified)), ("by", .text(value.by)),
            ("received", moment(value.received)),
        ])
    }

    private static func outcome(_ outcome: PlacesOutcome) -> LinkedData {
        .object([
            ("first", .number(outcome.first)), ("called", .number(outcome.called)), ("came", .number(outcome.came)),
            ("bought", .number(outcome.bought)),
        ])
    }

    /// A number's leaf and its way to the root. Nothing of the ticket behind the leaf can be read from it.
    static func roster(_ path: RosterPath) -> LinkedData {
        .object([
            ("number", .number(path.number)), ("size", .number(path.size)), ("leaf", hex(path.leaf)),
            ("path", .list(path.path.map(hex))), ("root", hex(path.root)),
        ])
    }

    /// What its holder needs to find a ticket in the roster: the ticket without the code that makes it valid.
    static func ticket(_ ticket: QueueTicket, leaf: [UInt8]) -> LinkedData {
        .object([
            ("event", .text(ticket.event.description)), ("number", .number(ticket.number)),
            ("ticket", hex(ticket.signedBytes)), ("leaf", hex(leaf)),
        ])
    }

    private static func hex(_ bytes: [UInt8]) -> LinkedData { .text(Hex.encode(bytes)) }
    private static func hex(_ bytes: [UInt8]?) -> LinkedData { bytes.map { hex($0) } ?? .nothing }
    private static func text(_ text: String?) -> LinkedData { text.map { .text($0) } ?? .nothing }

    private static func moment(_ moment: Instant?) -> LinkedData {
        guard let moment else { return .nothing }
        var bytes: [UInt8] = []
        Timestamp.append(moment, to: &bytes)
        return .text(String(decoding: bytes, as: UTF8.self))
    }
}
