// Where a person is led after a failure: some are better told by going somewhere than by a page.

import TicketCore

enum FailureRedirects {
    /// A person without a session of the shop goes to the waiting room; one who is not signed in, to the sign-in.
    static func response(
        _ error: any Error, _ request: Request, _ route: Route, _ say: any Phrases
    ) -> Response? {
        guard let failure = error as? Failure, route.isPage, Negotiation.wantsPage(request) else { return nil }
        switch failure {
        case .queueRequired(let event): return .seeOther(.queue(say.language, event))
        case .notSignedIn: return .seeOther(.signIn(say.language), query: "next=" + request.path)
        default: return nil
        }
    }

    /// The ways on from a page that tells of a failure; the first is the one most people want.
    static func ways(_ error: any Error, _ route: Route, _ say: any Phrases) -> [ErrorPage.Action] {
        guard let event = route.event else { return [] }
        let seats = ErrorPage.Action(label: say.chooseAgain, route: .seats(say.language, event))
        let home = ErrorPage.Action(label: say.allEvents, route: .events(say.language))
        if error is JoinRefusal { return [.init(label: say.backToRoom, route: .queue(say.language, event)), home] }
        guard let failure = error as? Failure else { return [home] }
        switch failure {
        case .soldOut, .unknownPlace, .nothingChosen, .holdExpired, .holdNotFound, .unknownTicketType:
            return [seats, home]
        case .tooMany:
            return [.init(label: say.backToCart, route: .cart(say.language, event)), seats]
        case .shopBusy:
            // A choice that was sent is made again on the map; a page that was looked at is asked for again.
            return [route.methods.contains(.get) ? .init(label: say.tryAgain, route: route) : seats]
        case .noExtensionLeft: return [.init(label: say.backToCart, route: .cart(say.language, event))]
        default: return [home]
        }
    }
}
