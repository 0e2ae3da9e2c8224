// One fan's browser: its cookies, its way to the server, and how long everything took.

import TicketCore

/// A browser, or an application, with cookies of its own.
/// `@unchecked Sendable`: touched on its crowd's loop only.
final class FanBrowser: @unchecked Sendable {
    let crowd: Crowd
    let language: Language
    /// The number of the address it comes from.
    let source: Int
    var jar = CookieJar()
    private var isFresh = true

    init(_ crowd: Crowd, source: Int, language: Language) {
        self.crowd = crowd
        self.source = source
        self.language = language
    }

    /// Tries after the first, where a request may be repeated.
    private static let repetitions = 3
    /// Tries after the first while the server says "later".
    private static let patience = 8

    /// Sends `request` and hears the answer, as patiently as a browser and its person: after "later" (429, 503) the same
    /// again when it is time; after a broken connection the same again if that can do no harm. Does not follow redirects.
    func ask(_ request: FanRequest) async throws(FanOutcome) -> ReceivedResponse {
        var broken = 0
        var refused = 0
        while true {
            do throws(ClientFailure) {
                let response = try await exchange(request)
                note(response, request)
                guard isLater(response), request.step != .enter, refused < Self.patience else { return response }
                refused += 1
                try await pause(response.retryAfter ?? 1)
            } catch {
                guard error != .stopped, !crowd.isStopping else { throw .waiting }
                fail("\(error)")
                broken += 1
                guard request.isRepeatable, broken <= Self.repetitions else { throw .failed }
                try await crowd.sleep(.seconds(broken * 2))
            }
        }
    }

    /// The same, going on to where the answers lead as long as that is this server: the page at the end. The steps on the
    /// way count as `request`'s, unless `step` knows better.
    func go(
        _ request: FanRequest, step: (Route) -> RehearsalStep? = { _ in nil }
    ) async throws(FanOutcome) -> (response: ReceivedResponse, path: String) {
        var request = request
        for _ in 0..<8 {
            let response = try await ask(request)
            guard let next = response.redirect, next.hasPrefix("/"), !next.hasPrefix("//") else {
                return (response, request.path)
            }
            let path = next.prefix { $0 != "#" }
            let route = Route(path: String(path.prefix { $0 != "?" }))
            var following = FanRequest(
                path: String(path), step: route.flatMap(step) ?? request.step, accept: request.accept)
            if response.status == 307 || response.status == 308 {
                following.method = request.method
                following.body = request.body
            }
            request = following
        }
        fail("a redirect without end")
        throw .failed
    }

    private func pause(_ seconds: Int) async throws(ClientFailure) {
        let spread = Int64(crowd.chance(below: 250))
        await crowd.sleep(until: .now() + .milliseconds(Int64(seconds) * (1_000 + spread)))
        if crowd.isStopping { throw .stopped }
    }

    private func exchange(_ request: FanRequest) async throws(ClientFailure) -> ReceivedResponse {
        let asked = Moment.now()
        let connection = try await crowd.pool.take(from: source, isFresh: isFresh)
        isFresh = false
        let bytes = request.bytes(host: crowd.scene.host, language: language, cookies: jar.field)
        let ready = Moment.now()
        if !connection.isUsed { crowd.tally.connects.record(ready.since(asked)) }
        let response = try await crowd.pool.ask(bytes, on: connection)
        crowd.tally.record(request.step, Moment.now().since(ready))
        crowd.count { second in
            second.bytesOut += bytes.count
            second.bytesIn += response.bytes
            if request.step == .now { second.polls += 1 }
        }
        if response.isPublic { crowd.tally.publicBytes += response.bytes }
        jar.take(response.fields)
        return response
    }

    // MARK: Counting

    private func isLater(_ response: ReceivedResponse) -> Bool {
        switch response.status {
        case 429: true
        case 503: response.retryAfter != nil
        default: false
        }
    }

    /// Counts what is not a success. A refusal has a good reason; anything else is a fault of the server, or of this
    /// program.
    private func note(_ response: ReceivedResponse, _ request: FanRequest) {
        guard !response.isGood else { return }
        switch response.status {
        case 401, 403, 409, 410, 422, 425, 429: refuse(response, request)
        case 503 where response.retryAfter != nil: refuse(response, request)
        default: fail("\(response.status) \(name(request))")
        }
    }

    private func refuse(_ response: ReceivedResponse, _ request: FanRequest) {
        crowd.tally.refusals["\(response.status) \(problem(response) ?? name(request))", default: 0] += 1
        crowd.count { $0.refused += 1 }
    }

    func fail(_ kind: String) {
        crowd.tally.errors[kind, default: 0] += 1
        crowd.count { $0.errors += 1 }
    }

    /// The pattern of the address: no secret of an address comes into a report.
    private func name(_ request: FanRequest) -> String {
        let path = String(request.path.prefix { $0 != "?" })
        return "\(request.method) " + (Route(path: path).map { $0.template.description } ?? "an unknown address")
    }

    /// The last part of a problem's type (RFC 9457).
    private func problem(_ response: ReceivedResponse) -> String? {
        guard let type = response.json?["type"]?.text else { return nil }
        return type.split(separator: "/").last.map(String.init)
    }
}
