// One loop's share of a listening socket: takes connections, and backs off when the machine has no more to give.

import CLinux
import Glibc

/// Accepts on one loop. All loops wait for the same socket; the kernel wakes few of them (EPOLLEXCLUSIVE).
/// `@unchecked Sendable`: touched on its loop's thread only.
final class Acceptor: Watcher, @unchecked Sendable {
    /// How long to leave the queue alone when descriptors or memory have run out. Without it a level-triggered loop spins.
    private static let backOff: Duration = .milliseconds(100)
    /// Connections taken in one turn, so that one loop does not take a burst that others are waking up for.
    private static let turn = 16

    private let loop: Loop
    private let socket: ListeningSocket
    private let receive: (Int32, SocketAddress) -> Void
    private var registration: Registration?
    /// Kept open so that at the limit there is one to close: it lets a caller be told "no" instead of waiting.
    private var spare: Int32
    private var isClosed = false

    /// `receive` gets each connection and owns its descriptor. On the loop's thread.
    init(_ loop: Loop, _ socket: ListeningSocket, _ receive: @escaping (Int32, SocketAddress) -> Void)
        throws(SystemError)
    {
        self.loop = loop
        self.socket = socket
        self.receive = receive
        spare = Acceptor.openSpare()
        try listen()
    }

    deinit { if spare >= 0 { Glibc.close(spare) } }

    func ready(_ readiness: Readiness) { accept(atMost: Acceptor.turn) }

    /// Takes what is in the queue and stops: what has connected will be answered. From any thread.
    func finish() async {
        await withCheckedContinuation { continuation in
            loop.perform { [self] in
                close()
                continuation.resume()
            }
        }
    }

    private func close() {
        guard !isClosed else { return }
        accept(atMost: 65_536)
        isClosed = true
        if let registration { loop.unwatch(socket.number, registration) }
        registration = nil
    }

    private func listen() throws(SystemError) {
        registration = try loop.watch(socket.number, for: [.readable, .exclusive], self)
    }

    private func accept(atMost limit: Int) {
        for _ in 0..<limit {
            do {
                guard let (accepted, peer) = try socket.accept() else { return }
                receive(accepted, peer)
            } catch {
                switch error.code {
                case EMFILE, ENFILE, ENOBUFS, ENOMEM: return rest()
                // What had happened to that connection alone; the next one may be well (accept(2), "Error handling").
                default: continue
                }
            }
        }
    }

    /// At the limit: sends one caller away, then leaves the others in the queue for a while.
    private func rest() {
        if spare >= 0 {
            Glibc.close(spare)
            if let (refused, _) = try? socket.accept() { Glibc.close(refused) }
        }
        spare = Acceptor.openSpare()
        if let registration { loop.unwatch(socket.number, registration) }
        registration = nil
        loop.spawn { [weak self, loop] in
            await loop.sleep(for: Acceptor.backOff)
            self?.resume()
        }
    }

    private func resume() {
        guard !isClosed, registration == nil else { return }
        // Without memory even this can fail; then there is another rest.
        do { try listen() } catch { rest() }
    }

    private static func openSpare() -> Int32 { open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
