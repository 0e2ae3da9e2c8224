// The organiser's announcement, as everybody reads it.

import TicketCore

/// Words above a page's content: on the event's page, in both waiting rooms, at the choice of seats.
enum Banner {
    /// - Parameters:
    ///   - words: nil or empty: nothing is announced.
    ///   - isLive: the page's script may put up, change and take down the words (`[data-announcement]`, hidden while there
    ///     are none); without it an announcement that is not there takes no place in the page.
    static func html(_ words: String?, isLive: Bool = false, _ say: any Phrases) -> HTML? {
        let text = words ?? ""
        guard isLive || !text.isEmpty else { return nil }
        return """
            <aside class="banner" role="note" aria-label="\(say.bannerLabel)"\(if: isLive, " data-announcement")\(if: text.isEmpty, " hidden")>\
            <p\(if: isLive, " data-announcement-text")>\(text)</p></aside>
            """
    }
}

extension [Language: String] {
    /// The organiser's words in a language, or in the one that was written.
    func words(_ language: Language) -> String? { self[language] ?? self[.english] ?? values.first }
}
