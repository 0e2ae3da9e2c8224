// The answering side of a connection: from a head to the bytes of its response.

import Glibc
import TicketCore

extension Connection {
    /// Starts on a request whose head is at the start of `bytes`: answers it at once if it can, else copies it.
    func begin(_ bytes: UnsafeBufferPointer<UInt8>, _ length: Int) throws(RequestError) {
        let layout = UnsafePointer(worker.layout)
        let head = RequestHead(bytes, layout, believedOrigin(bytes, layout))
        if layout.pointee.isAsterisk { return answerServerOptions() }
        let isReading = head.method == .get || head.method == .head
        // A precondition other than If-None-Match is rare: it is the application's, on the long way.
        let isPlain = !layout.pointee.hasBody && !layout.pointee.hasIfMatch
        if isReading, isPlain, let prepared = worker.application.immediate(head) {
            return answer(prepared, head)
        }
        let limit = layout.pointee.hasBody ? worker.application.bodyLimit(for: head) : 0
        let decoder = BodyDecoder(layout.pointee, limit: limit, overhead: limits.chunkOverhead)
        let request = Request(head, id: requestID(head), start: loop.now)
        let exertion = Exertion(request, decoder, layout.pointee, bodyStart: loop.now)
        self.exertion = exertion
        guard layout.pointee.hasBody else { return handle(exertion) }
        // Before the body is sent, if the client asked first.
        guard limit > 0, layout.pointee.length ?? 0 <= limit else { throw BodyDecoder.tooLarge }
        phase = .body
        setDeadline(bodyDeadline(exertion))
        if layout.pointee.expectsContinue, bytes.count == length { writeContinue() }
    }

    /// Who the request is from. Without trusted proxies nothing is looked at.
    private func believedOrigin(_ bytes: UnsafeBufferPointer<UInt8>, _ layout: UnsafePointer<HeadLayout>) -> Origin {
        let trusted = worker.options.trusted
        guard !trusted.isEmpty, trusted.contains(origin.client) else { return origin }
        return Forwarded.origin(origin, RequestHead(bytes, layout, origin).fields, trusted: trusted)
    }

    private func requestID(_ head: borrowing RequestHead) -> RequestID {
        let trusted = worker.options.trusted
        if !trusted.isEmpty, trusted.contains(origin.client),
            let given = head[.requestID].flatMap(RequestID.init(given:))
        {
            return given
        }
        return worker.nextRequestID()
    }

    private func writeContinue() {
        output.write(&worker.spareBuffers) { $0.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8) }
        flushLater()
    }

    private func word(keepsAlive: Bool, minorVersion: Int) -> ConnectionWord {
        guard keepsAlive, requests < limits.requestsPerConnection, !worker.isDraining.isSet else { return .close }
        return minorVersion == 0 ? .keepAlive : .silent
    }

    // MARK: At once

    private func answer(_ prepared: PreparedResponse, _ head: borrowing RequestHead) {
        let layout = UnsafePointer(worker.layout)
        let word = word(keepsAlive: layout.pointee.keepsAlive, minorVersion: layout.pointee.minorVersion)
        let isNotModified = prepared.etag.map { head.noneMatchNames($0) } ?? false
        let bytes = write(prepared, isNotModified: isNotModified, isHead: head.method == .head, word)
        // From the tick's beginning: who waited behind others of the same tick has waited.
        worker.application.finished(
            Exchange(
                id: requestID(head), method: head.method, route: prepared.route,
                status: isNotModified ? .notModified : prepared.status, bytes: bytes,
                duration: Moment.now().since(loop.now),
                client: head.client, isAborted: false))
        next(word)
    }

    /// "OPTIONS *" asks about the server as a whole (RFC 9110 section 9.3.7); there is nothing to say but that it lives.
    private func answerServerOptions() {
        let layout = UnsafePointer(worker.layout)
        guard !layout.pointee.hasBody else { return refuse(BodyDecoder.tooLarge) }
        let word = word(keepsAlive: layout.pointee.keepsAlive, minorVersion: layout.pointee.minorVersion)
        _ = write(Response(.noContent), isHead: false, word)
        next(word)
    }

    // MARK: By a handler

    /// Hands the request to the application. A handler that never waits is done when this returns.
    func handle(_ exertion: Exertion) {
        phase = .handling
        deadline = .never
        let task = loop.start { [self, exertion] in
            let response = await worker.application.respond(to: exertion.request)
            await answer(exertion, response)
        }
        if phase == .handling { exertion.task = task }
    }

    private func answer(_ exertion: Exertion, _ response: Response) async {
        loop.assertCurrent()
        guard phase == .handling else { return finish(exertion, response, bytes: 0, isAborted: true) }
        var word = word(keepsAlive: exertion.keepsAlive, minorVersion: exertion.minorVersion)
        guard case .stream(let produce) = response.body, !response.status.hasNoBody else {
            if response.fields.hasToken(.connection, "close") { word = .close }
            let bytes = write(response, to: exertion, word)
            finish(exertion, response, bytes: bytes, isAborted: false)
            return next(word)
        }
        if exertion.minorVersion == 0 { word = .close }
        let sentBefore = totalSent + output.count
        let isWhole = await stream(response, produce, exertion, word)
        finish(exertion, response, bytes: totalSent + output.count - sentBefore, isAborted: !isWhole)
        if isWhole { next(word) } else { close() }
    }

    private func finish(_ exertion: Exertion, _ response: Response, bytes: Int, isAborted: Bool) {
        var status = response.status
        var route = response.route
        if case .prepared(let prepared) = response.body {
            status = isNotModified(prepared, exertion.request) ? .notModified : prepared.status
            route = route ?? prepared.route
        }
        worker.application.finished(
            Exchange(
                id: exertion.request.requestID, method: exertion.request.method, route: route, status: status,
                bytes: bytes, duration: Moment.now().since(exertion.request.start), client: exertion.request.client,
                isAborted: isAborted))
    }

    /// After an answer: the next request, or the end.
    private func next(_ word: ConnectionWord) {
        guard phase != .closed else { return }
        exertion = nil
        flushLater()
        guard word != .close else { return endAfterOutput() }
        phase = .head
        isHeadBegun = false
        setDeadline(loop.now + limits.idleTime)
        if !isAdvancing, hasInput || inputEnded || !pending.isEmpty { proceed() }
    }

    // MARK: Writing

    private func isNotModified(_ prepared: PreparedResponse, _ request: Request) -> Bool {
        guard let etag = prepared.etag, request.method == .get || request.method == .head else { return false }
        return request.fields.all(.ifNoneMatch).contains { EntityTag.list($0.utf8Span.span, names: etag) }
    }

    private func write(_ response: Response, to exertion: Exertion, _ word: ConnectionWord) -> Int {
        guard case .prepared(let prepared) = response.body else {
            return write(response, isHead: exertion.isHead, word)
        }
        let isNotModified = isNotModified(prepared, exertion.request)
        return write(prepared, isNotModified: isNotModified, isHead: exertion.isHead, word)
    }

    /// Writes a response that is not a stream; returns the bytes of its body.
    func write(_ response: Response, isHead: Bool, _ word: ConnectionWord) -> Int {
        if case .prepared(let prepared) = response.body {
            return write(prepared, isNotModified: false, isHead: isHead, word)
        }
        let size = response.body.size
        let hasBody = !isHead && !response.status.hasNoBody
        let date = worker.date
        output.write(&worker.spareBuffers) { output in
            let length: ResponseLength = response.status.hasNoBody ? .none : .fixed(size)
            ResponseHead.write(response.status, response.fields, length, word, date: date, to: &output)
        }
        guard hasBody else { return 0 }
        switch response.body {
        case .bytes(let bytes): output.append(bytes, &worker.spareBuffers)
        case .fixed(let text): output.append(text, &worker.spareBuffers)
        case .none, .prepared, .stream: break
        }
        return size
    }

    private func write(_ prepared: PreparedResponse, isNotModified: Bool, isHead: Bool, _ word: ConnectionWord) -> Int {
        let head = prepared.head(isNotModified: isNotModified)
        let date = worker.date
        let dateOffset = ResponseHead.dateOffset(isNotModified ? .notModified : prepared.status)
        output.write(&worker.spareBuffers) { output in
            let start = output.count
            output.append(contentsOf: head)
            output.withUnsafeMutableBytes { $0[(start + dateOffset)...].copyBytes(from: date) }
            if word != .silent {
                output.removeLast(2)
                ResponseHead.write(word, to: &output)
                output.append(contentsOf: [0x0D, 0x0A])
            }
        }
        guard !isNotModified, !isHead, !prepared.status.hasNoBody else { return 0 }
        output.append(prepared.body, &worker.spareBuffers)
        return prepared.body.count
    }
}

extension Response.Body {
    /// Bytes, where known before sending; a stream has none.
    fileprivate var size: Int {
        switch self {
        case .none, .stream: 0
        case .bytes(let bytes): bytes.count
        case .fixed(let text): text.utf8CodeUnitCount
        case .prepared(let prepared): prepared.body.count
        }
    }
}
