// One client's connection: bytes in, requests one after the other, bytes out.

import CLinux
import Glibc
import TicketCore

/// A connection on its loop. A state machine and not a task: thousands rest at any moment, and one at rest is this object
/// alone. A task exists only while a handler runs.
/// `@unchecked Sendable`: touched on its loop's thread only.
final class Connection: Watcher, @unchecked Sendable {
    enum Phase {
        /// Before the PROXY header of a trusted neighbour.
        case proxyHeader
        /// At rest, or in the middle of a head.
        case head
        case body
        /// A handler is at work; nothing is read meanwhile, so that the client is slowed by its own unread bytes.
        case handling
        /// The last answer is on its way out.
        case ending
        /// All is said; what still comes is read and forgotten.
        case lingering
        case closed
    }

    /// A request on its way, with what only it needs. `@unchecked Sendable`: as the connection itself.
    final class Exertion: @unchecked Sendable {
        var request: Request
        var decoder: BodyDecoder
        let isHead: Bool
        let keepsAlive: Bool
        let minorVersion: Int
        let bodyStart: Moment
        var received = 0
        var task: Task<Void, Never>?

        init(_ request: Request, _ decoder: BodyDecoder, _ layout: borrowing HeadLayout, bodyStart: Moment) {
            self.request = request
            self.decoder = decoder
            isHead = request.method == .head
            keepsAlive = layout.keepsAlive
            minorVersion = layout.minorVersion
            self.bodyStart = bodyStart
        }
    }

    let worker: Worker
    let socket: Int32
    var registration: Registration?
    var phase = Phase.head
    var origin: Origin
    /// Under which address this connection was counted; nil if it was not.
    var counted: IPAddress?

    /// Bytes of a head or line that is not complete yet.
    var pending: [UInt8] = []
    var output = Output()
    var exertion: Exertion?
    var requests = 0

    /// The kernel may have bytes for us (epoll reports changes, so it must be remembered).
    var hasInput = false
    var sawHalfClose = false
    var inputEnded = false
    var isAdvancing = false
    var isFlushPlanned = false
    /// Whether the first byte of the next head is here, and its time runs.
    var isHeadBegun = false
    var lingered = 0

    /// When the present phase has lasted too long.
    var deadline = Moment.never
    /// When the reader must have taken enough of what waits for it, and how much it had taken last time.
    var writeDeadline = Moment.never
    var totalSent = 0
    var acknowledgedThen = 0
    /// The earliest alarm set with the loop.
    var armed = Moment.never
    var streamWaiter: CheckedContinuation<Void, Never>?

    var limits: Limits { worker.options.limits }
    var loop: Loop { worker.loop }

    /// Nil when the kernel cannot watch one more.
    init?(_ worker: Worker, _ socket: Int32, _ peer: IPAddress) {
        self.worker = worker
        self.socket = socket
        origin = Origin(client: peer, isSecure: false)
        // Level changes are asked for once, here: a connection costs one epoll_ctl in its life.
        guard
            let registration = try? worker.loop.watch(socket, for: [.readable, .writable, .halfClosed, .onEdge], self)
        else { return nil }
        self.registration = registration
    }

    /// Starts to listen to the client, or sends it away.
    func begin(_ verdict: Admission.Verdict) {
        setDeadline(loop.now + limits.headTime)
        if worker.options.proxyProtocol.contains(origin.client) {
            phase = .proxyHeader
            return
        }
        guard verdict != .full else {
            return refuse(RequestError(.serviceUnavailable, "Too many connections are open; try again soon."))
        }
        countClient()
    }

    /// Counts the client under its network, unless it is one of our own proxies, which carry the crowd.
    func countClient() {
        let client = origin.client
        guard worker.admission.counts(client), !worker.options.trusted.contains(client) else { return }
        guard worker.admission.enter(client) else {
            return refuse(RequestError(.tooManyRequests, "Too many connections come from your network."))
        }
        counted = client
    }

    // MARK: What the loop reports

    func ready(_ readiness: Readiness) {
        guard phase != .closed else { return }
        if readiness.contains(.halfClosed) { sawHalfClose = true }
        if !readiness.isDisjoint(with: .gone) { return close() }
        if readiness.contains(.writable), !output.isEmpty { flush() }
        guard !readiness.isDisjoint(with: [.readable, .halfClosed]) else { return }
        hasInput = true
        proceed()
    }

    func alarm(_ deadline: Moment) {
        guard deadline == armed else { return }
        armed = .never
        let now = Moment.now()
        if writeDeadline <= now { checkReader(now) }
        if phase != .closed, self.deadline <= now { timeOut(now) }
        arm()
    }

    func setDeadline(_ moment: Moment) {
        deadline = moment
        arm()
    }

    /// An alarm that fires too early sets the next one: extending a deadline, which each request does, costs nothing.
    func arm() {
        let next = min(deadline, writeDeadline)
        guard next < armed, phase != .closed, let registration else { return }
        armed = next
        loop.alarm(at: next, registration)
    }

    // MARK: Sending

    func flushLater() {
        guard !isFlushPlanned else { return }
        isFlushPlanned = true
        worker.flushLater(self)
    }

    /// Sends what waits; goes on with what had to wait for that.
    func flush() {
        isFlushPlanned = false
        guard phase != .closed else { return }
        let wasFull = output.count >= limits.unsentBytes
        do {
            totalSent += try output.send(to: socket, &worker.spareBuffers)
        } catch {
            return close()
        }
        watchReader()
        if output.count <= limits.unsentBytes / 2 { resumeStream() }
        if output.isEmpty, phase == .ending { return linger() }
        if wasFull, output.count < limits.unsentBytes { proceed() }
    }

    private func watchReader() {
        guard !output.isEmpty else {
            writeDeadline = .never
            return
        }
        guard writeDeadline == .never else { return }
        acknowledgedThen = acknowledged
        writeDeadline = loop.now + limits.writeTime
        arm()
    }

    /// Cuts a reader that takes next to nothing: it holds an answer in our memory.
    private func checkReader(_ now: Moment) {
        let acknowledged = acknowledged
        guard acknowledged - acknowledgedThen >= limits.writeProgress else { return close() }
        acknowledgedThen = acknowledged
        writeDeadline = now + limits.writeTime
    }

    /// Bytes the other side's kernel has confirmed. The socket's own buffer holds megabytes: what we have handed to it
    /// says nothing about the reader.
    private var acknowledged: Int {
        var unsent: Int32 = 0
        _ = ioctl(socket, UInt(TIOCOUTQ), &unsent)
        return totalSent - Int(unsent)
    }

    func resumeStream() {
        guard let waiter = streamWaiter else { return }
        streamWaiter = nil
        waiter.resume()
    }

    // MARK: The end

    /// Nothing more is taken from the client; closes when the answer is out.
    func endAfterOutput() {
        guard phase != .closed, phase != .lingering else { return }
        phase = .ending
        exertion = nil
        pending = []
        deadline = .never
        if output.isEmpty { linger() } else { flushLater() }
    }

    /// Says that no more will come, and waits for the client to have heard it (RFC 9112 section 9.6).
    private func linger() {
        guard !inputEnded else { return close() }
        phase = .lingering
        shutdown(socket, Int32(SHUT_WR))
        setDeadline(loop.now + limits.lingerTime)
        proceed()
    }

    func endIfIdle() {
        if phase == .head, pending.isEmpty, exertion == nil { endAfterOutput() }
    }

    /// Ends it now, whatever is under way.
    func close() {
        guard phase != .closed, let registration else { return }
        phase = .closed
        loop.unwatch(socket, registration)
        self.registration = nil
        Glibc.close(socket)
        exertion?.task?.cancel()
        if let counted { worker.admission.leave(counted) }
        worker.forget(self)
        resumeStream()
    }
}
