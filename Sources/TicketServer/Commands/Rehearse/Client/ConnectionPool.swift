// The connections of one loop's fans: borrowed for a request, kept open for the next, never more than allowed.

import Glibc
import TicketCore

/// Connections by the address they come from. A fan in a queue asks once a minute: to keep a connection for each would be
/// 80,000 open files, so fans of one address share, as a family behind one router does.
/// `@unchecked Sendable`: touched on its loop's thread only.
final class ConnectionPool: @unchecked Sendable {
    struct Limits: Sendable {
        /// Open connections of this loop.
        var connections: Int
        /// How long one may rest. Shorter than any server or balancer of ours lets it, so that both ends seldom meet.
        var rest: Duration = .seconds(20)
        var connect: Duration = .seconds(10)
        var answer: Duration = .seconds(30)
    }

    private let loop: Loop
    private let target: SocketAddress
    private let sources: SourceAddresses
    private let limits: Limits
    private let input: UnsafeMutableRawBufferPointer
    /// Ready ones by source; one that was closed meanwhile is dropped when it is met.
    private var idle: [Int: [ClientConnection]] = [:]
    /// In the order in which they came to rest, for those that rest too long. May name one twice.
    private var resting: [(connection: ClientConnection, since: Moment)] = []
    private var firstResting = 0
    private var all: [ObjectIdentifier: ClientConnection] = [:]
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private var isStopped = false

    /// Connections that were opened.
    private(set) var opened = 0

    init(_ loop: Loop, target: SocketAddress, sources: SourceAddresses, limits: Limits) {
        self.loop = loop
        self.target = target
        self.sources = sources
        self.limits = limits
        input = .allocate(byteCount: 65_536, alignment: 16)
    }

    deinit { input.deallocate() }

    var open: Int { all.count }

    /// A ready connection from `source`.
    ///
    /// - Parameter isFresh: opened for this, as by somebody who was not there before.
    func take(from source: Int, isFresh: Bool) async throws(ClientFailure) -> ClientConnection {
        if !isFresh, let connection = resting(source) { return connection }
        while !isStopped, all.count >= limits.connections, !closeOldest() {
            if let connection = resting(source) { return connection }
            await withCheckedContinuation { waiters.append($0) }
        }
        guard !isStopped else { throw .stopped }
        let connection = ClientConnection(loop, source: source, input: input)
        all[ObjectIdentifier(connection)] = connection
        opened += 1
        do throws(ClientFailure) {
            try await connection.connect(to: target, from: sources.address(source), within: limits.connect)
        } catch {
            forget(connection)
            throw error
        }
        return connection
    }

    /// Sends `request` on a connection that was taken, and gives the connection back.
    func ask(_ request: [UInt8], on connection: ClientConnection) async throws(ClientFailure) -> ReceivedResponse {
        defer { giveBack(connection) }
        return try await connection.ask(request, within: limits.answer)
    }

    /// Closes what rested too long. To be called now and then.
    func tidy() {
        let limit = loop.now
        while firstResting < resting.count, resting[firstResting].since + limits.rest <= limit { dropFirstResting() }
        guard firstResting > 1_024, firstResting * 2 > resting.count else { return }
        resting.removeFirst(firstResting)
        firstResting = 0
    }

    /// Closes all; who waits for an answer hears that it is over.
    func stop() {
        isStopped = true
        for connection in Array(all.values) { connection.close(.stopped) }
        all = [:]
        idle = [:]
        resting = []
        firstResting = 0
        let waiters = waiters
        self.waiters = []
        for waiter in waiters { waiter.resume() }
    }

    private func resting(_ source: Int) -> ClientConnection? {
        while let connection = idle[source]?.popLast() {
            if connection.isReady { return connection }
            forget(connection)
        }
        return nil
    }

    private func giveBack(_ connection: ClientConnection) {
        guard connection.isReady, !isStopped else { return forget(connection) }
        idle[connection.source, default: []].append(connection)
        resting.append((connection, connection.restsSince))
        wakeOne()
    }

    private func forget(_ connection: ClientConnection) {
        connection.close()
        all[ObjectIdentifier(connection)] = nil
        wakeOne()
    }

    private func wakeOne() {
        guard !waiters.isEmpty else { return }
        waiters.removeFirst().resume()
    }

    /// Makes room by the connection that has rested longest; false if none rests.
    private func closeOldest() -> Bool {
        while firstResting < resting.count {
            if dropFirstResting() { return true }
        }
        return false
    }

    @discardableResult
    private func dropFirstResting() -> Bool {
        let (connection, since) = resting[firstResting]
        firstResting += 1
        // It may have been used since, and then stands further behind as well; or be in use now.
        guard connection.restsSince == since,
            let place = idle[connection.source]?.firstIndex(where: { $0 === connection })
        else { return false }
        idle[connection.source]?.remove(at: place)
        connection.close()
        all[ObjectIdentifier(connection)] = nil
        return true
    }
}
