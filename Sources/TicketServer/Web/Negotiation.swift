// Which language and which form of answer somebody wants.

import TicketCore

enum Negotiation {
    /// The best of our languages for an Accept-Language field (RFC 9110 section 12.5.4, RFC 4647 look-up); English if none.
    static func language(_ field: String?) -> Language {
        var best: (language: Language, quality: Int)?
        for element in (field ?? "").prefix(500).split(separator: ",").prefix(20) {
            let parts = element.split(separator: ";").map { String($0).trimmed }
            guard let tag = parts.first?.split(separator: "-").first?.lowercased(),
                let language = Language(rawValue: tag)
            else { continue }
            let quality = parts.dropFirst().compactMap(quality).first ?? 1000
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        return best?.language ?? .english
    }

    /// `q=0.75` as 750.
    private static func quality(_ parameter: String) -> Int? {
        guard parameter.hasPrefix("q=") else { return nil }
        let digits = parameter.dropFirst(2).split(separator: ".", omittingEmptySubsequences: false)
        guard digits.count <= 2, let whole = Int(digits: digits[0]), whole <= 1 else { return nil }
        guard digits.count == 2 else { return whole * 1000 }
        let fraction = (digits[1] + "000").prefix(3)
        return Int(digits: fraction).map { min(1000, whole * 1000 + $0) }
    }

    /// Whether the answer is for a person to look at: a browser says so when it goes to an address or sends a form.
    static func wantsPage(_ request: Request) -> Bool {
        request.fields[.accept].map { $0.utf8.count < 2000 && $0.lowercased().contains("text/html") } ?? false
    }
}
