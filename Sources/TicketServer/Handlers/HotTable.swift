// Answers that are ready before they are asked for, found by the bytes of their path.

import Synchronization

/// A table of prepared answers. Replaced whole, so that a reader needs the lock only to take the reference.
final class HotTable: Sendable {
    private final class Entries: Sendable {
        let byHash: [UInt64: [(path: [UInt8], response: PreparedResponse)]]
        init(_ byHash: [UInt64: [(path: [UInt8], response: PreparedResponse)]]) { self.byHash = byHash }
    }

    private let current = Mutex(Entries([:]))

    /// The answer at a request's path, if there is one ready.
    func find(_ head: borrowing RequestHead) -> PreparedResponse? {
        let entries = current.withLock { $0 }
        guard let bucket = entries.byHash[head.pathHash] else { return nil }
        for entry in bucket where head.pathEquals(entry.path) { return entry.response }
        return nil
    }

    func find(_ path: String) -> PreparedResponse? {
        let bytes = Array(path.utf8)
        let entries = current.withLock { $0 }
        return entries.byHash[RequestHead.hash(bytes)]?.first { $0.path == bytes }?.response
    }

    /// Puts answers in place of those at the same paths.
    func publish(_ answers: [(route: Route, response: PreparedResponse)]) {
        guard !answers.isEmpty else { return }
        current.withLock { entries in
            var byHash = entries.byHash
            for (route, response) in answers {
                let path = Array(route.path.utf8)
                byHash[RequestHead.hash(path), default: []].removeAll { $0.path == path }
                byHash[RequestHead.hash(path), default: []].append((path, response))
            }
            entries = Entries(byHash)
        }
    }
}
