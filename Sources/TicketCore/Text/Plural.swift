// Which form of a noun a count takes.

/// The plural categories of the Unicode CLDR for whole numbers.
package enum Plural: Sendable, Equatable {
    case one, few, many, other

    package static func of(_ count: Int, _ language: Language) -> Plural {
        switch language {
        case .english: return count == 1 ? .one : .other
        case .polish:
            if count == 1 { return .one }
            let (ten, hundred) = (count % 10, count % 100)
            return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
        }
    }
}
