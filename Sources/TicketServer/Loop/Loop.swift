// One thread, one epoll: runs the tasks and watches the descriptors that were given to it.

import CLinux
import Glibc
import Synchronization
import TicketCore

/// An event loop on its own thread, and the executor of every task started on it.
///
/// A connection stays on its loop for life, so its state needs no lock: it is touched on this thread alone.
/// `@unchecked Sendable`: everything below `inbox` belongs to the loop's thread, checked by `assertCurrent`.
final class Loop: TaskExecutor, @unchecked Sendable {
    /// What other threads want of this one.
    private enum Errand {
        case job(UnownedJob)
        case call(@Sendable () -> Void)
    }

    let name: String
    /// How long its ticks take. May be read from any thread.
    let lag = LagMeter()

    private let inbox = Mutex<[Errand]>([])
    private let wakeup: Descriptor
    private let ended = Atomic<Bool>(false)
    private let thread = Atomic<UInt>(0)

    private var poller: Poller
    private var errands: [Errand] = []
    private var jobs: [UnownedJob] = []
    private var batch: [UnownedJob] = []
    private var timers = Timers()
    private var sleepers: [UInt64: CheckedContinuation<Void, Never>] = [:]
    private var lastSleeper: UInt64 = 0
    private var endOfTick: [() -> Void] = []
    /// The time at the start of this tick; read the clock instead where a tick's length matters.
    private(set) var now = Moment.now()

    /// Starts the thread. It ends with `stop()` only.
    init(name: String) throws(SystemError) {
        self.name = name
        poller = try Poller()
        wakeup = Descriptor(owning: try requireCall("eventfd") { eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)) })
        let bell = Bell(descriptor: wakeup.number)
        _ = try poller.add(wakeup.number, for: .readable, bell)
        start()
    }

    /// Whether the caller runs on this loop's thread.
    var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// Stops a program that touches a loop's state from elsewhere, before it corrupts it.
    @inline(__always)
    func assertCurrent() { precondition(isCurrent, "the state of a loop is touched on its own thread only") }

    // MARK: Work

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent { jobs.append(job) } else { post(.job(job)) }
    }

    /// Runs `call` on the loop's thread: soon, if asked from another thread; at once otherwise.
    func perform(_ call: @escaping @Sendable () -> Void) {
        if isCurrent { call() } else { post(.call(call)) }
    }

    /// Starts a task on this loop, from any thread. The one way to begin background work.
    @discardableResult
    func spawn(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        Task(executorPreference: self) { await operation() }
    }

    /// Starts a task here and now: what it does before it first waits is done when this returns.
    @discardableResult
    func start(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        assertCurrent()
        return Task.immediate(executorPreference: self) { await operation() }
    }

    /// `hook` runs after the events and jobs of each tick, before the loop waits again.
    func atEndOfTick(_ hook: @escaping () -> Void) {
        assertCurrent()
        endOfTick.append(hook)
    }

    /// Ends the thread after the current tick. Tasks that still wait are never resumed: drain first.
    func stop() { perform { self.ended.store(true, ordering: .relaxed) } }

    private func post(_ errand: Errand) {
        let wasEmpty = inbox.withLock { inbox in
            inbox.append(errand)
            return inbox.count == 1
        }
        // Only the first waker writes: while the inbox is not empty the loop is already on its way.
        if wasEmpty { _ = eventfd_write(wakeup.number, 1) }
    }

    // MARK: Descriptors and deadlines, on the loop's thread

    func watch(_ descriptor: Int32, for interest: Readiness, _ watcher: any Watcher) throws(SystemError)
        -> Registration
    {
        assertCurrent()
        return try poller.add(descriptor, for: interest, watcher)
    }

    func unwatch(_ descriptor: Int32, _ registration: Registration) {
        assertCurrent()
        poller.remove(descriptor, registration)
    }

    /// Calls `Watcher.alarm` once `deadline` has passed, if the watcher is still registered then.
    func alarm(at deadline: Moment, _ registration: Registration) {
        timers.add(.watcher(registration), at: deadline)
    }

    func addSleeper(until deadline: Moment, _ continuation: CheckedContinuation<Void, Never>) -> UInt64 {
        assertCurrent()
        lastSleeper += 1
        sleepers[lastSleeper] = continuation
        timers.add(.sleeper(lastSleeper), at: deadline)
        return lastSleeper
    }

    func wake(sleeper: UInt64) {
        assertCurrent()
        sleepers.removeValue(forKey: sleeper)?.resume()
    }

    // MARK: The thread

    private func start() {
        var handle = pthread_t()
        let loop = Unmanaged.passRetained(self).toOpaque()
        let failed = pthread_create(
            &handle, nil,
            { loop in
                guard let loop else { return nil }
                Unmanaged<Loop>.fromOpaque(loop).takeRetainedValue().run()
                return nil
            }, loop)
        precondition(failed == 0, "no thread can be started")
        pthread_detach(handle)
    }

    private func run() {
        thread.store(UInt(pthread_self()), ordering: .relaxed)
        _ = name.withCString { pthread_setname_np(pthread_self(), $0) }
        while !ended.load(ordering: .relaxed) { tick() }
        endOfTick = []
    }

    private func tick() {
        let count = poller.wait(milliseconds: jobs.isEmpty ? patience : 0)
        now = .now()
        let start = now
        for index in 0..<count {
            let (registration, readiness) = poller.event(index)
            poller.watcher(of: registration)?.ready(readiness)
        }
        takeErrands()
        runJobs()
        ringAlarms()
        for hook in endOfTick { hook() }
        let end = Moment.now()
        lag.note(end.nanoseconds - start.nanoseconds, at: end)
    }

    /// Milliseconds until the next deadline, rounded up so that it has passed when the loop wakes.
    private var patience: Int32 {
        let next = timers.next
        guard next != .never else { return -1 }
        let current = Moment.now()
        guard next > current else { return 0 }
        return Int32(clamping: (next.nanoseconds - current.nanoseconds + 999_999) / 1_000_000)
    }

    private func takeErrands() {
        inbox.withLock { inbox in swap(&inbox, &errands) }
        for errand in errands {
            switch errand {
            case .job(let job): jobs.append(job)
            case .call(let call): call()
            }
        }
        errands.removeAll(keepingCapacity: true)
    }

    /// One generation of jobs: what they enqueue runs in the next tick, so that the sockets get their turn.
    private func runJobs() {
        swap(&jobs, &batch)
        for job in batch { job.runSynchronously(on: asUnownedTaskExecutor()) }
        batch.removeAll(keepingCapacity: true)
    }

    private func ringAlarms() {
        while let (alarm, deadline) = timers.takeDue(at: now) {
            switch alarm {
            case .watcher(let registration): poller.watcher(of: registration)?.alarm(deadline)
            case .sleeper(let sleeper): wake(sleeper: sleeper)
            }
        }
    }
}

/// The loop's own descriptor: swallows the wake-up; the tick that follows does the work.
private final class Bell: Watcher {
    private let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    func ready(_ readiness: Readiness) {
        var count: UInt64 = 0
        _ = eventfd_read(descriptor, &count)
    }
}
