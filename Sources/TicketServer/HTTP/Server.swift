// The server as a whole: its loops, its sockets, its beginning and its end.

import Glibc
import Synchronization
import TicketCore

/// How a server is set up.
struct ServerOptions: Sendable {
    /// Where to listen, besides what is inherited. Port 0: any free one.
    var addresses: [SocketAddress] = []
    /// Sockets handed over by whoever started the process (`ListeningSocket.inherited()`).
    var inherited: [ListeningSocket] = []
    /// Loops, a thread each.
    var loops = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var limits = Limits()
    /// Networks whose X-Forwarded-* and X-Request-Id are believed. None unless configured.
    var trusted: [CIDR] = []
    /// Networks whose connections begin with a PROXY header. None unless configured; from these one is required.
    var proxyProtocol: [CIDR] = []
    var clock: any Clock = SystemClock()
    var randomness: any Randomness = SystemRandomness()

    init() {}
}

/// What the metrics say of the server.
struct ServerStatistics: Sendable {
    struct LoopStatistics: Sendable {
        let open: Int
        let accepted: Int
        let requests: Int
        let refused: Int
        /// How long a tick took that 99 of 100 did not exceed, in the last 10 to 20 seconds.
        let lag: Duration
        /// Share of the last 10 to 20 seconds spent in ticks of over 100 ms.
        let slow: Double
    }
    let loops: [LoopStatistics]

    var open: Int { loops.reduce(0) { $0 + $1.open } }
    var accepted: Int { loops.reduce(0) { $0 + $1.accepted } }
    var requests: Int { loops.reduce(0) { $0 + $1.requests } }
    /// Requests and connections that were turned away before the application saw them.
    var refused: Int { loops.reduce(0) { $0 + $1.refused } }
}

/// An HTTP/1.1 server: the same listening sockets on every loop, each connection on one loop for life. Once started it
/// serves until `drain` or `stop`, whether or not anybody keeps this object.
final class Server: Sendable {
    let loops: [Loop]
    private let options: ServerOptions
    private let workers: [Worker]
    private let acceptors = AcceptorList()
    private let draining = SharedFlag()

    /// Starts the loops; nothing is accepted before `start`.
    init(application: any Application, options: ServerOptions) throws(SystemError) {
        precondition(options.loops > 0, "a server needs a loop")
        let admission = Admission(limits: options.limits)
        var loops: [Loop] = []
        for index in 0..<options.loops { loops.append(try Loop(name: "loop-\(index)")) }
        self.loops = loops
        self.options = options
        workers = loops.map { [draining] in Worker($0, application, options, admission, draining) }
    }

    /// Binds the addresses and accepts. Returns what is bound, inherited sockets first.
    func start() throws(SystemError) -> [SocketAddress] {
        var sockets = options.inherited
        for address in options.addresses { sockets.append(try ListeningSocket(binding: address)) }
        for socket in sockets {
            for worker in workers { listen(on: socket, worker) }
        }
        return sockets.map(\.address)
    }

    /// Whether the end has begun: readiness checks must fail from then on.
    var isDraining: Bool { draining.isSet }

    var statistics: ServerStatistics {
        ServerStatistics(
            loops: workers.map { worker in
                ServerStatistics.LoopStatistics(
                    open: worker.counters.open.load(ordering: .relaxed),
                    accepted: worker.counters.accepted.load(ordering: .relaxed),
                    requests: worker.counters.requests.load(ordering: .relaxed),
                    refused: worker.counters.refused.load(ordering: .relaxed), lag: worker.loop.lag.quantile(0.99),
                    slow: worker.loop.lag.share(ofTicksOver: .milliseconds(100), at: .now()))
            })
    }

    /// Ends without losing a request. Readiness fails and answers carry `Connection: close` from now on; after `notice`
    /// (what the balancer needs to see it) nothing is accepted; after `idleGrace` connections at rest are ended; what is
    /// at work has `grace` to finish, then it is cut. Returns true if nothing had to be cut.
    @discardableResult
    func drain(notice: Duration, idleGrace: Duration = .seconds(1), grace: Duration) async -> Bool {
        draining.set()
        let clock = loops[0]
        await clock.sleep(for: notice)
        await acceptors.finish()
        let end = Moment.now() + grace
        await clock.sleep(until: min(end, .now() + idleGrace))
        while statistics.open > 0, Moment.now() < end {
            // Again and again: a connection whose answer crossed the flag rests with keep-alive granted.
            for worker in workers { worker.loop.perform { worker.endIdle() } }
            await clock.sleep(for: .milliseconds(20))
        }
        let isClean = statistics.open == 0
        for worker in workers { worker.loop.perform { worker.closeAll() } }
        return isClean
    }

    /// Ends everything at once: closes sockets and connections, stops the loops.
    func stop() async {
        await acceptors.finish()
        for worker in workers {
            worker.loop.perform {
                worker.closeAll()
                worker.loop.stop()
            }
        }
    }

    private func listen(on socket: ListeningSocket, _ worker: Worker) {
        worker.loop.perform { [workers, acceptors] in
            do {
                let acceptor = try Acceptor(worker.loop, socket) { accepted, peer in
                    Server.place(accepted, peer.ip, from: worker, among: workers)
                }
                acceptors.add(acceptor)
            } catch {
                preconditionFailure("a listening socket cannot be watched: \(error)")
            }
        }
    }

    /// Gives a connection to the loop that accepted it, unless another has clearly fewer: the kernel wakes the same loop
    /// first each time, and connections stay where they are put.
    private static func place(_ socket: Int32, _ peer: IPAddress, from worker: Worker, among workers: [Worker]) {
        var chosen = worker
        var least = worker.counters.open.load(ordering: .relaxed) - 4
        for other in workers {
            let open = other.counters.open.load(ordering: .relaxed)
            if open < least {
                chosen = other
                least = open
            }
        }
        chosen.counters.open.add(1, ordering: .relaxed)
        chosen.loop.perform { [chosen] in chosen.open(socket, peer) }
    }
}
