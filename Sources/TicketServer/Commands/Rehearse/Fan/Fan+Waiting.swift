// The first chapter: the event's page, a number, the wait and the door.

import TicketCore

extension Fan {
    /// Looks at the event and presses "buy", which leads to the waiting room.
    func lookIn() async throws(FanOutcome) {
        guard plan.device != .application else {
            _ = try await browser.ask(.api(.event(event), .page))
            return
        }
        _ = try await browser.ask(.get(.event(plan.language, event), .page))
        try await crowd.sleep(scaled(.seconds(3)))
        _ = try await browser.go(.get(.seats(plan.language, event), .page))
    }

    // MARK: A number

    /// Joins, as often as it takes.
    func join() async throws(FanOutcome) {
        var proof: String?
        while number == nil {
            let (response, _) = try await browser.go(joinRequest(proof))
            proof = nil
            if response.isGood {
                guard let number = givenNumber(response) else {
                    browser.fail("a join without a number")
                    throw .failed
                }
                note(number: number)
                if let served = response.json?["served"]?.wholeNumber, let place = response.json?["place"]?.wholeNumber,
                    served > 0
                {
                    note(place: Int64(place))
                }
            } else {
                proof = try await overcome(response)
            }
        }
        if plan.hasSecondTab { try await joinInSecondTab() }
    }

    private func joinRequest(_ proof: String?) -> FanRequest {
        var fields = proof.map { [(name: "pow", value: $0)] } ?? []
        guard plan.device == .plain else {
            var request = FanRequest.form(.queueJoin(event), .join, fields)
            request.accept = .json
            return request
        }
        fields += [(name: "language", value: plan.language.rawValue), (name: "plain", value: "yes")]
        return .form(.queueJoin(event), .join, fields)
    }

    /// The number in the answer, or in the cookie that pages read.
    private func givenNumber(_ response: ReceivedResponse) -> Int64? {
        if let number = response.json?["n"]?.wholeNumber { return Int64(number) }
        return browser.jar["q_\(event)_n"].flatMap { Int64(digits: $0.prefix { $0 != "." }) }
    }

    /// The same browser asks again and must be told the same number.
    private func joinInSecondTab() async throws(FanOutcome) {
        let (response, _) = try await browser.go(joinRequest(nil))
        if response.isGood, let number = givenNumber(response) { note(number: number) }
    }

    /// What to do about a refused join: the proof that was asked for, or nil to try again as it is.
    private func overcome(_ response: ReceivedResponse) async throws(FanOutcome) -> String? {
        let problem = response.json
        switch problem?["type"]?.text {
        case "/problems/proof-of-work":
            if let challenge = ProofOfWork(problem) { return try await challenge.solve(crowd) }
            try await crowd.sleep(.seconds(problem?["wait"]?.wholeNumber ?? 5))
        case "/problems/not-open", "/problems/sale-not-open":
            // A page in this state looks once a minute; who waits for the opening presses more often.
            try await crowd.sleep(.milliseconds(Int(crowd.chance(below: 5_000)) + 2_000))
        case "/problems/sale-closed": throw .soldOut
        default:
            switch response.status {
            case 403, 425: try await crowd.sleep(.milliseconds(Int(crowd.chance(below: 5_000)) + 2_000))
            case 410: throw .soldOut
            default: throw .gaveUp
            }
        }
        return nil
    }

    // MARK: The wait

    /// Looks at `now` until it is this fan's turn.
    func waitOutside() async throws(FanOutcome) {
        crowd.waiting += 1
        defer { crowd.waiting -= 1 }
        var looks = 0
        while true {
            let pause = try await look()
            guard let view, let number else { throw .failed }
            if let place = crowd.place(of: number, view) { note(place: place) }
            if view.state == .closed { throw .soldOut }
            if view.state == .open, let place, place < view.called { break }
            looks += 1
            if view.state == .soldOut, leavesSoldOut(view) { throw .soldOut }
            if plan.hasSecondTab { _ = try await look() }
            if plan.losesPlace, looks == 2 {
                forgetNumber()
                try await join()
            }
            let spread = Double(75 + crowd.chance(below: 51)) / 100
            try await crowd.sleep(.seconds((pause ?? view.pause(place: place)) * spread))
        }
        if case .late(let delay) = plan.turnout { try await crowd.sleep(scaled(delay)) }
    }

    /// Most go home when nothing is left; those who were called hope a little longer.
    private func leavesSoldOut(_ view: RoomView) -> Bool {
        let isCalled = place.map { $0 < view.called } ?? false
        return crowd.chance(below: 100) < (isCalled ? 1 : 70)
    }

    /// Asks `now`. Returns seconds to the next time if the answer was none; afterwards `view` is the newest there was.
    @discardableResult
    func look() async throws(FanOutcome) -> Double? {
        var request = FanRequest(path: Route.queueNow(event).path, step: .now, accept: .json)
        request.known = tag
        let response = try await browser.ask(request)
        guard response.status != 304 else { return nil }
        guard response.isGood, let next = crowd.view(of: response) else { return view == nil ? 3 : 10 }
        if let view, next.isOlder(than: view) {
            // A cache's or another node's older answer; pages ignore it.
            crowd.tally.evidence.olderAnswers += 1
        } else {
            view = next
            tag = response.fields[.etag]
        }
        return nil
    }

    // MARK: The door

    /// Knocks until the door opens.
    func enter() async throws(FanOutcome) {
        crowd.waiting += 1
        defer { crowd.waiting -= 1 }
        var refusals = 0
        while true {
            let pause = try await plan.device == .plain ? knockWithForm() : knock(&refusals)
            guard let pause else { break }
            try await crowd.sleep(.seconds(pause * Double(100 + crowd.chance(below: 26)) / 100))
        }
        noteAdmitted()
        if plan.hasSecondTab {
            // The other tab knocks as well; the session that is in use must survive it.
            try await crowd.sleep(.seconds(1.2))
            _ = try await knock(&refusals)
        }
    }

    /// Seconds until it is worth knocking again; nil for who is in.
    private func knock(_ refusals: inout Int) async throws(FanOutcome) -> Double? {
        var request = FanRequest.form(.queueEnter(event), .enter)
        request.accept = .json
        let response = try await browser.ask(request)
        switch response.status {
        case 200: return nil
        case 202:
            let told = response.json
            if let place = told?["place"]?.wholeNumber { note(place: Int64(place)) }
            if told?["status"]?.text == "sold-out", crowd.chance(below: 100) < 10 { throw .soldOut }
            return Double(response.retryAfter ?? 3)
        case 400:
            browser.fail("a ticket of the waiting room was not taken")
            throw .failed
        case 403 where response.json?["type"]?.text == "/problems/time-used-up": throw .timeUsedUp
        case 410: throw .soldOut
        default:
            refusals += 1
            guard refusals < 30 else { throw .gaveUp }
            return Double(response.retryAfter ?? 5)
        }
    }

    /// The same by the button of the page without scripts.
    private func knockWithForm() async throws(FanOutcome) -> Double? {
        let fields = [(name: "language", value: plan.language.rawValue), (name: "plain", value: "yes")]
        let (response, path) = try await browser.go(.form(.queueEnter(event), .enter, fields)) { route in
            if case .seats = route { .seats } else { .page }
        }
        if path == Route.seats(plan.language, event).path { return nil }
        switch response.status {
        case 410: throw .soldOut
        case 200: return Double(response.fields["Refresh"].flatMap { Int(digits: $0.prefix { $0 != ";" }) } ?? 5)
        default: return Double(response.retryAfter ?? 5)
        }
    }
}
