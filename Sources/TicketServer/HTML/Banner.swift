// The organiser's announcement, as everybody reads it.

import TicketCore

/// Words above a page's content: on the event's page, in both waiting rooms, at the choice of seats.
enum Banner {
    /// - Parameter words: nil or empty: nothing is announced.
    static func html(_ words: String?, _ say: any Phrases) -> HTML? {
        guard let words, !words.isEmpty else { return nil }
        return box(words, say)
    }

    /// The same also without words, for a script to fill in.
    static func box(_ words: String, _ say: any Phrases) -> HTML {
        """
        <aside class="banner"><p class="small">\(say.roomAnnouncement)</p><p data-announcement-text>\(words)</p></aside>
        """
    }
}

extension [Language: String] {
    /// The organiser's words in a language, or in the one that was written.
    func words(_ language: Language) -> String? { self[language] ?? self[.english] ?? values.first }
}
