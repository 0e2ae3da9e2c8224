// epoll in five functions: add, modify, remove, wait and the table that gives each event its generation.

import CLinux
import Glibc
import TicketCore

/// What has happened to a descriptor.
struct Readiness: OptionSet, Sendable {
    let rawValue: UInt32

    static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// The other side will send no more (it may still read).
    static let halfClosed = Readiness(rawValue: EPOLLRDHUP.rawValue)
    /// The connection is gone in both directions, or failed.
    static let gone = Readiness(rawValue: EPOLLHUP.rawValue | EPOLLERR.rawValue)
    /// Report changes, not states.
    static let onEdge = Readiness(rawValue: EPOLLET.rawValue)
    /// Of many loops that wait for the same descriptor, wake few.
    static let exclusive = Readiness(rawValue: EPOLLEXCLUSIVE.rawValue)
}

/// A place in the loop's table and which of its successive tenants is meant, as carried in the event's 64 bits.
struct Registration: Hashable, Sendable {
    let rawValue: UInt64

    init(slot: Int, generation: UInt32) { rawValue = UInt64(generation) << 32 | UInt64(UInt32(slot)) }
    init(rawValue: UInt64) { self.rawValue = rawValue }

    var slot: Int { Int(rawValue & 0xFFFF_FFFF) }
    var generation: UInt32 { UInt32(rawValue >> 32) }
}

/// Whoever is told about a descriptor. Called on the loop's thread only.
protocol Watcher: AnyObject {
    func ready(_ readiness: Readiness)
    /// A deadline set with `Loop.alarm` for `deadline` has passed.
    func alarm(_ deadline: Moment)
}

extension Watcher {
    func alarm(_ deadline: Moment) {}
}

/// The kernel's list of descriptors and ours of who watches them.
struct Poller: ~Copyable {
    private struct Tenant {
        var watcher: (any Watcher)?
        var generation: UInt32
    }

    private let epoll: Descriptor
    private var tenants: [Tenant] = []
    private var free: [Int] = []
    private let events: UnsafeMutableBufferPointer<epoll_event>

    init() throws(SystemError) {
        epoll = Descriptor(owning: try requireCall("epoll_create1") { epoll_create1(Int32(EPOLL_CLOEXEC)) })
        events = .allocate(capacity: 512)
        events.initialize(repeating: epoll_event())
    }

    deinit { events.deallocate() }

    mutating func add(_ descriptor: Int32, for interest: Readiness, _ watcher: any Watcher) throws(SystemError)
        -> Registration
    {
        let slot = free.popLast() ?? tenants.count
        if slot == tenants.count { tenants.append(Tenant(watcher: nil, generation: 0)) }
        let registration = Registration(slot: slot, generation: tenants[slot].generation)
        var event = epoll_event(events: interest.rawValue, data: epoll_data(u64: registration.rawValue))
        do {
            try requireCall("epoll_ctl") { epoll_ctl(epoll.number, EPOLL_CTL_ADD, descriptor, &event) }
        } catch {
            free.append(slot)
            throw error
        }
        tenants[slot].watcher = watcher
        return registration
    }

    /// Forgets the watcher. Must come before the descriptor is closed: a duplicate in another process would keep
    /// the kernel's entry alive.
    mutating func remove(_ descriptor: Int32, _ registration: Registration) {
        guard watcher(of: registration) != nil else { return }
        var event = epoll_event()
        _ = epoll_ctl(epoll.number, EPOLL_CTL_DEL, descriptor, &event)
        tenants[registration.slot].watcher = nil
        tenants[registration.slot].generation &+= 1
        free.append(registration.slot)
    }

    /// Nil when that tenant is gone, even if the slot has a new one.
    func watcher(of registration: Registration) -> (any Watcher)? {
        guard registration.slot < tenants.count else { return nil }
        let tenant = tenants[registration.slot]
        return tenant.generation == registration.generation ? tenant.watcher : nil
    }

    /// Waits for at most `milliseconds` (-1: without end). Returns how many events `event(_:)` can be asked for.
    func wait(milliseconds: Int32) -> Int {
        let count = epoll_wait(epoll.number, events.baseAddress, Int32(events.count), milliseconds)
        precondition(count >= 0 || errno == EINTR, "epoll_wait failed: the loop's own descriptor is wrong")
        return max(0, Int(count))
    }

    func event(_ index: Int) -> (Registration, Readiness) {
        let event = events[index]
        return (Registration(rawValue: event.data.u64), Readiness(rawValue: event.events))
    }
}
