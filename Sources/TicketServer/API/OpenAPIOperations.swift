// Every operation that programs have: whose key it wants, what it takes, what it answers.

import TicketCore

/// One method of one address.
struct Operation {
    enum Tag: String, CaseIterable {
        case events, queue, holds, orders, payments, entrance, rehearsals

        var description: String {
            switch self {
            case .events: "What is sold, where, and what is left of it."
            case .queue: "The waiting room in front of a sale. Needs cookies."
            case .holds: "Places kept for a shopper for some minutes."
            case .orders: "What a shopper means to pay for, and the tickets of what is paid."
            case .payments: "Attempts to pay an order."
            case .entrance: "Scanners at the gates."
            case .rehearsals: "Copies of events at which everything is tried and nothing is sold."
            }
        }
    }

    /// What opens an operation; the raw values are names of security schemes.
    enum Key: String {
        /// The cookie of the shop that `enter` gave.
        case shopper
        case orderSecret
        case device
        case rehearsalKey
    }

    struct Answer {
        let status: Status
        let description: String
        let schema: String?
        var fields: [String] = []
        var links: [Link] = []
    }

    /// What an answer is good for: its values fill the parameters of another operation.
    struct Link {
        let operation: String
        /// Runtime expressions of OpenAPI by parameter.
        let parameters: [(name: String, value: String)]

        init(_ operation: String, _ parameters: (name: String, value: String)...) {
            self.operation = operation
            self.parameters = parameters
        }
    }

    let route: Route
    let method: Method
    let id: String
    let tag: Tag
    let summary: String
    var details = ""
    var key: Key?
    /// Parameters besides those in the address.
    var parameters: [String] = []
    /// The schema of its body; nil if it takes none.
    var body: String?
    var isBodyRequired = true
    let answers: [Answer]
    var problems: [Status]

    var template: String { route.template.description }

    static let all: [Operation] = events + queue + holds + orders + payments + entrance + rehearsals

    /// What may happen to any request: too many, no room in the database.
    private static let always: [Status] = [.badRequest, .forbidden, .tooManyRequests, .serviceUnavailable]
    private static let withBody: [Status] = always + [.contentTooLarge, .unsupportedMediaType, .unprocessableContent]

    // The identities in these routes only fill places of the templates.
    private static let event = ID<Event>(rawValue: 1 << 39)
    private static let hold = ID<Hold>(rawValue: 1 << 41)
    private static let order = ID<Order>(rawValue: 1 << 41)

    private static let sameEvent = (name: "event", value: "$request.path.event")
    private static let newID = "$response.body#/id"

    private static let toEvent: [Link] = ["getEvent", "getPlan", "getAvailability", "queueNow", "joinQueue"].map {
        Link($0, (name: "event", value: "$response.body#/data/0/id"))
    }
    private static let toHold: [Link] = ["getHold", "extendHold", "deleteHold"].map {
        Link($0, sameEvent, (name: "hold", value: newID))
    }
    private static let toOrder: [Link] = ["getOrder", "listTickets", "createPayment"].map {
        Link($0, (name: "order", value: newID))
    }
    private static let toGateway = Link("useTestGateway", (name: "reference", value: "$response.body#/reference"))

    private static let events: [Operation] = [
        Operation(
            route: .api(.events), method: .get, id: "listEvents", tag: .events,
            summary: "Events that are announced or sold",
            answers: [
                Answer(status: .ok, description: "In the order of their dates.", schema: "EventList", links: toEvent)
            ],
            problems: always),
        Operation(
            route: .api(.event(event)), method: .get, id: "getEvent", tag: .events,
            summary: "One event: texts, prices, what is left",
            answers: [Answer(status: .ok, description: "The event.", schema: "Event")], problems: always + [.notFound]),
        Operation(
            route: .api(.plan(event)), method: .get, id: "getPlan", tag: .events,
            summary: "The seat plan: sections, rows, seats",
            details: """
                A place is named by its ordinal, which counts from 0 over the whole plan: the first seat of a row is the row's \
                `first`. It changes never for an event; keep it, and ask with `If-None-Match`.
                """,
            answers: [Answer(status: .ok, description: "The plan.", schema: "Plan", fields: ["ETag"])],
            problems: always + [.notFound]),
        Operation(
            route: .api(.availability(event)), method: .get, id: "getAvailability", tag: .events,
            summary: "What every place is now, or what changed",
            details: """
                Without `since`, or when that revision is too old, `states` holds every place in two bits (0 free, 1 held, 2 \
                sold, 3 blocked), four places a byte, the first in the lowest bits, as base64url. Otherwise `changes` lists \
                the places that changed after that revision.
                """,
            parameters: ["since"],
            answers: [
                Answer(status: .ok, description: "The whole, or the changes.", schema: "Availability", fields: ["ETag"])
            ],
            problems: always + [.notFound, .unprocessableContent]),
    ]

    private static let queue: [Operation] = [
        Operation(
            route: .queueNow(event), method: .get, id: "queueNow", tag: .queue,
            summary: "How far the queue is: the same answer for everybody",
            details: "Compute your place from it. Ask no more often than `iv` says.",
            answers: [Answer(status: .ok, description: "The state of the room.", schema: "QueueNow", fields: ["ETag"])],
            problems: always + [.notFound]),
        Operation(
            route: .queueJoin(event), method: .post, id: "joinQueue", tag: .queue, summary: "Take a number",
            details: """
                Whoever has a number keeps it. The first request is answered by a challenge: keep its cookie and go where \
                it leads, with the same body. `code` is an access code; `pow` a proof of work, if one is asked for.
                """,
            body: "JoinRequest", isBodyRequired: false,
            answers: [
                Answer(status: .temporaryRedirect, description: "The same again, with the cookie.", schema: nil),
                Answer(
                    status: .created, description: "A new number; keep the cookies.", schema: "QueueNumber",
                    links: [Link("enterShop", sameEvent)]),
                Answer(status: .ok, description: "The number you have.", schema: "QueueNumber"),
            ],
            problems: always + [.notFound, .conflict, .gone, .unprocessableContent]),
        Operation(
            route: .queueJoin(event), method: .get, id: "joinPage", tag: .queue,
            summary: "For people without scripts: whether the wait in place of a proof of work is over",
            answers: [
                Answer(status: .ok, description: "A page.", schema: nil),
                Answer(status: .seeOther, description: "You have a number.", schema: nil),
            ],
            problems: always + [.notFound]),
        Operation(
            route: .queueEnter(event), method: .post, id: "enterShop", tag: .queue, summary: "Enter the shop",
            answers: [
                Answer(status: .ok, description: "You are in; keep the cookie.", schema: "Entered"),
                Answer(status: .accepted, description: "Not yet.", schema: "Waiting", fields: ["Retry-After"]),
            ],
            problems: always + [.notFound, .conflict, .gone]),
        Operation(
            route: .queueLeave(event), method: .post, id: "leaveShop", tag: .queue,
            summary: "Leave the queue or the shop; what is held is given back",
            answers: [Answer(status: .noContent, description: "Left.", schema: nil)], problems: always + [.notFound]),
    ]

    private static let holds: [Operation] = [
        Operation(
            route: .api(.holds(event)), method: .post, id: "createHold", tag: .holds,
            summary: "Keep places: named ones, or the best there are",
            details:
                "Adds to the cart if there is one: a shopper has one cart, whose clock starts with its first place.",
            key: .shopper, parameters: ["Idempotency-Key"], body: "HoldRequest",
            answers: [
                Answer(status: .created, description: "The cart.", schema: "Hold", fields: ["Location"], links: toHold)
            ],
            problems: withBody + [.notFound, .conflict, .gone]),
        Operation(
            route: .api(.hold(event, hold)), method: .get, id: "getHold", tag: .holds, summary: "The cart",
            key: .shopper,
            answers: [Answer(status: .ok, description: "The cart.", schema: "Hold")], problems: always + [.notFound]),
        Operation(
            route: .api(.hold(event, hold)), method: .delete, id: "deleteHold", tag: .holds,
            summary: "Give all of it back", key: .shopper,
            answers: [Answer(status: .noContent, description: "Given back.", schema: nil)],
            problems: always + [.notFound]),
        Operation(
            route: .api(.holdExtension(event, hold)), method: .post, id: "extendHold", tag: .holds,
            summary: "Start the cart's clock anew", key: .shopper,
            answers: [Answer(status: .ok, description: "The cart.", schema: "Hold")],
            problems: withBody + [.notFound, .conflict, .gone]),
    ]

    private static let orders: [Operation] = [
        Operation(
            route: .api(.orders(event)), method: .post, id: "createOrder", tag: .orders,
            summary: "Order what is in the cart",
            details: "The places are kept until `expiresAt`. Keep `secret`: it is told this once, and opens the order.",
            key: .shopper, parameters: ["Idempotency-Key"], body: "OrderRequest",
            answers: [
                Answer(
                    status: .created, description: "The order.", schema: "NewOrder", fields: ["Location"],
                    links: toOrder)
            ],
            problems: withBody + [.notFound, .conflict, .gone]),
        Operation(
            route: .api(.order(order)), method: .get, id: "getOrder", tag: .orders,
            summary: "An order and its payments",
            key: .orderSecret, answers: [Answer(status: .ok, description: "The order.", schema: "Order")],
            problems: always + [.unauthorized, .notFound]),
        Operation(
            route: .api(.orderTickets(order)), method: .get, id: "listTickets", tag: .orders,
            summary: "The tickets of an order; none before it is paid", key: .orderSecret,
            answers: [Answer(status: .ok, description: "The tickets.", schema: "TicketList")],
            problems: always + [.unauthorized, .notFound]),
    ]

    private static let payments: [Operation] = [
        Operation(
            route: .api(.orderPayments(order)), method: .post, id: "createPayment", tag: .payments,
            summary: "Start to pay an order",
            details: "The running attempt is told again, if there is one: a repeated request does not pay twice.",
            key: .orderSecret,
            answers: [
                Answer(
                    status: .created, description: "The attempt; the buyer pays at `redirect`.", schema: "Payment",
                    links: [toGateway])
            ],
            problems: withBody + [.unauthorized, .notFound, .conflict, .gone]),
        Operation(
            route: .api(.testGateway("reference")), method: .post, id: "useTestGateway", tag: .payments,
            summary: "Do what a buyer would at the test gateway",
            details:
                "Only on a server that runs with the test gateway. `return` is where a browser would come back to.",
            body: "TestGatewayRequest",
            answers: [Answer(status: .ok, description: "What became of the attempt.", schema: "TestGatewayState")],
            problems: withBody + [.notFound]),
    ]

    private static let rehearsals: [Operation] = [
        Operation(
            route: .api(.rehearsal(event)), method: .get, id: "getRehearsal", tag: .rehearsals,
            summary: "A rehearsal, and what its books say",
            details: "The books are read whole for it: a stadium's take some tenths of a second.", key: .rehearsalKey,
            answers: [Answer(status: .ok, description: "The rehearsal.", schema: "Rehearsal")],
            problems: always + [.unauthorized, .notFound, .conflict, .gone]),
        Operation(
            route: .api(.rehearsal(event)), method: .post, id: "planRehearsal", tag: .rehearsals,
            summary: "Say when it opens, and how its gateway misbehaves",
            details: """
                A moment that is over means now. What is left out of the body stays as it is; a `gateway` replaces all its \
                habits.
                """,
            key: .rehearsalKey, body: "RehearsalRequest",
            answers: [Answer(status: .ok, description: "The rehearsal, without its books.", schema: "Rehearsal")],
            problems: withBody + [.unauthorized, .notFound, .conflict, .gone]),
    ]

    private static let entrance: [Operation] = [
        Operation(
            route: .api(.devices), method: .post, id: "createDevice", tag: .entrance, summary: "Set up a scanner",
            body: "DeviceRequest",
            answers: [Answer(status: .created, description: "The token, told this once.", schema: "Device")],
            problems: withBody + [.unauthorized]),
        Operation(
            route: .api(.checkIns), method: .post, id: "createCheckIn", tag: .entrance, summary: "Let a ticket in",
            details: """
                A refusal is an answer, too: see `result`. The same code with the same `nonce` is answered as before, so that a \
                scanner may repeat what it got no answer to.
                """,
            key: .device, body: "CheckInRequest",
            answers: [Answer(status: .ok, description: "Whether the ticket is let in.", schema: "CheckIn")],
            problems: withBody + [.unauthorized]),
    ]
}
