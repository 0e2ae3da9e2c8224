// What the product says of a person's prospects: whether the tickets will reach this place. `{n}` is a place.

package protocol ProspectPhrases: Sendable {
    /// `{n}`: a place.
    var lastsUntil: String { get }
    var wellInsideTitle: String { get }
    var wellInsideLead: String { get }
    var closeTitle: String { get }
    var closeLead: String { get }
    var unlikelyTitle: String { get }
    var unlikelyLead: String { get }
}

extension English {
    package var lastsUntil: String { "At the present speed tickets last until about place {n}." }
    package var wellInsideTitle: String { "You are well inside" }
    package var wellInsideLead: String {
        "There will most likely be tickets when it is your turn, though not in every category."
    }
    package var closeTitle: String { "It will be close" }
    package var closeLead: String {
        "There may be little or no choice when it is your turn. How fast people buy decides."
    }
    package var unlikelyTitle: String { "Tickets will probably be gone before your turn" }
    package var unlikelyLead: String {
        "We say so now rather than at the end. You need not stay here. If you do, you lose nothing: what "
            + "comes back from carts goes to the places in their order."
    }
}

extension Polish {
    package var lastsUntil: String { "Przy obecnym tempie biletów wystarczy mniej więcej do miejsca {n}." }
    package var wellInsideTitle: String { "Masz duży zapas" }
    package var wellInsideLead: String {
        "Gdy przyjdzie Twoja kolej, bilety najpewniej jeszcze będą, choć może nie w każdej kategorii."
    }
    package var closeTitle: String { "Będzie na styk" }
    package var closeLead: String {
        "Gdy przyjdzie Twoja kolej, wybór może być mały albo żaden. Zależy to od tempa zakupów."
    }
    package var unlikelyTitle: String { "Biletów prawdopodobnie nie wystarczy do Twojego miejsca" }
    package var unlikelyLead: String {
        "Mówimy to od razu, a nie na końcu. Nie musisz tu czekać. Jeśli zostaniesz, nic nie tracisz: to, co "
            + "wraca z koszyków, trafia do kolejnych miejsc."
    }
}
