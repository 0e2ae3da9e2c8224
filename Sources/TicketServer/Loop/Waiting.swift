// What a task on a loop can wait for: a moment, or a descriptor.

import Glibc
import TicketCore

extension Loop {
    /// Sleeps on this loop until `deadline`, or until the task is cancelled.
    func sleep(until deadline: Moment) async {
        let sleeper = SleeperNumber()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                perform {
                    sleeper.value = self.addSleeper(until: deadline, continuation)
                    // Cancelled before there was anything to wake.
                    if sleeper.isCancelled { self.wake(sleeper: sleeper.value) }
                }
            }
        } onCancel: {
            perform {
                sleeper.isCancelled = true
                self.wake(sleeper: sleeper.value)
            }
        }
    }

    func sleep(for duration: Duration) async { await sleep(until: .now() + duration) }

    /// Waits until `descriptor` can be read (or has failed, which reading then tells).
    func readable(_ descriptor: Int32) async throws(SystemError) { try await once(descriptor, .readable) }

    /// Waits until `descriptor` can be written.
    func writable(_ descriptor: Int32) async throws(SystemError) { try await once(descriptor, .writable) }

    private func once(_ descriptor: Int32, _ interest: Readiness) async throws(SystemError) {
        let failure = await withCheckedContinuation { (continuation: CheckedContinuation<SystemError?, Never>) in
            perform {
                let watcher = OneEvent(self, descriptor, continuation)
                do throws(SystemError) {
                    watcher.registration = try self.watch(descriptor, for: interest, watcher)
                } catch {
                    continuation.resume(returning: error)
                }
            }
        }
        if let failure { throw failure }
    }
}

/// The number of a sleeping task, touched on the loop's thread only.
private final class SleeperNumber: @unchecked Sendable {
    var value: UInt64 = 0
    var isCancelled = false
}

/// Resumes a task at the first event and unregisters itself.
private final class OneEvent: Watcher {
    private let loop: Loop
    private let descriptor: Int32
    private let continuation: CheckedContinuation<SystemError?, Never>
    var registration: Registration?

    init(_ loop: Loop, _ descriptor: Int32, _ continuation: CheckedContinuation<SystemError?, Never>) {
        self.loop = loop
        self.descriptor = descriptor
        self.continuation = continuation
    }

    func ready(_ readiness: Readiness) {
        if let registration { loop.unwatch(descriptor, registration) }
        continuation.resume(returning: nil)
    }
}
