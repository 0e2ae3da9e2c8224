// Prepared answers by their path: the look-up of the hot way.

import Synchronization
import TicketCore

/// Answers that are ready before they are asked for. Looking up hashes the path where it lies and allocates nothing; the
/// table is replaced whole, so that a reader needs the lock only to take the reference.
final class PreparedTable: Sendable {
    /// A path as it is printed, and what is answered there.
    typealias Answer = (path: String, response: PreparedResponse)

    private final class Entries: Sendable {
        let byHash: [UInt64: [(path: [UInt8], response: PreparedResponse)]]
        init(_ byHash: [UInt64: [(path: [UInt8], response: PreparedResponse)]]) { self.byHash = byHash }
    }

    private let current = Mutex(Entries([:]))

    /// The answer for a request's path; nil if there is none. A query does not matter.
    func find(_ head: borrowing RequestHead) -> PreparedResponse? {
        let entries = current.withLock { $0 }
        guard let bucket = entries.byHash[head.pathHash] else { return nil }
        for entry in bucket where head.pathEquals(entry.path) { return entry.response }
        return nil
    }

    func find(_ path: String) -> PreparedResponse? {
        let bytes = Array(path.utf8)
        let entries = current.withLock { $0 }
        return entries.byHash[FNV1a.hash(bytes)]?.first { $0.path == bytes }?.response
    }

    /// Puts answers in place of those at the same paths. Of two for one path the later is kept.
    func publish(_ answers: [Answer]) {
        guard !answers.isEmpty else { return }
        current.withLock { entries in
            var byHash = entries.byHash
            for answer in answers {
                let path = Array(answer.path.utf8)
                let hash = FNV1a.hash(path)
                byHash[hash, default: []].removeAll { $0.path == path }
                byHash[hash, default: []].append((path, answer.response))
            }
            entries = Entries(byHash)
        }
    }
}
