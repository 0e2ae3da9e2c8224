// What goes on without anybody asking: the waiting room's tick, the public pages, housekeeping.

import TicketCore

struct BackgroundWork: Sendable {
    let shop: Shop
    let answers: PublicAnswers
    let loop: Loop

    /// Runs until its task is cancelled.
    func run() async {
        async let doors: Void = rooms()
        async let pages: Void = pages()
        async let broom: Void = housekeeping()
        _ = await (doors, pages, broom)
    }

    private func rooms() async {
        while !Task.isCancelled {
            await shop.rooms.tick()
            await loop.sleep(for: shop.rooms.settings.door.tick)
        }
    }

    private func pages() async {
        while !Task.isCancelled {
            answers.refresh()
            await loop.sleep(for: .seconds(1))
        }
    }

    private func housekeeping() async {
        while !Task.isCancelled {
            do { try await shop.housekeeping.run() } catch {
                shop.log.error("housekeeping failed; it is tried again", ["error.message": .text("\(error)")])
            }
            await loop.sleep(for: .seconds(1))
        }
    }
}
