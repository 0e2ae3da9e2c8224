// Every sentence the product says, per language: a language that lacks one does not compile.

/// What a language must be able to say: one protocol per room of the product, each in its own file with both languages.
package protocol Phrases: CommonPhrases, StorefrontPhrases, SeatPhrases, WaitingRoomPhrases, CheckoutPhrases,
    LobbyPhrases, ProspectPhrases, OrderPhrases, TicketPhrases, EntrancePhrases, AdminPhrases, FailurePhrases,
    DoorPhrases, CockpitPhrases, DrawPhrases, DrawAdminPhrases, RehearsalPhrases,
    JoiningPhrases, LookingPhrases
{
    var language: Language { get }
}

package struct English: Phrases {
    package let language = Language.english
    package init() {}
}

package struct Polish: Phrases {
    package let language = Language.polish
    package init() {}
}

extension Language {
    /// The sentences of this language.
    package var phrases: any Phrases {
        switch self {
        case .english: English()
        case .polish: Polish()
        }
    }

    /// The language's name in itself, as a language switch shows it.
    package var ownName: String {
        switch self {
        case .english: "English"
        case .polish: "Polski"
        }
    }
}
