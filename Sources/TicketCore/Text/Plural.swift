// Which form of a noun a number takes (Unicode CLDR plural rules, cardinals).

/// The plural categories of the languages the product speaks.
package enum Plural: Sendable, Equatable {
    case one, few, many, other

    /// The category of a whole number: of `-2` as of `2`.
    package static func of(_ count: Int, _ language: Language) -> Plural {
        let number = count.magnitude
        switch language {
        case .english:
            return number == 1 ? .one : .other
        case .polish:
            if number == 1 { return .one }
            let isFew = (2...4).contains(number % 10) && !(12...14).contains(number % 100)
            return isFew ? .few : .many
        }
    }
}
