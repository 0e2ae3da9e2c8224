// From the record of a draw to what pages show of it.

import TicketCore

struct DrawModels {
    let listing: Listing
    let language: Language
    let proof: DrawProof
    let outcomes: [PlacesOutcome]
    /// Where the beacon's rounds can be read.
    let mirrors: [String]

    var page: CheckDrawPage.Model {
        let event = listing.event
        let brief = EventBrief(listing, language)
        return CheckDrawPage.Model(
            id: event.id, title: brief.title, date: "\(brief.when(language.phrases)) · \(brief.venue)", hue: event.hue,
            zone: event.venue.timeZone, stage: stage, draws: views,
            outcomes: outcomes.map { outcome in
                CheckDrawPage.Outcome(
                    first: Int(outcome.first), called: Int(outcome.called), came: Int(outcome.came),
                    bought: Int(outcome.bought))
            }, proof: DrawData.proof(proof, outcomes), isRehearsal: brief.isRehearsal)
    }

    var stage: CheckDrawPage.Stage {
        guard let last = proof.draws.last else { return .none }
        if last.key != nil { return .done }
        return switch proof.state {
        case .lobby: .lobby
        case .draft, .announced: .announced
        case .drawing, .open, .paused, .soldOut, .closed: .drawing
        }
    }

    var views: [DrawView] {
        proof.draws.enumerated().map { index, draw in
            var view = DrawModels.view(draw, mirrors)
            if index == proof.draws.count - 1 { view.late = proof.lateness.map(DrawView.Late.init) }
            return view
        }
    }

    static func view(_ draw: DrawRecord, _ mirrors: [String]) -> DrawView {
        DrawView(
            number: draw.number, grade: draw.grade == .beacon ? .beacon : .seedOnly, algorithm: draw.algorithm,
            commitment: Hex.encode(draw.commitment),
            chain: draw.chain.map { chain in
                DrawView.Chain(
                    hash: Hex.encode(chain.hash), round: draw.round, roundAt: chain.time(of: draw.round),
                    mirrors: mirrors)
            }, announced: draw.announced, lobby: draw.lobbyAt, cutOff: draw.cutOff, doors: draw.doors,
            reason: draw.reason, isReplaced: draw.replaced != nil, numbers: draw.size,
            root: draw.root.map { Hex.encode($0) }, rootAt: draw.rooted, beacon: draw.beacon.map(beacon),
            seed: draw.seed.map { Hex.encode($0) }, key: draw.key.map { Hex.encode($0) }, drawn: draw.drawn)
    }

    private static func beacon(_ value: BeaconValue) -> DrawView.Beacon {
        DrawView.Beacon(
            randomness: Hex.encode(value.randomness), signature: value.signature.map { Hex.encode($0) },
            isVerified: value.isVerified, by: value.by)
    }
}

extension DrawView.Late {
    init(_ lateness: DrawRecord.Lateness) {
        switch lateness {
        case .closing, .root: self = .root
        case .beacon: self = .beacon
        case .key: self = .key
        }
    }
}
