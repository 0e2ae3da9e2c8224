// What the product says: failures and error pages.

/// A failure as a person should hear it: what it is, what happened, and what to do now.
package struct FailureText: Sendable, Equatable {
    package let title: String
    package let happened: String
    package let advice: String

    package init(_ title: String, _ happened: String, _ advice: String) {
        self.title = title
        self.happened = happened
        self.advice = advice
    }
}

package protocol FailurePhrases: Sendable {
    // Stock
    func soldOut(placesLeft: Int) -> FailureText
    func tooMany(limit: Int, already: Int) -> FailureText
    var seatsTaken: FailureText { get }
    var seatHeld: String { get }
    var seatSold: String { get }
    var seatBlocked: String { get }
    var seatUnknown: String { get }
    var holdExpired: FailureText { get }
    var holdNotFound: FailureText { get }
    var extensionRefused: FailureText { get }

    // Sale and waiting room
    func saleNotOpen(until time: String) -> FailureText
    var saleIsPaused: FailureText { get }
    var saleIsClosed: FailureText { get }
    var notAdmitted: FailureText { get }
    var sessionEnded: FailureText { get }

    // Money
    var paymentDeclined: FailureText { get }
    var gatewayDown: FailureText { get }
    var alreadyPaid: FailureText { get }
    var idempotencyConflict: FailureText { get }

    // Requests
    var invalidFields: FailureText { get }
    func fieldInvalid(_ field: String) -> String
    var badRequest: FailureText { get }
    var crossSite: FailureText { get }
    var forbidden: FailureText { get }
    var notFound: FailureText { get }
    var methodNotAllowed: FailureText { get }
    var conflict: FailureText { get }
    var gone: FailureText { get }
    var tooLarge: FailureText { get }
    func rateLimited(seconds: Int) -> FailureText

    // The machine
    var databaseBusy: FailureText { get }
    var databaseFull: FailureText { get }
    var unavailable: FailureText { get }
    var unexpected: FailureText { get }

    // On every error page
    var whatToDo: String { get }
    func requestNumber(_ id: String) -> String
    func retryIn(seconds: Int) -> String
}

extension English {
    package func soldOut(placesLeft: Int) -> FailureText {
        placesLeft == 0
            ? FailureText(
                "Sold out", "Every place of this kind has been sold.",
                "Try another price category. Places that buyers give back appear on the seat map.")
            : FailureText(
                "Not enough places left", "Only \(placesLeft) of this kind can be had now.",
                "Choose fewer places or another price category.")
    }
    package func tooMany(limit: Int, already: Int) -> FailureText {
        let more = max(0, limit - already)
        let advice =
            more == 0
            ? "You have all that one person may have. Friends can buy their own." : "Choose up to \(more) more."
        return FailureText(
            "More than one person may buy",
            "The limit is \(limit) for each person, all orders together. You already have \(already).", advice)
    }
    package var seatsTaken: FailureText {
        FailureText(
            "Somebody was faster", "At least one of these seats is no longer free. None of them was taken for you.",
            "Choose again: the seat map shows what is free now.")
    }
    package var seatHeld: String { "in somebody's cart" }
    package var seatSold: String { "sold" }
    package var seatBlocked: String { "not for sale" }
    package var seatUnknown: String { "no such seat" }
    package var holdExpired: FailureText {
        FailureText(
            "Your time for these seats ran out", "The seats went back on sale. Nothing was charged.",
            "Choose again. You do not have to queue; the same seats may still be free.")
    }
    package var holdNotFound: FailureText {
        FailureText(
            "There is no such cart", "It was emptied, or it belongs to another browser.",
            "Choose seats again. If you have paid, open the address of your order.")
    }
    package var extensionRefused: FailureText {
        FailureText(
            "The clock cannot be extended again", "These seats have been kept as long as the rules allow.",
            "Finish the order before the clock ends.")
    }
    package func saleNotOpen(until time: String) -> FailureText {
        FailureText(
            "The sale has not begun", "It opens on \(time).",
            "Come to the waiting room before that; it opens the door by itself.")
    }
    package var saleIsPaused: FailureText {
        FailureText(
            "The sale is paused", "The organiser has stopped it for a while.",
            "Stay in the waiting room. Nobody loses a place.")
    }
    package var saleIsClosed: FailureText {
        FailureText("The sale has ended", "No more tickets are sold for this event here.", "See the other events.")
    }
    package var notAdmitted: FailureText {
        FailureText(
            "The way to the seats is through the waiting room", "This browser has not been let in yet.",
            "Go to the waiting room. If you have a place there, it is kept.")
    }
    package var sessionEnded: FailureText {
        FailureText(
            "Your visit to the shop has ended", "It was quiet for too long, or the visit goes on in another browser.",
            "Go to the waiting room: you come in again at the door, not at the back of the queue.")
    }
    package var paymentDeclined: FailureText {
        FailureText(
            "The payment was declined", "Your bank or the payment service refused it. Nothing was charged.",
            "Try again or choose another way to pay. Your seats are still kept.")
    }
    package var gatewayDown: FailureText {
        FailureText(
            "The payment service does not answer", "Nothing was charged, and your seats are still kept.",
            "Try again in a moment.")
    }
    package var alreadyPaid: FailureText {
        FailureText("This order is already paid", "Nothing more was charged.", "Your tickets are on the order page.")
    }
    package var idempotencyConflict: FailureText {
        FailureText(
            "This form was sent twice with different contents", "The first sending counts; the second did nothing.",
            "Go back to the cart and see what you have.")
    }
    package var invalidFields: FailureText {
        FailureText("Something in the form is not right", "Nothing was changed.", "Correct the fields that are marked.")
    }
    package func fieldInvalid(_ field: String) -> String { "\(field): this value is not accepted" }
    package var badRequest: FailureText {
        FailureText("We cannot read this request", "Something in it is missing or broken.", "Go back and try again.")
    }
    package var crossSite: FailureText {
        FailureText(
            "This form did not come from our pages", "To protect you we did nothing.",
            "Open the page here and send the form again.")
    }
    package var forbidden: FailureText {
        FailureText(
            "This is not for your account", "You are signed in, but this needs another role.",
            "Ask the organiser for access.")
    }
    package var notFound: FailureText {
        FailureText(
            "There is no such page", "The address is incomplete, or the page is gone.",
            "Check the address, or begin with the events.")
    }
    package var methodNotAllowed: FailureText {
        FailureText(
            "This address cannot be used like that", "It does not take this kind of request.",
            "Go back and use the page's own buttons.")
    }
    package var conflict: FailureText {
        FailureText(
            "Something changed meanwhile", "What you asked for no longer fits the present state. Nothing was changed.",
            "Reload the page and try again.")
    }
    package var gone: FailureText {
        FailureText("This is no longer here", "It has expired or was removed.", "Begin with the events.")
    }
    package var tooLarge: FailureText {
        FailureText(
            "That is too much at once", "The request is larger than we accept.",
            "Shorten what you have typed and send it again.")
    }
    package func rateLimited(seconds: Int) -> FailureText {
        FailureText(
            "Too many requests", "Your network sends more than we can serve fairly. Nothing is lost.",
            retryIn(seconds: seconds))
    }
    package var databaseBusy: FailureText {
        FailureText(
            "Very many people press at this moment", "Your request was not carried out; nothing was taken or charged.",
            "Try again in a few seconds.")
    }
    package var databaseFull: FailureText {
        FailureText(
            "We cannot take orders at the moment", "Your request was not carried out; nothing was taken or charged.",
            "We have been told. Try again in a few minutes.")
    }
    package var unavailable: FailureText {
        FailureText(
            "Back in a moment", "The shop is being restarted or is very busy. Your place and your cart are kept.",
            "Try again in a few seconds.")
    }
    package var unexpected: FailureText {
        FailureText(
            "Something went wrong on our side", "Your request was not carried out.",
            "Try again. If it stays so, write to us with the number below.")
    }
    package var whatToDo: String { "What you can do" }
    package func requestNumber(_ id: String) -> String { "Request \(id)" }
    package func retryIn(seconds: Int) -> String {
        seconds == 1 ? "Try again in 1 second." : "Try again in \(seconds) seconds."
    }
}
