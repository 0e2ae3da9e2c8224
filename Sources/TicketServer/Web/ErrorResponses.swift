// Failure → answer: the only place that decides which status a failure has.

import TicketCore

/// How a failure is told: status, stable type, words, and what a program needs besides.
struct FailureAnswer {
    let status: Status
    let type: String
    let text: FailureText
    var retryAfter: Int?
    var members: [(name: String, json: String)] = []

    /// Whether we are to blame: then the request's number helps whoever reports it.
    var isOurs: Bool { status == .internalServerError }

    var problem: Problem {
        Problem(
            status: status, type: type, title: text.title, detail: text.happened + " " + text.advice, members: members,
            retryAfter: retryAfter)
    }
}

enum ErrorResponses {
    /// The answer to whatever a handler threw.
    ///
    /// - Parameter time: how a moment is told to the person who asked.
    static func answer(_ error: any Error, _ say: any Phrases, time: (Instant) -> String) -> FailureAnswer {
        switch error {
        case let failure as Failure: answer(failure, say, time)
        case let failure as DatabaseFailure: answer(failure, say)
        case let fault as BodyFault: answer(fault, say)
        case is LiveFeed.Full:
            FailureAnswer(
                status: .serviceUnavailable, type: "too-many-screens", text: say.tooManyScreens, retryAfter: 30)
        case is Overtaken: FailureAnswer(status: overtaken, type: "overtaken", text: say.overtakenFailure)
        case let refusal as JoinRefusal: answer(refusal, say)
        case is PasswordHasher.Failure:
            FailureAnswer(status: .serviceUnavailable, type: "busy", text: say.databaseBusy, retryAfter: 5)
        case is GatewayFailure:
            FailureAnswer(status: .badRequest, type: "bad-notification", text: say.badRequest)
        default: FailureAnswer(status: .internalServerError, type: "unexpected", text: say.unexpected)
        }
    }

    private static func answer(
        _ failure: Failure, _ say: any Phrases, _ time: (Instant) -> String
    ) -> FailureAnswer {
        switch failure {
        case .soldOut, .placesTaken, .tooMany, .unknownPlace, .unknownTicketType, .nothingChosen, .holdExpired,
            .holdNotFound, .noExtensionLeft:
            stock(failure, say)
        case .saleNotOpen, .salePaused, .saleClosed, .queueRequired, .tooFast, .shopBusy, .badTicket, .claimedElsewhere,
            .timeUsedUp:
            sale(failure, say, time)
        case .alreadyPaid, .orderExpired, .gatewayUnavailable, .paymentDeclined: money(failure, say)
        case .invalid, .termsNotAccepted, .idempotencyConflict: form(failure, say)
        case .notFound, .notSignedIn, .wrongCredentials, .forbidden, .crossSite, .preconditionFailed:
            access(failure, say)
        case .notARehearsal, .wrongRehearsalKey, .rehearsalIsOver, .rehearsalGoesOn, .rehearsalHasBegun,
            .tooManyRehearsals:
            rehearsal(failure, say)
        }
    }

    private static func stock(_ failure: Failure, _ say: any Phrases) -> FailureAnswer {
        switch failure {
        case .soldOut(let left):
            FailureAnswer(
                status: .conflict, type: "sold-out", text: say.soldOut(placesLeft: left),
                members: [("left", String(left))])
        case .placesTaken(let taken):
            FailureAnswer(
                status: .conflict, type: "places-taken", text: say.seatsTaken,
                members: [("taken", TakenPlacesJSON.text(taken))])
        case .tooMany(let limit, let already):
            FailureAnswer(
                status: .conflict, type: "too-many", text: say.tooMany(limit: limit, already: already),
                members: [("limit", String(limit)), ("already", String(already))])
        case .holdExpired: FailureAnswer(status: .gone, type: "hold-expired", text: say.holdExpired)
        case .holdNotFound: FailureAnswer(status: .notFound, type: "hold-not-found", text: say.holdNotFound)
        case .noExtensionLeft: FailureAnswer(status: .conflict, type: "no-extension-left", text: say.extensionRefused)
        case .unknownTicketType: invalid(.ticketType, "unknown-ticket-type", say)
        default: invalid(.places, failure == .nothingChosen ? "nothing-chosen" : "unknown-place", say)
        }
    }

    private static func sale(_ failure: Failure, _ say: any Phrases, _ time: (Instant) -> String) -> FailureAnswer {
        switch failure {
        case .saleNotOpen(let opensAt):
            FailureAnswer(status: .forbidden, type: "not-open", text: say.saleNotOpen(until: time(opensAt)))
        case .salePaused: FailureAnswer(status: .forbidden, type: "sale-paused", text: say.saleIsPaused, retryAfter: 30)
        case .saleClosed: FailureAnswer(status: .gone, type: "sale-closed", text: say.saleIsClosed)
        case .tooFast(let seconds):
            FailureAnswer(
                status: .tooManyRequests, type: "too-fast", text: say.rateLimited(seconds: seconds), retryAfter: seconds
            )
        case .shopBusy(let seconds):
            FailureAnswer(
                status: .serviceUnavailable, type: "busy", text: say.shopBusy(seconds: seconds), retryAfter: seconds)
        case .queueRequired(let event):
            // Not 429, the client did nothing wrong; not 503, alarms would ring; not 401, browsers would ask for a name.
            FailureAnswer(
                status: .forbidden, type: "queue-required", text: say.notAdmitted, retryAfter: 5,
                members: [("queue", "\"\(Route.queue(say.language, event).path)\"")])
        case .badTicket: FailureAnswer(status: .forbidden, type: "bad-ticket", text: say.notAdmitted)
        case .claimedElsewhere: FailureAnswer(status: .conflict, type: "claimed-elsewhere", text: say.sessionEnded)
        default: FailureAnswer(status: .forbidden, type: "time-used-up", text: say.sessionEnded)
        }
    }

    private static func money(_ failure: Failure, _ say: any Phrases) -> FailureAnswer {
        switch failure {
        case .alreadyPaid: FailureAnswer(status: .conflict, type: "already-paid", text: say.alreadyPaid)
        case .orderExpired: FailureAnswer(status: .gone, type: "order-expired", text: say.holdExpired)
        case .paymentDeclined: FailureAnswer(status: .conflict, type: "payment-declined", text: say.paymentDeclined)
        default:
            FailureAnswer(
                status: .serviceUnavailable, type: "gateway-unavailable", text: say.gatewayDown, retryAfter: 30)
        }
    }

    private static func form(_ failure: Failure, _ say: any Phrases) -> FailureAnswer {
        switch failure {
        case .invalid(let field): invalid(field, "invalid", say)
        case .termsNotAccepted:
            FailureAnswer(
                status: .unprocessableContent, type: "terms-not-accepted", text: say.invalidFields,
                members: [("errors", "[{\"field\":\"terms\"}]")])
        default:
            FailureAnswer(
                status: .unprocessableContent, type: "idempotency-conflict", text: say.idempotencyConflict)
        }
    }

    private static func invalid(_ field: Failure.Field, _ type: String, _ say: any Phrases) -> FailureAnswer {
        FailureAnswer(
            status: .unprocessableContent, type: type, text: say.invalidFields,
            members: [("errors", "[{\"field\":\"\(field.rawValue)\"}]")])
    }

    private static func rehearsal(_ failure: Failure, _ say: any Phrases) -> FailureAnswer {
        switch failure {
        case .wrongRehearsalKey:
            FailureAnswer(status: .forbidden, type: "wrong-rehearsal-key", text: say.wrongRehearsalKey)
        case .rehearsalIsOver: FailureAnswer(status: .gone, type: "rehearsal-is-over", text: say.rehearsalIsOver)
        case .rehearsalGoesOn: FailureAnswer(status: .conflict, type: "rehearsal-goes-on", text: say.rehearsalGoesOn)
        case .rehearsalHasBegun:
            FailureAnswer(status: .conflict, type: "rehearsal-has-begun", text: say.rehearsalHasBegun)
        case .tooManyRehearsals:
            FailureAnswer(status: .conflict, type: "too-many-rehearsals", text: say.tooManyRehearsals)
        default: FailureAnswer(status: .conflict, type: "not-a-rehearsal", text: say.notARehearsal)
        }
    }

    private static func access(_ failure: Failure, _ say: any Phrases) -> FailureAnswer {
        switch failure {
        case .notFound: FailureAnswer(status: .notFound, type: "not-found", text: say.notFound)
        case .notSignedIn: FailureAnswer(status: .unauthorized, type: "not-signed-in", text: say.forbidden)
        case .wrongCredentials: FailureAnswer(status: .unauthorized, type: "wrong-credentials", text: say.forbidden)
        case .crossSite: FailureAnswer(status: .forbidden, type: "cross-site", text: say.crossSite)
        case .preconditionFailed:
            FailureAnswer(status: .preconditionFailed, type: "precondition-failed", text: say.conflict)
        default: FailureAnswer(status: .forbidden, type: "forbidden", text: say.forbidden)
        }
    }

    private static func answer(_ failure: DatabaseFailure, _ say: any Phrases) -> FailureAnswer {
        switch failure {
        case .busy, .closed:
            FailureAnswer(status: .serviceUnavailable, type: "busy", text: say.databaseBusy, retryAfter: 5)
        case .full, .disk, .readOnly:
            FailureAnswer(status: .serviceUnavailable, type: "storage-full", text: say.databaseFull, retryAfter: 30)
        default: FailureAnswer(status: .internalServerError, type: "unexpected", text: say.unexpected)
        }
    }

    static func noSuchAddress(_ say: any Phrases) -> FailureAnswer { answer(.notFound, say) }
    static func wrongMethod(_ say: any Phrases) -> FailureAnswer { answer(.methodNotAllowed, say) }

    /// The status of the page that tells somebody that another was faster.
    static let overtaken = Status.conflict

    /// The status of a health answer.
    static func health(isGood: Bool) -> Status { isGood ? .ok : .serviceUnavailable }

    private static func answer(_ fault: BodyFault, _ say: any Phrases) -> FailureAnswer {
        switch fault {
        case .mediaType: FailureAnswer(status: .unsupportedMediaType, type: "media-type", text: say.badRequest)
        case .notJSON(let what):
            FailureAnswer(
                status: .badRequest, type: "not-json", text: say.badRequest,
                members: [("reason", JSONText.quoted(what))])
        case .member(let name, let reason):
            FailureAnswer(
                status: .unprocessableContent, type: "invalid", text: say.invalidFields,
                members: [("errors", "[{\"field\":\(JSONText.quoted(name)),\"reason\":\"\(reason.rawValue)\"}]")])
        case .reference(let name):
            // The body is well-formed; it is this event that has no such thing.
            FailureAnswer(
                status: .conflict, type: "unknown-reference", text: say.invalidFields,
                members: [("errors", "[{\"field\":\(JSONText.quoted(name))}]")])
        }
    }

    /// The answer to a request that HTTP itself refused, and to a method an address does not have.
    static func answer(_ status: Status, _ say: any Phrases) -> FailureAnswer {
        let text =
            switch status {
            case .methodNotAllowed: say.methodNotAllowed
            case .notFound: say.notFound
            case .contentTooLarge: say.tooLarge
            case .tooManyRequests: say.rateLimited(seconds: 5)
            case .serviceUnavailable: say.unavailable
            default: say.badRequest
            }
        return FailureAnswer(
            status: status, type: "http-\(status.code)", text: text,
            retryAfter: status == .tooManyRequests || status == .serviceUnavailable ? 5 : nil)
    }
}

/// Taken places as JSON: `[{"place":17,"state":"held"}]`.
enum TakenPlacesJSON {
    static func text(_ taken: [TakenPlace]) -> String {
        let items = taken.map { "{\"place\":\($0.ordinal),\"state\":\"\($0.state.word)\"}" }
        return "[" + items.joined(separator: ",") + "]"
    }
}

extension PlaceState {
    /// The word programs are told.
    var word: String {
        switch self {
        case .free: "free"
        case .held: "held"
        case .sold: "sold"
        case .blocked: "blocked"
        }
    }
}
