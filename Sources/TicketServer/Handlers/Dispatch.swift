// Route → handler: the table of the whole shop.

import TicketCore

extension ShopApplication {
    func handle(_ request: Request, _ route: Route) async throws -> Response {
        let isPost = request.method == .post
        switch route {
        case .home, .events, .event, .calendar, .sectionGeometry, .availability, .asset, .favicon, .robots, .queue,
            .queueNow, .openAPI, .checkDraw, .queueProof:
            return try answers.answer(request, route)

        case .seats, .section: return try seatPages.answer(request, route)
        case .cartLine(let language, let event): return try cartLine(request, language, event)
        case .chooseSeats(let language, let event): return try await chooseSeats(request, language, event)
        case .chooseBest(let language, let event): return try await chooseBest(request, language, event)
        case .cart(let language, let event): return try cart(request, language, event)
        case .changeCart(let language, let event): return try await changeCart(request, language, event)
        case .extendCart(let language, let event): return try await extendCart(request, language, event)
        case .checkout(let language, let event):
            return isPost
                ? try await placeOrder(request, language, event) : try checkoutPage(request, language, event)

        case .queuePlain(let language, let event): return try plainQueue(request, language, event)
        case .queueJoin(let event):
            return isPost ? try await joinQueue(request, event) : try joinPage(request, event)
        case .queueEnter(let event): return try await enterQueue(request, event)
        case .queueLeave(let event): return try await leaveQueue(request, event)
        case .queueRoster(let event, let number): return try rosterPath(event, number)
        case .queueTicket(let event): return try ownTicket(request, event)
        case .checkDrawFile(let language, let event): return try checkDrawFile(request, language, event)
        case .queueBeat(let event): return try beatQueue(request, event)
        case .queueTransfer(let event): return try transferQueue(request, event)
        case .queueMove(let language, let event):
            return isPost ? try await moveQueue(request, language, event) : try movePage(request, language, event)

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
        case .adminLive(let language, let event): return try live(request, language, event)
        case .adminFeed(let language, let event): return try liveFeed(request, language, event)
        case .adminBanner(let language, let event): return try await controlBanner(request, language, event)
        case .adminDraw(let language, let event):
            return isPost
                ? try await controlDraw(request, language, event) : try adminDrawPage(request, language, event)
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
