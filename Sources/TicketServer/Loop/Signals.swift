// Signals as events of a loop: no handler code runs in the middle of anything.

import CLinux
import Glibc

/// Delivers signals to a closure on a loop's thread.
final class Signals: Watcher {
    private let descriptor: Descriptor
    private let receive: (Int32) -> Void

    /// Keeps `signals` from their default action in this thread and all it starts. Call before any other thread exists:
    /// a thread that does not block a signal would take it.
    static func block(_ signals: [Int32]) { withSet(signals) { _ = pthread_sigmask(SIG_BLOCK, $0, nil) } }

    /// From now on `receive` is called on `loop` for each of `signals`, which must be blocked.
    static func deliver(_ signals: [Int32], on loop: Loop, to receive: @escaping @Sendable (Int32) -> Void) {
        loop.perform {
            do {
                let watcher = try Signals(signals, receive)
                _ = try loop.watch(watcher.descriptor.number, for: .readable, watcher)
            } catch {
                preconditionFailure("signals cannot be watched: \(error)")
            }
        }
    }

    private init(_ signals: [Int32], _ receive: @escaping (Int32) -> Void) throws(SystemError) {
        let flags = Int32(SFD_NONBLOCK | SFD_CLOEXEC)
        var number: Int32 = -1
        Signals.withSet(signals) { number = signalfd(-1, $0, flags) }
        descriptor = Descriptor(owning: try requireCall("signalfd") { number })
        self.receive = receive
    }

    func ready(_ readiness: Readiness) {
        var signal = signalfd_siginfo()
        while read(descriptor.number, &signal, MemoryLayout.size(ofValue: signal)) == MemoryLayout.size(ofValue: signal)
        {
            receive(Int32(signal.ssi_signo))
        }
    }

    private static func withSet(_ signals: [Int32], _ body: (UnsafePointer<sigset_t>) -> Void) {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        body(&set)
    }
}
