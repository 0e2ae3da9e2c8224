// Prepared answers by their path: the look-up of the hot way.

import TicketCore

/// An immutable table from a path's bytes to its prepared answer. Looking up hashes the path where it lies and allocates
/// nothing. Replace the whole table to change it.
struct PreparedTable: Sendable {
    private struct Entry {
        let hash: UInt64
        let path: [UInt8]
        let response: PreparedResponse
    }

    /// Open addressing with at least half of the places empty.
    private let places: [Entry?]

    /// Of two answers for one path the later is kept.
    init(_ responses: some Sequence<(path: String, response: PreparedResponse)>) {
        let responses = Array(responses)
        var size = 8
        while size < responses.count * 2 { size *= 2 }
        var places = [Entry?](repeating: nil, count: size)
        for (path, response) in responses {
            let entry = Entry(hash: FNV1a.hash(path.utf8), path: Array(path.utf8), response: response)
            var index = Int(truncatingIfNeeded: entry.hash) & (size - 1)
            while let other = places[index], other.path != entry.path { index = (index + 1) & (size - 1) }
            places[index] = entry
        }
        self.places = places
    }

    /// The answer for the head's path; nil if there is none. A query does not matter.
    func answer(to head: borrowing RequestHead) -> PreparedResponse? {
        let hash = head.pathHash
        var index = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while let entry = places[index] {
            if entry.hash == hash, head.pathEquals(entry.path) { return entry.response }
            index = (index + 1) & (places.count - 1)
        }
        return nil
    }
}
