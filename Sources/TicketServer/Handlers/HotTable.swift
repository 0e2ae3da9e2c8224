// Answers that are ready before they are asked for, and change while they are asked for.

import Synchronization

/// The prepared answers of now. The table is replaced whole, so that a reader needs the lock only to take the reference.
final class HotTable: Sendable {
    private let current = Mutex(PreparedTable([]))
    /// What the table is made of; its lock is held while the next one is made.
    private let responses = Mutex<[String: PreparedResponse]>([:])

    /// The answer at a request's path, if there is one ready.
    func find(_ head: borrowing RequestHead) -> PreparedResponse? { current.withLock { $0 }.answer(to: head) }

    func find(_ path: String) -> PreparedResponse? { responses.withLock { $0[path] } }

    /// Puts answers in place of those at the same paths.
    func publish(_ answers: [(route: Route, response: PreparedResponse)]) {
        guard !answers.isEmpty else { return }
        responses.withLock { responses in
            for (route, response) in answers { responses[route.path] = response }
            replaceTable(responses)
        }
    }

    /// Takes away the answers at paths of which `isGone` says so.
    func remove(where isGone: (String) -> Bool) {
        responses.withLock { responses in
            responses = responses.filter { !isGone($0.key) }
            replaceTable(responses)
        }
    }

    private func replaceTable(_ responses: [String: PreparedResponse]) {
        let table = PreparedTable(responses.lazy.map { (path: $0.key, response: $0.value) })
        current.withLock { $0 = table }
    }
}
