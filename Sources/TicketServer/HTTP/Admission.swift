// Which connections are let in: so many in all, so many of one network.

import Synchronization

/// Counts the open connections of the process, for all loops.
final class Admission: Sendable {
    enum Verdict: Sendable {
        case admitted
        /// Too many in all.
        case full
        /// So many that even saying no costs too much: close at once.
        case overrun
    }

    private let limits: Limits
    private let open = Atomic<Int>(0)
    private let networks = Mutex<[IPAddress: Int]>([:])

    init(limits: Limits) { self.limits = limits }

    var count: Int { open.load(ordering: .relaxed) }

    /// Counts a connection, whatever the verdict: `leave` must follow its end.
    func enter() -> Verdict {
        let count = open.add(1, ordering: .relaxed).newValue
        // A sixteenth more gets a polite refusal; from there on the socket is all that is spent on them.
        if count > limits.connections + limits.connections / 16 { return .overrun }
        return count > limits.connections ? .full : .admitted
    }

    func leave() { open.subtract(1, ordering: .relaxed) }

    /// Counts a client's connection under its network. False if there are too many; then it is not counted.
    func enter(_ client: IPAddress) -> Bool {
        networks.withLock { networks in
            let count = networks[client.network, default: 0]
            guard count < limits.connectionsPerNetwork else { return false }
            networks[client.network] = count + 1
            return true
        }
    }

    func leave(_ client: IPAddress) {
        networks.withLock { networks in
            guard let count = networks[client.network] else { return }
            networks[client.network] = count > 1 ? count - 1 : nil
        }
    }

    /// Whether the limit by network is kept for `client`.
    func counts(_ client: IPAddress) -> Bool { limits.limitsLoopback || !client.isLoopback }
}
