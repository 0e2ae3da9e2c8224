// Asks drand's mirrors for one round, and believes only what can be that round.

import TicketCore

struct BeaconMirrors: Sendable {
    /// `https://host`, in the order in which they are asked.
    let mirrors: [String]
    let http: OutgoingHTTP
    /// Hears why a mirror had no answer.
    let onFailure: @Sendable (_ mirror: String, _ reason: String) -> Void

    /// How long one mirror may take.
    static let patience = Duration.seconds(5)

    /// The round's value and who had it; nil if no mirror did. Never another round: which one counts was announced.
    func value(_ chain: BeaconChain, _ round: Int64) async -> (answer: DrandAnswer, mirror: String)? {
        for mirror in mirrors {
            do {
                let address = "\(mirror)/\(Hex.encode(chain.hash))/public/\(round)"
                let body = try await http.get(address, limit: DrandAnswer.longest)
                guard let answer = DrandAnswer(body), let signature = answer.signature else {
                    onFailure(mirror, "that is no answer of drand")
                    continue
                }
                guard answer.round == round, signature.count == chain.signatureLength else {
                    onFailure(mirror, "that is round \(answer.round), or of another chain")
                    continue
                }
                return (answer, mirror)
            } catch {
                onFailure(mirror, "\(error)")
            }
        }
        return nil
    }
}

/// When to ask again after nobody had an answer: at first soon, because a mirror is seconds behind; then ever more rarely.
struct Backoff: Sendable {
    private var tries = 0
    private(set) var next: Instant

    init(from now: Instant) { next = now }

    mutating func failed(at now: Instant) {
        next = now + .seconds(min(1 << min(tries, 5), 30))
        tries += 1
    }
}
