import Foundation
import Synchronization

/// A thread that can be waited for.
final class ClientThread: Sendable {
    private let done = DispatchSemaphore(value: 0)

    static func start(_ work: @escaping @Sendable () -> Void) -> ClientThread {
        let thread = ClientThread()
        Thread {
            work()
            thread.done.signal()
        }.start()
        return thread
    }

    func join() { done.wait() }
}

/// A flag that one thread sets and others see.
final class SeenFlag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
}
