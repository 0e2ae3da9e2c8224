// One connection to a server, from a client's side: connect, ask, hear, ask again.

import CLinux
import Glibc
import TicketCore

/// A connection on its loop. One request at a time.
/// `@unchecked Sendable`: touched on its loop's thread only.
final class ClientConnection: Watcher, @unchecked Sendable {
    private enum Phase {
        case connecting(CheckedContinuation<ClientFailure?, Never>)
        case idle
        case asking(CheckedContinuation<Result<ReceivedResponse, ClientFailure>, Never>)
        case closed
    }

    /// Which of the crowd's addresses it comes from.
    let source: Int
    private let loop: Loop
    private let input: UnsafeMutableRawBufferPointer
    private var socket: Int32 = -1
    private var registration: Registration?
    private var phase = Phase.closed
    private var unsent: ArraySlice<UInt8> = []
    private var assembly = ResponseAssembly()
    /// The server will send no more than what is in the socket.
    private var sawEnd = false
    private var deadline = Moment.never
    /// The earliest alarm set with the loop: one alarm serves many requests.
    private var armed = Moment.never
    /// When its last answer came.
    private(set) var restsSince = Moment.beginning
    /// Whether anything was asked on it.
    private(set) var isUsed = false

    /// - Parameter input: where all connections of the loop read into, one after the other.
    init(_ loop: Loop, source: Int, input: UnsafeMutableRawBufferPointer) {
        self.loop = loop
        self.source = source
        self.input = input
    }

    deinit { if socket >= 0 { Glibc.close(socket) } }

    /// Whether it may be asked.
    var isReady: Bool { if case .idle = phase { true } else { false } }

    // MARK: Asking

    /// Connects to `target`, from the address `from` if one is given.
    func connect(to target: SocketAddress, from address: IPAddress?, within limit: Duration) async throws(ClientFailure)
    {
        loop.assertCurrent()
        do throws(SystemError) {
            try open(target, address)
        } catch {
            close()
            throw .connect(String(cString: strerror(error.code)))
        }
        setDeadline(.now() + limit)
        let failure = await withCheckedContinuation { phase = .connecting($0) }
        if let failure {
            close()
            throw failure
        }
    }

    /// Sends `request` and waits for the whole answer. A failed connection is closed; the next request needs another.
    func ask(_ request: [UInt8], within limit: Duration) async throws(ClientFailure) -> ReceivedResponse {
        loop.assertCurrent()
        guard case .idle = phase else { throw .closed(midway: false) }
        isUsed = true
        assembly = ResponseAssembly()
        unsent = request[...]
        setDeadline(.now() + limit)
        let result = await withCheckedContinuation { (waiting: CheckedContinuation<_, Never>) in
            phase = .asking(waiting)
            send()
        }
        return try result.get()
    }

    /// Ends it; who waits for an answer hears `reason`.
    func close(_ reason: ClientFailure = .stopped) {
        let former = phase
        phase = .closed
        deadline = .never
        unsent = []
        if let registration { loop.unwatch(socket, registration) }
        registration = nil
        if socket >= 0 { Glibc.close(socket) }
        socket = -1
        switch former {
        case .connecting(let waiting): waiting.resume(returning: reason)
        case .asking(let waiting): waiting.resume(returning: .failure(reason))
        case .idle, .closed: break
        }
    }

    // MARK: What the loop reports

    func ready(_ readiness: Readiness) {
        if !readiness.isDisjoint(with: [.halfClosed, .gone]) { sawEnd = true }
        switch phase {
        case .connecting: connected(readiness)
        case .asking:
            if readiness.contains(.writable), !unsent.isEmpty { send() }
            if !readiness.isDisjoint(with: [.readable, .halfClosed, .gone]) { receive() }
        case .idle:
            // Nothing was asked: what comes now can only be the end.
            if !readiness.isDisjoint(with: [.readable, .halfClosed, .gone]) { close() }
        case .closed: break
        }
    }

    func alarm(_ deadline: Moment) {
        guard deadline == armed else { return }
        armed = .never
        if self.deadline <= .now() {
            close(.timeout)
        } else {
            arm()
        }
    }

    // MARK: The socket

    private func open(_ target: SocketAddress, _ address: IPAddress?) throws(SystemError) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = try requireCall("socket") { Glibc.socket(target.family, kind, 0) }
        self.socket = socket
        var one: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, size)
        if let address {
            // The port is chosen when it is known where to: each address has all ports for each target.
            setsockopt(socket, Int32(IPPROTO_IP), IP_BIND_ADDRESS_NO_PORT, &one, size)
            let own = SocketAddress(ip: address, port: 0)
            try requireCall("bind") { own.withKernelForm { Glibc.bind(socket, $0, $1) } }
        }
        let outcome = target.withKernelForm { Glibc.connect(socket, $0, $1) }
        guard outcome == 0 || errno == EINPROGRESS else { throw SystemError(call: "connect", code: errno) }
        registration = try loop.watch(socket, for: [.readable, .writable, .halfClosed, .onEdge], self)
    }

    private func connected(_ readiness: Readiness) {
        guard case .connecting(let waiting) = phase else { return }
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size)
        guard code == 0, readiness.contains(.writable) else {
            return close(.connect(String(cString: strerror(code == 0 ? ECONNRESET : code))))
        }
        phase = .idle
        deadline = .never
        restsSince = loop.now
        waiting.resume(returning: nil)
    }

    private func send() {
        do throws(SystemError) {
            while !unsent.isEmpty {
                let sent = try systemCall("send") {
                    unsent.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                }
                guard let sent else { return }
                unsent = unsent.dropFirst(sent)
            }
        } catch {
            // The server may have answered and closed without reading all: its answer counts.
            receive()
            if case .asking = phase { close(.closed(midway: assembly.hasBegun)) }
        }
    }

    /// Reads until the socket is empty or the answer is whole: changes are reported, not states.
    private func receive() {
        do {
            while case .asking(let waiting) = phase {
                guard let count = try systemCall("recv", { recv(socket, input.baseAddress, input.count, 0) }) else {
                    return
                }
                let bytes = UnsafeRawBufferPointer(rebasing: input[..<count])
                guard let response = count > 0 ? try assembly.take(bytes) : try assembly.end() else { continue }
                phase = .idle
                deadline = .never
                restsSince = .now()
                if sawEnd || !response.keepsAlive || !unsent.isEmpty { close() }
                assembly = ResponseAssembly()
                waiting.resume(returning: .success(response))
            }
        } catch let failure as ClientFailure {
            close(failure)
        } catch {
            close(.closed(midway: assembly.hasBegun))
        }
    }

    // MARK: Deadlines

    private func setDeadline(_ moment: Moment) {
        deadline = moment
        if armed > deadline { arm() }
    }

    private func arm() {
        guard let registration, deadline != .never else { return }
        armed = deadline
        loop.alarm(at: armed, registration)
    }
}
