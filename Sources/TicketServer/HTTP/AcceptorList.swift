// The acceptors of all loops, so that they can be stopped together.

import Synchronization

/// Who accepts for a server.
final class AcceptorList: Sendable {
    private let list = Mutex<[Acceptor]>([])

    func add(_ acceptor: Acceptor) { list.withLock { $0.append(acceptor) } }

    /// Takes the last connections in the queue, stops accepting and lets the sockets go.
    func finish() async {
        let acceptors = list.withLock { list in
            let all = list
            list = []
            return all
        }
        for acceptor in acceptors { await acceptor.finish() }
    }
}
