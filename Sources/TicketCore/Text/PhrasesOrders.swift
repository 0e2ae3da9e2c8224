// What the product says: order pages.

package protocol OrderPhrases: Sendable {
    /// "Order 7K3P-M2XQ".
    func orderTitle(_ code: String) -> String
    var orderCode: String { get }
    var buyer: String { get }
    var keepThisAddress: String { get }

    // Waiting for money
    var awaitingTitle: String { get }
    var awaitingText: String { get }
    var confirmingTitle: String { get }
    var confirmingText: String { get }
    var confirmingReload: String { get }
    var notPaidYet: String { get }
    var continuePayment: String { get }
    var confirmingStop: String { get }
    var confirmingStopped: String { get }
    var checkNow: String { get }
    var declinedTitle: String { get }
    var declinedText: String { get }
    var abandonedTitle: String { get }
    var abandonedText: String { get }
    var tryAgain: String { get }

    // Paid
    var paidTitle: String { get }
    func paidText(_ email: String) -> String
    func lateSeatsKept(_ time: String) -> String
    func paidTwice(_ amount: String) -> String
    var downloadAll: String { get }
    var printTickets: String { get }
    var showTicket: String { get }
    var ticketPDF: String { get }
    var yourTickets: String { get }

    // Over
    var orderExpiredTitle: String { get }
    func orderExpiredText(_ time: String) -> String
    var paidLater: String { get }
    var orderCancelledTitle: String { get }
    func orderCancelledText(_ time: String) -> String
    var lateRefundTitle: String { get }
    func lateRefundText(_ time: String) -> String
    var refundedTitle: String { get }
    var refundedText: String { get }
    var partlyRefundedTitle: String { get }
    var partlyRefundedText: String { get }
    var refund: String { get }
    var refundNumber: String { get }
    var refundAmount: String { get }
    func refundSent(_ time: String) -> String
    func refundOnItsWay(_ time: String) -> String
    var refundSeal: String { get }
}

extension English {
    package func orderTitle(_ code: String) -> String { "Order \(code)" }
    package var orderCode: String { "Order" }
    package var buyer: String { "Buyer" }
    package var keepThisAddress: String {
        "This page stays at this address and opens in any browser. Whoever has the address can see the tickets."
    }
    package var awaitingTitle: String { "Waiting for your payment" }
    package var awaitingText: String { "Your seats are kept until the clock ends. Nothing has been charged yet." }
    package var confirmingTitle: String { "We are confirming your payment" }
    package var confirmingText: String {
        "The payment service has not told us the result yet. It usually takes a few seconds. Your seats are safe; please do not pay again."
    }
    package var notPaidYet: String { "Closed the payment page before you paid? It is still open:" }
    package var continuePayment: String { "Back to the payment" }
    package var confirmingReload: String { "This page looks for the answer by itself." }
    package var confirmingStop: String { "Stop refreshing" }
    package var confirmingStopped: String { "This page no longer refreshes by itself." }
    package var checkNow: String { "Check now" }
    package var declinedTitle: String { "The payment was declined" }
    package var declinedText: String {
        "Your bank or the payment service refused it and nothing was charged. Your seats are still kept: try again or choose another way to pay."
    }
    package var abandonedTitle: String { "The payment was not finished" }
    package var abandonedText: String { "Nothing was charged. Your seats are still kept until the clock ends." }
    package var tryAgain: String { "Try again" }
    package var paidTitle: String { "Paid. Here are your tickets" }
    package func paidText(_ email: String) -> String {
        "This page is their home: keep its address, download the PDF, or both. Ordered by \(email)."
    }
    package func lateSeatsKept(_ time: String) -> String {
        "Your payment arrived at \(time), after the time had run out. The same seats were still free, so they are yours."
    }
    package func paidTwice(_ amount: String) -> String {
        "This order was paid twice. The second payment of \(amount) goes back to you by itself; your tickets are not affected."
    }
    package var downloadAll: String { "Download all (PDF)" }
    package var printTickets: String { "Print" }
    package var showTicket: String { "Show ticket" }
    package var ticketPDF: String { "PDF" }
    package var yourTickets: String { "Your tickets" }
    package var orderExpiredTitle: String { "This order has expired" }
    package func orderExpiredText(_ time: String) -> String {
        "No payment arrived by \(time), so the seats went back on sale. Nothing was charged."
    }
    package var paidLater: String {
        "If your money is on its way after all: you get the same seats if they are still free, otherwise the whole amount back. This page will say which."
    }
    package var orderCancelledTitle: String { "This order was cancelled" }
    package func orderCancelledText(_ time: String) -> String {
        "It was cancelled on \(time). Its tickets are no longer valid."
    }
    package var lateRefundTitle: String { "Your payment came too late; you get it back" }
    package func lateRefundText(_ time: String) -> String {
        "The money arrived at \(time). By then the seats had been sold to somebody else, so we return the whole amount. You do not have to do anything."
    }
    package var refundedTitle: String { "This order was refunded" }
    package var refundedText: String { "The whole amount goes back the way it came. The tickets are no longer valid." }
    package var partlyRefundedTitle: String { "Part of this order was refunded" }
    package var partlyRefundedText: String { "The tickets below are valid. The others are cancelled and paid back." }
    package var refund: String { "Refund" }
    package var refundNumber: String { "Refund number" }
    package var refundAmount: String { "Amount" }
    package func refundSent(_ time: String) -> String { "Sent on \(time). Banks take up to 5 working days." }
    package func refundOnItsWay(_ time: String) -> String {
        "Ordered on \(time). This page shows when it has been sent."
    }
    package var refundSeal: String { "Quote this number if you write to us." }
}

extension Polish {
    package func orderTitle(_ code: String) -> String { "Zamówienie \(code)" }
    package var orderCode: String { "Zamówienie" }
    package var buyer: String { "Kupujący" }
    package var keepThisAddress: String {
        "Ta strona zostaje pod tym adresem i otwiera się w każdej przeglądarce. Kto ma adres, ten widzi bilety."
    }
    package var awaitingTitle: String { "Czekamy na płatność" }
    package var awaitingText: String { "Trzymamy Twoje miejsca, aż skończy się czas. Nic jeszcze nie zostało pobrane." }
    package var confirmingTitle: String { "Potwierdzamy płatność" }
    package var confirmingText: String {
        "Operator płatności nie podał jeszcze wyniku. Zwykle trwa to kilka sekund. Miejsca są bezpieczne; prosimy nie płacić drugi raz."
    }
    package var notPaidYet: String { "Strona płatności została zamknięta przed zapłatą? Nadal jest otwarta:" }
    package var continuePayment: String { "Wróć do płatności" }
    package var confirmingReload: String { "Ta strona sama sprawdza odpowiedź." }
    package var confirmingStop: String { "Zatrzymaj odświeżanie" }
    package var confirmingStopped: String { "Ta strona już się sama nie odświeża." }
    package var checkNow: String { "Sprawdź teraz" }
    package var declinedTitle: String { "Płatność została odrzucona" }
    package var declinedText: String {
        "Odmówił jej bank albo operator płatności; nic nie zostało pobrane. Nadal trzymamy Twoje miejsca: spróbuj jeszcze raz albo wybierz inny sposób płatności."
    }
    package var abandonedTitle: String { "Płatność nie została dokończona" }
    package var abandonedText: String { "Nic nie zostało pobrane. Trzymamy Twoje miejsca, aż skończy się czas." }
    package var tryAgain: String { "Spróbuj jeszcze raz" }
    package var paidTitle: String { "Zapłacone. Oto Twoje bilety" }
    package func paidText(_ email: String) -> String {
        "Mieszkają na tej stronie: zachowaj jej adres albo pobierz PDF. Zamówienie na adres \(email)."
    }
    package func lateSeatsKept(_ time: String) -> String {
        "Płatność dotarła o \(time), już po czasie. Te same miejsca były jeszcze wolne, więc są Twoje."
    }
    package func paidTwice(_ amount: String) -> String {
        "To zamówienie zostało opłacone dwa razy. Druga płatność, \(amount), wróci do Ciebie sama; biletów to nie dotyczy."
    }
    package var downloadAll: String { "Pobierz wszystkie (PDF)" }
    package var printTickets: String { "Drukuj" }
    package var showTicket: String { "Pokaż bilet" }
    package var ticketPDF: String { "PDF" }
    package var yourTickets: String { "Twoje bilety" }
    package var orderExpiredTitle: String { "To zamówienie wygasło" }
    package func orderExpiredText(_ time: String) -> String {
        "Płatność nie dotarła na czas (\(time)), więc miejsca wróciły do sprzedaży. Nic nie zostało pobrane."
    }
    package var paidLater: String {
        "Jeśli pieniądze są jednak w drodze: dostaniesz te same miejsca, o ile będą wolne, a w przeciwnym razie zwrot całej kwoty. Ta strona pokaże, co się stało."
    }
    package var orderCancelledTitle: String { "To zamówienie zostało anulowane" }
    package func orderCancelledText(_ time: String) -> String {
        "Data anulowania: \(time). Bilety z niego są nieważne."
    }
    package var lateRefundTitle: String { "Płatność dotarła za późno; zwracamy ją" }
    package func lateRefundText(_ time: String) -> String {
        "Pieniądze dotarły o \(time). Miejsca kupił już ktoś inny, dlatego zwracamy całą kwotę. Nie musisz nic robić."
    }
    package var refundedTitle: String { "Pieniądze za to zamówienie zwrócono" }
    package var refundedText: String { "Cała kwota wraca tą samą drogą, którą przyszła. Bilety są nieważne." }
    package var partlyRefundedTitle: String { "Za część tego zamówienia zwrócono pieniądze" }
    package var partlyRefundedText: String {
        "Bilety poniżej są ważne. Pozostałe anulowano, a pieniądze za nie zwrócono."
    }
    package var refund: String { "Zwrot" }
    package var refundNumber: String { "Numer zwrotu" }
    package var refundAmount: String { "Kwota" }
    package func refundSent(_ time: String) -> String { "Wysłano: \(time). Bankom zajmuje to do 5 dni roboczych." }
    package func refundOnItsWay(_ time: String) -> String {
        "Zlecono: \(time). Ta strona pokaże, kiedy zwrot został wysłany."
    }
    package var refundSeal: String { "Podaj ten numer, jeśli będziesz do nas pisać." }
}
