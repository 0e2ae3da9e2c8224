// Brings the beacon's value to the draws that wait for it. Nothing is asked of anybody while no draw waits.

import TicketCore

struct BeaconWork: Sendable {
    let shop: Shop
    let loop: Loop
    private let mirrors: BeaconMirrors

    init(shop: Shop, loop: Loop) {
        self.shop = shop
        self.loop = loop
        let log = shop.log
        mirrors = BeaconMirrors(
            mirrors: shop.configuration.draw.mirrors.map(\.text), http: OutgoingHTTP(patience: BeaconMirrors.patience)
        ) { mirror, reason in
            log.warning(
                "a mirror of the beacon had no answer",
                ["server.address": .text(mirror), "error.message": .text(reason)])
        }
    }

    /// Runs until its task is cancelled.
    func run() async {
        guard !mirrors.mirrors.isEmpty else { return }
        var backoffs: [ID<Event>: Backoff] = [:]
        while !Task.isCancelled {
            await step(&backoffs)
            await loop.sleep(for: .seconds(1))
        }
    }

    /// Asks for every round that is awaited and due.
    func step(_ backoffs: inout [ID<Event>: Backoff]) async {
        let awaited = shop.rooms.awaitedRounds
        backoffs = backoffs.filter { event, _ in awaited.contains { $0.event == event } }
        for (event, chain, round) in awaited {
            var backoff = backoffs[event] ?? Backoff(from: shop.clock.now())
            guard backoff.next <= shop.clock.now() else { continue }
            if await bring(event, chain, round) == false { backoff.failed(at: shop.clock.now()) }
            backoffs[event] = backoff
        }
    }

    private func bring(_ event: ID<Event>, _ chain: BeaconChain, _ round: Int64) async -> Bool {
        guard let (answer, mirror) = await mirrors.value(chain, round) else { return false }
        do {
            try await shop.rooms.supplyBeacon(
                event, round: round, randomness: answer.randomness, signature: answer.signature,
                verifiedElsewhere: false, by: mirror)
            let details = "round \(round) \(Hex.encode(answer.randomness))"
            try await shop.catalogue.note(Decision(who: mirror, action: "draw.beacon", details: details), of: event)
            return true
        } catch {
            shop.log.error(
                "the beacon's value was not taken",
                ["event.id": .text(event.description), "error.message": .text("\(error)")])
            return false
        }
    }
}
