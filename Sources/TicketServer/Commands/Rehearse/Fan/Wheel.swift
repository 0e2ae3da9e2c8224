// The think times of a crowd: a hashed timing wheel (Varghese and Lauck 1987, scheme 6).

import TicketCore

/// Tasks that sleep, by when they are to wake. Adding and waking cost the same however many sleep; 80,000 fans who look at
/// `now` once a minute are 80,000 entries that are seldom touched.
struct Wheel {
    /// The width of a slot: what a wake-up may come too late by at least.
    static let width: Duration = .milliseconds(1)
    private static let slots = 8_192

    private struct Sleeper {
        let due: Moment
        let waiting: CheckedContinuation<Void, Never>
    }

    private var sleepers = [[Sleeper]](repeating: [], count: Wheel.slots)
    /// The last slot that was emptied, counted from the beginning of time.
    private var at: UInt64
    private(set) var count = 0

    init(now: Moment) { at = Wheel.slot(now) }

    private static func slot(_ moment: Moment) -> UInt64 { moment.nanoseconds / width.inNanoseconds }

    /// Wakes `waiting` once `due` has passed.
    mutating func add(_ waiting: CheckedContinuation<Void, Never>, due: Moment) {
        // The slot behind its own: when that is reached, every moment of its own is over.
        let slot = max(Wheel.slot(due) + 1, at + 1)
        sleepers[Int(slot % UInt64(Wheel.slots))].append(Sleeper(due: due, waiting: waiting))
        count += 1
    }

    /// Wakes all who are due at `now`.
    mutating func advance(to now: Moment) {
        let end = Wheel.slot(now)
        guard end > at else { return }
        // After a long standstill every slot is looked at once.
        let first = max(at + 1, end >= UInt64(Wheel.slots) ? end - UInt64(Wheel.slots) + 1 : 0)
        at = end
        for slot in first...end { wake(Int(slot % UInt64(Wheel.slots)), now) }
    }

    private mutating func wake(_ slot: Int, _ now: Moment) {
        guard !sleepers[slot].isEmpty else { return }
        var staying: [Sleeper] = []
        var waking: [Sleeper] = []
        for sleeper in sleepers[slot] {
            if sleeper.due <= now { waking.append(sleeper) } else { staying.append(sleeper) }
        }
        sleepers[slot] = staying
        count -= waking.count
        for sleeper in waking { sleeper.waiting.resume() }
    }

    /// Wakes everybody: it is over.
    mutating func stop() {
        for slot in sleepers.indices {
            for sleeper in sleepers[slot] { sleeper.waiting.resume() }
            sleepers[slot] = []
        }
        count = 0
    }
}
