// What the pages of a hall say to somebody who has not been let in: by the state of the sale, for they are the same for all.

import TicketCore

/// The script shows one of the boxes: `stranger` to who never joined, `waiting` to who has a number.
enum LookingNotice {
    static func html(_ event: ID<Event>, _ sale: SaleState, _ say: any Phrases) -> HTML {
        "\(boxes(event, sale, say))\(withoutScript(event, say))"
    }

    private static func boxes(_ event: ID<Event>, _ sale: SaleState, _ say: any Phrases) -> HTML {
        func join(_ label: String) -> HTML { QueueForms.join(event, label, say, .secondary) }
        func joining(_ lead: String, _ label: String) -> HTML {
            "\(box("stranger", say.onlyLooking, "<p>\(lead)</p>\(join(label))"))\(waiting(event, say))"
        }
        return switch sale {
        case .announced(let opens):
            box("stranger waiting", say.onlyLooking, "<p>\(say.opensAt(opens)). \(say.lookingAnnounced)</p>")
        case .lobby: joining(say.lookingLobby, say.lobbyJoin)
        case .drawing: joining(say.lookingDrawing, say.joinLine)
        case .onSale: joining(say.lookingOnSale, say.joinLine)
        case .paused: joining(say.pausedLead, say.joinLine)
        case .soldOut(mayReturn: true): joining(say.soldOutMayReturn, say.lookForReturns)
        case .soldOut(mayReturn: false): box("stranger waiting", say.soldOut, "<p>\(say.soldOutForGood)</p>")
        case .closed: box("stranger waiting", say.saleClosed, "<p>\(say.closedLead)</p>")
        }
    }

    private static func waiting(_ event: ID<Event>, _ say: any Phrases) -> HTML {
        let back = Components.buttonLink(say.backToRoom, to: .queue(say.language, event), .secondary)
        return box("waiting", say.onlyLooking, "<p>\(say.lookingWaiting)</p><p>\(back)</p>")
    }

    private static func box(_ readers: StaticString, _ title: String, _ content: HTML) -> HTML {
        "<div data-looking=\"\(readers.description)\" hidden>\(Components.notice(.accent, title: title, content))</div>"
    }

    /// The way to the cart, and a picture of nothing whose request tells the server that somebody is still choosing.
    private static func withoutScript(_ event: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <noscript><div class="notice"><p>\(say.lookingPlain)</p>\
        <p class="row">\(Components.buttonLink(say.toCart, to: .cart(say.language, event), .secondary)) \
        \(Components.buttonLink(say.waitingRoomTitle, to: .queuePlain(say.language, event), .secondary))\
        <img src="\(Route.cartLine(say.language, event))" alt="" width="1" height="1"></p></div></noscript>
        """
    }
}
