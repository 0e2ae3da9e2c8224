// Route → handler: the table of the whole shop.

import TicketCore

extension ShopApplication {
    func handle(_ request: Request, _ route: Route) async throws -> Response {
        let isPost = request.method == .post
        switch route {
        case .home, .events, .event, .calendar, .sectionGeometry, .availability, .asset, .favicon, .robots, .queue,
            .queueNow, .openAPI:
            return try answers.answer(request, route)

        case .seats(let language, let event): return try seats(request, language, event)
        case .section(let language, let event, let key): return try section(request, language, event, key)
        case .chooseSeats(let language, let event): return try await chooseSeats(request, language, event)
        case .chooseBest(let language, let event): return try await chooseBest(request, language, event)
        case .cart(let language, let event): return try cart(request, language, event)
        case .changeCart(let language, let event): return try await changeCart(request, language, event)
        case .extendCart(let language, let event): return try await extendCart(request, language, event)
        case .checkout(let language, let event):
            return isPost
                ? try await placeOrder(request, language, event) : try checkoutPage(request, language, event)

        case .queuePlain(let language, let event): return try plainQueue(request, language, event)
        case .queueJoin(let event): return try await joinQueue(request, event)
        case .queueEnter(let event): return try await enterQueue(request, event)
        case .queueLeave(let event): return try await leaveQueue(request, event)
        case .queueBeat: throw Failure.notFound
        case .queueTransfer: throw Failure.notFound
        case .queueMove: throw Failure.notFound
        case .checkDraw: throw Failure.notFound
        case .queueProof: throw Failure.notFound
        case .queueRoster: throw Failure.notFound

        case .order(let language, let order, let secret): return try await orderPage(request, language, order, secret)
        case .payOrder(let language, let order, let secret): return try await payOrder(language, order, secret)
        case .orderDocument(let language, let order, let secret): return try orderDocument(language, order, secret)
        case .ticket(let language, let ticket, let secret): return try ticketPage(language, ticket, secret)
        case .ticketDocument(let language, let ticket, let secret): return try ticketDocument(language, ticket, secret)
        case .paymentReturn(let state): return try await paymentReturn(state)
        case .paymentNotification(let gateway): return try await paymentNotification(request, gateway)
        case .testGateway(let reference):
            return isPost ? try await useTestGateway(request, reference) : try testGatewayPage(request, reference)

        case .signIn(let language): return isPost ? try await signIn(request, language) : signInPage(request, language)
        case .signOut(let language): return try await signOut(request, language)
        case .admin(let language): return try adminPage(request, language)
        case .adminEvent(let language, let event): return try adminEventPage(request, language, event)
        case .adminSale(let language, let event): return try await controlSale(request, language, event)
        case .adminDraw: throw Failure.notFound
        case .adminLive: throw Failure.notFound
        case .adminFeed: throw Failure.notFound
        case .adminBanner: throw Failure.notFound
        case .adminRehearsal(let language, let event):
            return isPost
                ? try await changeRehearsals(request, language, event)
                : try await rehearsalsPage(request, language, event)
        case .gate(let language): return try gate(request, language)
        case .gateSetUp(let language):
            return isPost ? try await setUpGate(request, language) : try gateSetUpPage(request, language)
        case .gateScan(let language): return try await scan(request, language)
        case .gateLeave(let language): return try await leaveGate(request, language)

        case .api(let api): return try await handleAPI(request, api)
        case .live: return operations.live()
        case .ready: return operations.ready()
        case .metrics:
            guard shop.configuration.metrics.address == nil else { throw Failure.notFound }
            return try await operations.metrics(request)
        }
    }
}
