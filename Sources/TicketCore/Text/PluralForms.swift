// A sentence with a count in it: one text per form, used by pages and, as data, by their scripts.

/// `{n}` stands for the number.
package struct PluralForms: Sendable, Equatable {
    package let one: String
    /// Polish 2–4, 22–24 …; a language without it repeats `many`.
    package let few: String
    package let many: String

    package init(one: String, few: String, many: String) {
        self.one = one
        self.few = few
        self.many = many
    }

    /// For languages with two forms.
    package init(one: String, other: String) { self.init(one: one, few: other, many: other) }

    /// The sentence for `count`, with the number printed as `shown` (grouped in the language's way).
    package func sentence(_ count: Int, shown: String? = nil, _ language: Language) -> String {
        let form =
            switch Plural.of(count, language) {
            case .one: one
            case .few: few
            case .many, .other: many
            }
        return form.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: shown ?? String(count))
    }
}
