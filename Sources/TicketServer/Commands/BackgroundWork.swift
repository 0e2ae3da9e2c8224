// What goes on without anybody asking: the waiting room's tick, the public pages, housekeeping, the
// service manager's watchdog.

import TicketCore

struct BackgroundWork: Sendable {
    let shop: Shop
    let answers: PublicAnswers
    let loop: Loop
    let server: Server
    let manager: ServiceManager
    let onFailure: @Sendable (any Error) -> Void

    /// Runs until its task is cancelled.
    func run() async {
        async let doors: Void = rooms()
        async let pages: Void = pages()
        async let screens: Void = screens()
        async let broom: Void = repeating { try await $0.sweep() }
        // Apart from the sweep: a gateway that is slow to answer must not keep seats from being freed.
        async let books: Void = repeating { try await $0.reconcile() }
        async let beacon: Void = BeaconWork(shop: shop, loop: loop).run()
        async let pulse: Void = watchdog()
        _ = await (doors, pages, screens, broom, books, beacon, pulse)
    }

    /// Tells the service manager that every loop still turns: one that hangs is a reason to start the process again.
    private func watchdog() async {
        guard let interval = manager.watchdogInterval else { return }
        while !Task.isCancelled {
            for turning in server.loops { await withTaskExecutorPreference(turning) {} }
            manager.feedWatchdog()
            await loop.sleep(for: interval)
        }
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

    /// The organisers' live screens. One tick for all of them.
    private func screens() async {
        while !Task.isCancelled {
            shop.live.sample(shop)
            await loop.sleep(for: .seconds(1))
        }
    }

    private func repeating(_ step: (Housekeeping) async throws -> Void) async {
        while !Task.isCancelled {
            do { try await step(shop.housekeeping) } catch {
                onFailure(error)
                shop.log.error("housekeeping failed; it is tried again", ["error.message": .text("\(error)")])
            }
            await loop.sleep(for: .seconds(1))
        }
    }
}
