// Numbers that people hold and the database knows nothing of: it was rolled back to an older copy.

import Synchronization

/// The highest of them, as far as anybody has shown one.
struct LostNumbers: Sendable {
    fileprivate(set) var highest: Int64 = -1
    /// What the operator was told of.
    fileprivate var told: Int64 = -1
    /// What is left behind durably.
    fileprivate var skipped: Int64 = -1
}

extension Room {
    /// Whether the database knows that this number was given. A genuine ticket beyond what it knows means that it was
    /// rolled back to an older copy: more numbers from it would be given twice, so no more are given.
    func isKnown(_ ticket: QueueTicket) -> Bool {
        let number = ticket.number
        let next = numbers.next
        guard number >= next else { return true }
        let isFirst = numbers.halt()
        lost.withLock { lost in
            lost.highest = max(lost.highest, number)
            if isFirst { lost.told = number }
        }
        if isFirst { surroundings.onAlarm(.numbersLost(event: event, seen: number, next: next)) }
        return false
    }

    /// Leaves behind what was seen of them, so that a process that starts before the operator has spoken begins above;
    /// and tells of higher ones, above which the operator has to go on. Only inside the turnstile.
    func skipLostNumbers() async {
        let (event, lost) = (event, lost.withLock { $0 })
        if lost.highest > lost.told {
            surroundings.onAlarm(.numbersLost(event: event, seen: lost.highest, next: numbers.next))
            self.lost.withLock { $0.told = lost.highest }
        }
        guard lost.highest > lost.skipped else { return }
        // What cannot be written now is tried again at the next tick; no number is given meanwhile.
        let written = try? await surroundings.database.write { try $0.skipNumbers(of: event, to: lost.highest + 1) }
        if written != nil { self.lost.withLock { $0.skipped = lost.highest } }
    }
}
