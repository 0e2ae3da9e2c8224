// Refusals of joining → answers.

import TicketCore

extension ErrorResponses {
    static func answer(_ refusal: JoinRefusal, _ say: any Phrases) -> FailureAnswer {
        switch refusal {
        case .cookiesNeeded:
            FailureAnswer(status: .forbidden, type: "cookies-needed", text: say.cookiesNeeded)
        case .work(let task):
            FailureAnswer(
                status: .forbidden, type: "proof-of-work", text: say.proofNeeded, retryAfter: task.wait,
                members: members(task))
        case .codeNeeded(let until):
            FailureAnswer(
                status: .forbidden, type: "code-required", text: say.codeNeeded,
                members: [("until", "\(until.milliseconds)")])
        case .badCode: FailureAnswer(status: .forbidden, type: "bad-code", text: say.codeWrong)
        case .moved: FailureAnswer(status: .conflict, type: "moved", text: say.placeMoved)
        case .badMove: FailureAnswer(status: .forbidden, type: "bad-move", text: say.moveRefused)
        case .unavailable(let seconds):
            FailureAnswer(
                status: .serviceUnavailable, type: "busy", text: say.noNumbersNow(seconds: seconds),
                retryAfter: seconds)
        }
    }

    /// The status of a page that asks for another device's code once more.
    static func moveRefused(isBusy: Bool) -> Status { isBusy ? .conflict : .forbidden }

    private static func members(_ task: JoinTask) -> [(name: String, json: String)] {
        let work: [(name: String, json: String)] = [
            ("challenge", JSONText.quoted(task.challenge)), ("bits", String(task.bits)), ("parts", String(task.parts)),
        ]
        return work + (task.wait.map { [("wait", String($0))] } ?? [])
    }
}
