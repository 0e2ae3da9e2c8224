// Password hashing off the loops: a few threads and a short queue, so that a flood of logins cannot starve the shop.

import Glibc
import Synchronization

/// Runs `PasswordHash` on its own threads. With the four it starts with, hashing takes at most 64 MiB at once.
package final class PasswordHasher: Sendable {
    package enum Failure: Error, Equatable {
        /// As many hashes are waiting as may wait; or `stop` was called. Answer "try again in a moment".
        case busy
    }

    private let queue: JobQueue
    private let randomness: any Randomness

    /// - Parameter capacity: how many may wait for a thread; 64 wait a third of a second at 20 ms each.
    package init(threads: Int = 4, capacity: Int = 64, randomness: any Randomness = SystemRandomness()) {
        queue = JobQueue(capacity: capacity)
        self.randomness = randomness
        for _ in 0..<threads { queue.startThread() }
    }

    deinit { queue.stop() }

    /// Ends the threads after the hash each has begun; those who wait, and all later ones, get `busy`.
    package func stop() { queue.stop() }

    /// As `PasswordHash.hash`.
    package func hash(_ password: String) async throws -> String {
        let randomness = randomness
        return try await queue.run { Result { try PasswordHash.hash(password, randomness) } }.get()
    }

    /// As `PasswordHash.verify`.
    package func verify(_ password: String, against stored: String?) async throws -> Bool {
        try await queue.run { PasswordHash.verify(password, against: stored) }
    }
}

/// Work for threads that sleep on a condition variable.
private final class JobQueue: Sendable {
    private struct State {
        var waiting: [@Sendable (_ refused: Bool) -> Void] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let available = Semaphore()

    init(capacity: Int) { self.capacity = capacity }

    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let accepted = state.withLock { state in
                guard !state.isStopped, state.waiting.count < capacity else { return false }
                state.waiting.append { refused in
                    if refused {
                        continuation.resume(throwing: PasswordHasher.Failure.busy)
                    } else {
                        continuation.resume(returning: work())
                    }
                }
                return true
            }
            if accepted { available.signal() } else { continuation.resume(throwing: PasswordHasher.Failure.busy) }
        }
    }

    func stop() {
        let refused = state.withLock { state in
            defer { state.waiting = [] }
            state.isStopped = true
            return state.waiting
        }
        for job in refused { job(true) }
        available.signal()
    }

    /// The thread keeps the queue alive until `stop`.
    func startThread() {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let failed = pthread_create(&thread, nil, jobThread, context.toOpaque())
        precondition(failed == 0, "no thread for passwords could be started")
        pthread_detach(thread)
    }

    func work() {
        while true {
            available.wait()
            let (job, isStopped) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isStopped)
            }
            job?(false)
            if isStopped {
                available.signal()  // pass the word on to the next thread
                return
            }
        }
    }
}

private func jobThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().work()
    return nil
}

/// A counting semaphore of the system (sem_init), at an address that does not move.
private final class Semaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }
    func wait() { while sem_wait(semaphore) != 0 {} }
}
