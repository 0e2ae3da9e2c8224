// Numbers, money, durations and times as people of a language write them.

/// The customs of one language. Dates need a zone besides: `in(zone:)`.
package struct Formats: Sendable, Hashable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    // MARK: Numbers and money

    /// With groups of three: `1,234,567`; Polish `1 234 567` from five digits on, with spaces that do not break.
    package func number(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        let isGrouped = language == .english ? digits.count > 3 : digits.count > 4
        let sign = value < 0 ? "\u{2212}" : ""
        return sign + (isGrouped ? grouped(digits) : digits)
    }

    package func number(_ value: Int) -> String { number(Int64(value)) }

    /// `PLN 199`, `€12.50`; Polish `199 zł`, `12,50 zł`. It never breaks.
    /// - Parameter alwaysMinor: also the minor units of whole amounts, `PLN 199.00`, for invoices and columns.
    package func money(_ money: Money, alwaysMinor: Bool = false) -> String {
        let (whole, minor) = money.amount.magnitude.quotientAndRemainder(dividingBy: 100)
        var digits = number(Int64(whole))
        if minor != 0 || alwaysMinor {
            digits += (language == .english ? "." : ",") + CivilTime.padded(Int(minor), 2)
        }
        let sign = money.amount < 0 ? "\u{2212}" : ""
        switch language {
        case .english: return sign + englishSymbol(money.currency) + digits
        case .polish: return sign + digits + "\u{A0}" + polishSymbol(money.currency)
        }
    }

    private func grouped(_ digits: String) -> String {
        let separator = language == .english ? "," : "\u{A0}"
        let head = (digits.count - 1) % 3 + 1
        var text = String(digits.prefix(head))
        var rest = digits.dropFirst(head)
        while !rest.isEmpty {
            text += separator + rest.prefix(3)
            rest = rest.dropFirst(3)
        }
        return text
    }

    private func englishSymbol(_ currency: Currency) -> String {
        switch currency {
        case .pln, .czk: currency.rawValue + "\u{A0}"
        case .eur: "€"
        case .gbp: "£"
        case .usd: "US$"
        }
    }

    private func polishSymbol(_ currency: Currency) -> String {
        switch currency {
        case .pln: "zł"
        case .eur: "€"
        case .czk, .gbp, .usd: currency.rawValue
        }
    }

    // MARK: Durations

    /// How a duration stands in its sentence: as the subject, or after a preposition ("za minutę", "przez godzinę").
    package enum Position: Sendable {
        case subject, object
    }

    /// The two largest units, what is smaller left out: `2 days 3 hours`, `9 minutes 30 seconds`, `1 minute`.
    package func duration(_ duration: Duration, as position: Position = .subject) -> String {
        let seconds = max(0, Int(duration.components.seconds))
        let parts: [(Int, DurationUnit)] = [
            (seconds / 86_400, .day), (seconds / 3600 % 24, .hour), (seconds / 60 % 60, .minute),
            (seconds % 60, .second),
        ]
        guard let first = parts.firstIndex(where: { $0.0 > 0 }) else {
            return DurationUnit.second.text(0, self, position)
        }
        return parts[first..<min(first + 2, parts.count)].filter { $0.0 > 0 }
            .map { $0.1.text($0.0, self, position) }.joined(separator: " ")
    }

    // MARK: Dates

    /// Dates as clocks in `zone` (IANA, `Europe/Warsaw`) show them; nil if there is no such zone.
    package func `in`(zone: String) -> DateFormats? { DateFormats(language, zone: zone) }

    /// The same for the zone of an event, which was checked when the event was kept: on a machine that does not know it
    /// the times are UTC.
    package func dates(in zone: String) -> DateFormats {
        guard let dates = `in`(zone: zone) ?? `in`(zone: "UTC") else {
            preconditionFailure("this machine has no time zones")
        }
        return dates
    }
}

private enum DurationUnit {
    case day, hour, minute, second

    func text(_ count: Int, _ formats: Formats, _ position: Formats.Position) -> String {
        "\(formats.number(count))\u{A0}\(noun(Plural.of(count, formats.language), formats.language, position))"
    }

    private func noun(_ plural: Plural, _ language: Language, _ position: Formats.Position) -> String {
        switch language {
        case .english: english + (plural == .one ? "" : "s")
        case .polish: polish(plural, position)
        }
    }

    private var english: String {
        switch self {
        case .day: "day"
        case .hour: "hour"
        case .minute: "minute"
        case .second: "second"
        }
    }

    private func polish(_ plural: Plural, _ position: Formats.Position) -> String {
        if self == .day { return plural == .one ? "dzień" : "dni" }
        let stem =
            switch self {
            case .hour: "godzin"
            case .minute: "minut"
            default: "sekund"
            }
        return switch plural {
        case .one: stem + (position == .subject ? "a" : "ę")
        case .few: stem + "y"
        case .many, .other: stem
        }
    }
}
