// The deadlines of one loop: a binary heap, earliest first.

import TicketCore

/// Who is called when a deadline has passed.
enum Alarm {
    /// A watcher, by its registration: an alarm of one that is gone is dropped by the generation.
    case watcher(Registration)
    /// A task that sleeps, by its number.
    case sleeper(UInt64)
}

/// A heap of deadlines. Nothing is taken out early: an alarm that is no longer wanted fires and is ignored by its
/// receiver, which costs less than finding it.
struct Timers {
    private struct Entry {
        let deadline: Moment
        let alarm: Alarm
    }
    private var heap: [Entry] = []

    var next: Moment { heap.first?.deadline ?? .never }
    var count: Int { heap.count }

    mutating func add(_ alarm: Alarm, at deadline: Moment) {
        heap.append(Entry(deadline: deadline, alarm: alarm))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].deadline < heap[parent].deadline else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// The earliest alarm that is due at `now`, with the deadline it was set for.
    mutating func takeDue(at now: Moment) -> (alarm: Alarm, deadline: Moment)? {
        guard let first = heap.first, first.deadline <= now else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink(0)
        }
        return (first.alarm, first.deadline)
    }

    private mutating func sink(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].deadline < heap[least].deadline { least = child }
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
