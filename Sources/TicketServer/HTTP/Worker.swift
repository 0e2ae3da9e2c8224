// One loop's part of the server: the buffers its connections share, and the connections themselves.

import Glibc
import Synchronization
import TicketCore

/// What the metrics say of one loop. Written by its thread but for `open`, read by any.
final class WorkerCounters: Sendable {
    /// Raised by the loop that accepts, so that a burst sees where its first connections went; lowered by this one.
    let open = Atomic<Int>(0)
    let accepted = Atomic<Int>(0)
    let requests = Atomic<Int>(0)
    let refused = Atomic<Int>(0)
}

/// The HTTP state of one loop. Touched on its thread only, hence `@unchecked Sendable`.
final class Worker: @unchecked Sendable {
    let loop: Loop
    let application: any Application
    let options: ServerOptions
    let admission: Admission
    let parser: RequestParser
    let counters = WorkerCounters()
    let isDraining: SharedFlag

    /// Every read of this loop lands here first: an idle connection holds no buffer.
    let input: UnsafeMutableRawBufferPointer
    let layout: UnsafeMutablePointer<HeadLayout>
    var spareBuffers: [[UInt8]] = []

    private var connections: [ObjectIdentifier: Connection] = [:]
    private var unflushed: [Connection] = []
    private var flushing: [Connection] = []
    private var dateBytes: [UInt8] = []
    private var dateSecond: Int64 = .min
    private var dateTick = Moment.beginning
    private var lastRequest: UInt64

    init(
        _ loop: Loop, _ application: any Application, _ options: ServerOptions, _ admission: Admission,
        _ flag: SharedFlag
    ) {
        self.loop = loop
        self.application = application
        self.options = options
        self.admission = admission
        isDraining = flag
        parser = RequestParser(limits: options.limits)
        input = .allocate(byteCount: 65_536, alignment: 16)
        layout = .allocate(capacity: 1)
        layout.initialize(to: HeadLayout())
        lastRequest = options.randomness.next()
        // The loop keeps its worker until it is stopped: connections may outlive whoever started the server.
        loop.perform { [self] in loop.atEndOfTick { [self] in flush() } }
    }

    deinit {
        input.deallocate()
        layout.deinitialize(count: 1)
        layout.deallocate()
    }

    /// Takes over an accepted socket, which is counted in `counters.open` already.
    func open(_ socket: Int32, _ peer: IPAddress) {
        loop.assertCurrent()
        counters.accepted.add(1, ordering: .relaxed)
        let verdict = admission.enter()
        guard verdict != .overrun, let connection = Connection(self, socket, peer) else {
            admission.leave()
            counters.open.subtract(1, ordering: .relaxed)
            counters.refused.add(1, ordering: .relaxed)
            close(socket)
            return
        }
        connections[ObjectIdentifier(connection)] = connection
        connection.begin(verdict)
    }

    func forget(_ connection: Connection) {
        connections[ObjectIdentifier(connection)] = nil
        counters.open.subtract(1, ordering: .relaxed)
        admission.leave()
    }

    /// Sends what `connection` has written, at the end of this tick: answers to pipelined requests leave together.
    func flushLater(_ connection: Connection) { unflushed.append(connection) }

    /// Asks every connection that rests to end, and all others to end after their answer.
    func endIdle() { for connection in connections.values { connection.endIfIdle() } }

    /// Cuts what is still open.
    func closeAll() { for connection in connections.values { connection.close() } }

    /// The present second as 29 bytes, made once per second.
    var date: [UInt8] {
        if dateTick != loop.now {
            dateTick = loop.now
            let now = options.clock.now()
            if now.milliseconds / 1000 != dateSecond {
                dateSecond = now.milliseconds / 1000
                dateBytes = HTTPDate.bytes(now)
            }
        }
        return dateBytes
    }

    /// A number no other request of this process has (SplitMix64 visits each once), not for secrets.
    func nextRequestID() -> RequestID {
        lastRequest &+= 0x9E37_79B9_7F4A_7C15
        var word = lastRequest
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return .number(word ^ (word >> 31))
    }

    private func flush() {
        swap(&unflushed, &flushing)
        for connection in flushing { connection.flush() }
        flushing.removeAll(keepingCapacity: true)
    }
}

/// A flag that is set once, by any thread, and seen by all.
final class SharedFlag: Sendable {
    private let value = Atomic<Bool>(false)

    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
}
