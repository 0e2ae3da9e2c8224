// The receiving side of a connection: from bytes to a request, and what happens when they come too slowly or wrong.

import Glibc
import Synchronization
import TicketCore

extension Connection {
    /// Reads in one turn before the others get theirs.
    private static let turn = 16

    private var wantsInput: Bool {
        switch phase {
        case .proxyHeader, .head, .body: output.count < limits.unsentBytes
        case .lingering: true
        case .handling, .ending, .closed: false
        }
    }

    /// Goes on as far as bytes, room and handlers allow. The one place that reads.
    func proceed() {
        guard !isAdvancing else { return }
        isAdvancing = true
        defer { isAdvancing = false }
        if !pending.isEmpty, wantsInput { advance(UnsafeRawBufferPointer(start: nil, count: 0)) }
        var turns = 0
        while hasInput, wantsInput {
            guard turns < Connection.turn else { return proceedLater() }
            turns += 1
            receive()
        }
        if inputEnded, wantsInput { clientEnded() }
    }

    private func proceedLater() { loop.spawn { [self] in proceed() } }

    private func receive() {
        let buffer = worker.input
        do {
            guard let count = try systemCall("recv", { recv(socket, buffer.baseAddress, buffer.count, 0) }) else {
                hasInput = false
                return
            }
            // A short read emptied the socket; only the end of the stream, once announced, is still in there.
            hasInput = count == buffer.count || (sawHalfClose && count > 0)
            if count == 0 { inputEnded = true } else { received(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
        } catch {
            close()
        }
    }

    private func received(_ bytes: UnsafeRawBufferPointer) {
        guard phase != .lingering else {
            lingered += bytes.count
            if lingered > limits.lingerBytes { close() }
            return
        }
        advance(bytes)
    }

    /// Parses what is pending and `bytes` behind it, and keeps what is left.
    private func advance(_ bytes: UnsafeRawBufferPointer) {
        if pending.isEmpty {
            let used = consume(bytes.bindMemory(to: UInt8.self))
            if used < bytes.count, keepsInput { pending = Array(bytes[used...]) }
        } else {
            var joined = pending
            pending = []
            joined.append(contentsOf: bytes)
            // Nothing new to see without the end of a line: a head that comes byte by byte is not parsed at each byte.
            guard phase != .head || bytes.isEmpty || bytes.contains(0x0A) || joined.count > limits.requestLine else {
                pending = joined
                return
            }
            let used = joined.withUnsafeBufferPointer { consume($0) }
            if used < joined.count, keepsInput { pending = used == 0 ? joined : Array(joined[used...]) }
        }
        if phase == .head, !pending.isEmpty, output.count < limits.unsentBytes { expectHead() }
    }

    private var keepsInput: Bool { phase != .ending && phase != .lingering && phase != .closed }

    /// From the first byte of a head on, there is a time for the whole of it.
    private func expectHead() {
        guard !isHeadBegun else { return }
        isHeadBegun = true
        setDeadline(loop.now + limits.headTime)
    }

    /// Takes requests from `bytes` until one must wait; returns how many bytes are used up.
    private func consume(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var used = 0
        do throws(RequestError) {
            while used < bytes.count, wantsInput {
                let rest = UnsafeBufferPointer(rebasing: bytes[used...])
                let taken: Int
                switch phase {
                case .proxyHeader: taken = try takeProxyHeader(rest)
                case .head: taken = try takeHead(rest)
                case .body: taken = try takeBody(rest)
                case .handling, .ending, .lingering, .closed: return used
                }
                used += taken
                if taken == 0 { return used }
            }
        } catch {
            refuse(error)
        }
        return used
    }

    private func takeProxyHeader(_ bytes: UnsafeBufferPointer<UInt8>) throws(RequestError) -> Int {
        guard let (header, length) = try ProxyProtocol.parse(bytes.span) else { return 0 }
        phase = .head
        if let client = header.client {
            origin = Origin(client: client, isSecure: header.isSecure)
            countClient()
        }
        return length
    }

    private func takeHead(_ bytes: UnsafeBufferPointer<UInt8>) throws(RequestError) -> Int {
        guard let length = try worker.parser.parse(bytes.span, into: &worker.layout.pointee) else { return 0 }
        isHeadBegun = false
        requests += 1
        worker.counters.requests.add(1, ordering: .relaxed)
        try begin(bytes, length)
        return length
    }

    private func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) throws(RequestError) -> Int {
        guard let exertion else { return 0 }
        let used = try exertion.decoder.decode(bytes.span, into: &exertion.request.body)
        exertion.received += used
        if exertion.decoder.isDone { handle(exertion) }
        return used
    }

    // MARK: When it goes wrong

    /// Answers a request that is none, then closes. Whatever follows it cannot be told apart any more.
    func refuse(_ error: RequestError) {
        guard phase != .closed else { return }
        worker.counters.refused.add(1, ordering: .relaxed)
        let response = worker.application.refused(error.status, reason: error.reason)
        let isHead = exertion?.isHead ?? false
        let bytes = write(response, isHead: isHead, .close)
        worker.application.finished(
            Exchange(
                id: exertion?.request.requestID ?? worker.nextRequestID(), method: exertion?.request.method,
                route: response.route, status: response.status, bytes: bytes, duration: .zero,
                client: origin.client, isAborted: false))
        endAfterOutput()
    }

    /// The client will send no more.
    private func clientEnded() {
        switch phase {
        case .head where pending.isEmpty: endAfterOutput()
        case .lingering: close()
        case .proxyHeader where pending.isEmpty: close()
        default: refuse(.bad("The connection ended in the middle of a request."))
        }
    }

    func timeOut(_ now: Moment) {
        switch phase {
        case .head where !isHeadBegun: endAfterOutput()
        case .proxyHeader: close()
        case .head: refuse(RequestError(.requestTimeout, "The head of the request took too long."))
        case .body: checkBodyRate(now)
        case .lingering: close()
        case .handling, .ending, .closed: deadline = .never
        }
    }

    /// The moment at which a body that gets no further byte is too slow.
    func bodyDeadline(_ exertion: Exertion) -> Moment {
        let earned = Duration.milliseconds(exertion.received * 1000 / max(1, limits.bodyRate))
        return exertion.bodyStart + limits.bodyGrace + earned
    }

    private func checkBodyRate(_ now: Moment) {
        guard let exertion else { return }
        let due = bodyDeadline(exertion)
        guard due <= now else { return setDeadline(due) }
        refuse(RequestError(.requestTimeout, "The body of the request came too slowly."))
    }
}
