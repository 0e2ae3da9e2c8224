// What the product says in Polish: failures and error pages.

extension Polish {
    package func soldOut(placesLeft: Int) -> FailureText {
        placesLeft == 0
            ? FailureText(
                "Wyprzedane", "Wszystkie miejsca tego rodzaju są sprzedane.",
                "Spróbuj innej kategorii cenowej. Miejsca oddane przez kupujących pojawiają się na planie.")
            : FailureText(
                "Nie ma tylu miejsc", "Wolnych miejsc tego rodzaju: \(placesLeft).",
                "Wybierz mniej miejsc albo inną kategorię cenową.")
    }
    package func tooMany(limit: Int, already: Int) -> FailureText {
        let more = max(0, limit - already)
        let advice =
            more == 0
            ? "Masz już tyle, ile może mieć jedna osoba. Znajomi mogą kupić sami." : "Możesz wybrać jeszcze \(more)."
        return FailureText(
            "Więcej, niż może kupić jedna osoba",
            "Limit na osobę to \(limit), licząc wszystkie zamówienia. Masz już \(already).", advice)
    }
    package var seatsTaken: FailureText {
        FailureText(
            "Ktoś był szybszy", "Co najmniej jedno z tych miejsc nie jest już wolne. Nie zajęliśmy dla Ciebie żadnego.",
            "Wybierz ponownie: plan pokazuje, co jest wolne teraz.")
    }
    package var seatHeld: String { "w czyimś koszyku" }
    package var seatSold: String { "sprzedane" }
    package var seatBlocked: String { "nie jest w sprzedaży" }
    package var seatUnknown: String { "nie ma takiego miejsca" }
    package var holdExpired: FailureText {
        FailureText(
            "Czas na te miejsca minął", "Miejsca wróciły do sprzedaży. Nic nie zostało pobrane.",
            "Wybierz ponownie. Nie trzeba stać w kolejce; te same miejsca mogą być jeszcze wolne.")
    }
    package var holdNotFound: FailureText {
        FailureText(
            "Nie ma takiego koszyka", "Został opróżniony albo należy do innej przeglądarki.",
            "Wybierz miejsca ponownie. Jeśli już zapłacono, otwórz adres swojego zamówienia.")
    }
    package var extensionRefused: FailureText {
        FailureText(
            "Czasu nie można już przedłużyć", "Trzymaliśmy te miejsca tak długo, jak pozwalają zasady.",
            "Dokończ zamówienie, zanim czas minie.")
    }
    package func saleNotOpen(until time: String) -> FailureText {
        FailureText(
            "Sprzedaż jeszcze się nie zaczęła", "Początek: \(time).",
            "Przyjdź wcześniej do poczekalni; o tej porze otworzy się sama.")
    }
    package var saleIsPaused: FailureText {
        FailureText(
            "Sprzedaż jest wstrzymana", "Organizator zatrzymał ją na chwilę.",
            "Zostań w poczekalni. Nikt nie straci miejsca.")
    }
    package var saleIsClosed: FailureText {
        FailureText(
            "Sprzedaż się skończyła", "Biletów na to wydarzenie już tu nie sprzedajemy.", "Zobacz inne wydarzenia.")
    }
    package var notAdmitted: FailureText {
        FailureText(
            "Do miejsc wchodzi się przez poczekalnię", "Ta przeglądarka nie została jeszcze wpuszczona.",
            "Przejdź do poczekalni. Jeśli masz w niej miejsce, czeka ono na Ciebie.")
    }
    package var sessionEnded: FailureText {
        FailureText(
            "Twoja wizyta w sklepie się skończyła", "Zbyt długo nic się nie działo albo trwa ona w innej przeglądarce.",
            "Przejdź do poczekalni: wejdziesz od razu od drzwi, nie z końca kolejki.")
    }
    package var paymentDeclined: FailureText {
        FailureText(
            "Płatność została odrzucona", "Odmówił jej bank albo operator płatności. Nic nie zostało pobrane.",
            "Spróbuj jeszcze raz albo wybierz inny sposób płatności. Nadal trzymamy Twoje miejsca.")
    }
    package var gatewayDown: FailureText {
        FailureText(
            "Operator płatności nie odpowiada", "Nic nie zostało pobrane, nadal trzymamy Twoje miejsca.",
            "Spróbuj ponownie za chwilę.")
    }
    package var alreadyPaid: FailureText {
        FailureText(
            "To zamówienie jest już opłacone", "Nic więcej nie zostało pobrane.", "Bilety są na stronie zamówienia.")
    }
    package var idempotencyConflict: FailureText {
        FailureText(
            "Ten formularz wysłano dwa razy z różną treścią",
            "Liczy się pierwsze wysłanie; drugie niczego nie zmieniło.",
            "Wróć do koszyka i zobacz, co w nim jest.")
    }
    package var invalidFields: FailureText {
        FailureText("Coś w formularzu się nie zgadza", "Nic się nie zmieniło.", "Popraw zaznaczone pola.")
    }
    package func fieldInvalid(_ field: String) -> String { "\(field): takiej wartości nie przyjmujemy" }
    package var badRequest: FailureText {
        FailureText(
            "Nie rozumiemy tego żądania", "Czegoś w nim brakuje albo jest uszkodzone.", "Cofnij się i spróbuj ponownie."
        )
    }
    package var crossSite: FailureText {
        FailureText(
            "Ten formularz nie pochodzi z naszych stron", "Dla Twojego bezpieczeństwa niczego nie zrobiliśmy.",
            "Otwórz stronę u nas i wyślij formularz jeszcze raz.")
    }
    package var forbidden: FailureText {
        FailureText(
            "To konto nie ma tu dostępu", "Jesteś po zalogowaniu, ale potrzebna jest inna rola.",
            "Poproś organizatora o dostęp.")
    }
    package var notFound: FailureText {
        FailureText(
            "Nie ma takiej strony", "Adres jest niepełny albo strony już nie ma.",
            "Sprawdź adres albo zacznij od wydarzeń.")
    }
    package var methodNotAllowed: FailureText {
        FailureText(
            "Tego adresu nie da się tak użyć", "Nie przyjmuje on takiego żądania.",
            "Cofnij się i użyj przycisków na stronie.")
    }
    package var conflict: FailureText {
        FailureText(
            "Coś się w międzyczasie zmieniło",
            "To, o co prosisz, nie pasuje już do obecnego stanu. Nic się nie zmieniło.",
            "Odśwież stronę i spróbuj ponownie.")
    }
    package var gone: FailureText {
        FailureText("Tego już tu nie ma", "Wygasło albo zostało usunięte.", "Zacznij od wydarzeń.")
    }
    package var tooLarge: FailureText {
        FailureText(
            "To za dużo naraz", "Żądanie jest większe, niż przyjmujemy.", "Skróć wpisany tekst i wyślij jeszcze raz.")
    }
    package func rateLimited(seconds: Int) -> FailureText {
        FailureText(
            "Za dużo żądań", "Z Twojej sieci przychodzi więcej, niż możemy sprawiedliwie obsłużyć. Nic nie przepadło.",
            retryIn(seconds: seconds))
    }
    package var databaseBusy: FailureText {
        FailureText(
            "Bardzo wiele osób klika w tej chwili",
            "Nie wykonaliśmy Twojego żądania; nic nie zostało zajęte ani pobrane.", "Spróbuj ponownie za kilka sekund.")
    }
    package var databaseFull: FailureText {
        FailureText(
            "Chwilowo nie możemy przyjmować zamówień",
            "Nie wykonaliśmy Twojego żądania; nic nie zostało zajęte ani pobrane.",
            "Już o tym wiemy. Spróbuj ponownie za kilka minut.")
    }
    package var unavailable: FailureText {
        FailureText(
            "Zaraz wracamy",
            "Sklep uruchamia się ponownie albo jest bardzo zajęty. Twoje miejsce w kolejce i koszyk czekają.",
            "Spróbuj ponownie za kilka sekund.")
    }
    package var unexpected: FailureText {
        FailureText(
            "Coś się u nas zepsuło", "Nie wykonaliśmy Twojego żądania.",
            "Spróbuj ponownie. Jeśli to się powtórzy, napisz do nas, podając numer poniżej.")
    }
    package var whatToDo: String { "Co możesz zrobić" }
    package func requestNumber(_ id: String) -> String { "Żądanie \(id)" }
    package func retryIn(seconds: Int) -> String {
        "Spróbuj ponownie za \(seconds) \(Polish.form(seconds, "sekundę", "sekundy", "sekund"))."
    }
}
