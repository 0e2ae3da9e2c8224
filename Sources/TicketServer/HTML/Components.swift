// The pieces pages are made of. Each prints the classes of the style sheet, so that pages speak of meaning only.

enum Components {
    enum ButtonKind: String {
        case primary = "button"
        case secondary = "button secondary"
        case subtle = "button subtle"
        case danger = "button danger"
        case large = "button large wide"
    }

    enum Tone: String {
        case plain = ""
        case accent, good, warn, bad
    }

    /// A button that sends its form.
    static func button(_ label: String, _ kind: ButtonKind = .primary) -> HTML {
        "<button class=\"\(kind.rawValue)\">\(label)</button>"
    }

    /// A button that sends its form with a name and a value, where one form has several.
    static func button(_ label: String, name: String, value: String, _ kind: ButtonKind = .primary) -> HTML {
        "<button class=\"\(kind.rawValue)\" name=\"\(name)\" value=\"\(value)\">\(label)</button>"
    }

    static func link(_ label: String, to route: Route) -> HTML { "<a href=\"\(route)\">\(label)</a>" }

    /// A link that looks like a button: for going somewhere, never for changing something.
    static func buttonLink(_ label: String, to route: Route, _ kind: ButtonKind = .primary) -> HTML {
        "<a class=\"\(kind.rawValue)\" href=\"\(route)\">\(label)</a>"
    }

    /// The way one level up, above a page's heading.
    static func crumb(_ label: String, to route: Route) -> HTML { "<a class=\"crumb\" href=\"\(route)\">\(label)</a>" }

    /// A form that changes something. Cross-site posts are refused by their Sec-Fetch-Site and Origin: it needs no token.
    static func form(to route: Route, hidden: [(name: String, value: String)] = [], _ content: HTML) -> HTML {
        "<form method=\"post\" action=\"\(route)\">\(each: hidden, hiddenInput)\(content)</form>"
    }

    private static func hiddenInput(_ pair: (name: String, value: String)) -> HTML {
        "<input type=\"hidden\" name=\"\(pair.name)\" value=\"\(pair.value)\">"
    }

    /// Words set apart. The tone's colour is never the only sign: the title says what it is.
    static func notice(_ tone: Tone, title: String? = nil, _ content: HTML) -> HTML {
        "<div class=\"notice \(tone.rawValue)\">\(title.map { "<p class=\"strong\">\($0)</p>" as HTML })\(content)</div>"
    }

    /// One sentence set apart. Labelled, because of two overloads a literal with holes would choose `String` and be escaped.
    static func notice(_ tone: Tone, text: String) -> HTML { notice(tone, "<p>\(text)</p>") }

    static func badge(_ text: String, _ tone: Tone = .plain) -> HTML {
        "<span class=\"badge \(tone.rawValue)\">\(text)</span>"
    }

    /// Names with their values.
    static func facts(_ facts: [(name: String, value: HTML)], inline: Bool = false) -> HTML {
        "<dl class=\"facts\(inline ? " inline" : "")\">\(each: facts, fact)</dl>"
    }

    private static func fact(_ fact: (name: String, value: HTML)) -> HTML {
        "<div><dt>\(fact.name)</dt><dd>\(fact.value)</dd></div>"
    }

    static func card(_ content: HTML) -> HTML { "<section class=\"card\">\(content)</section>" }

    /// What opens on a click, without a script.
    static func details(_ title: String, _ content: HTML) -> HTML {
        "<details><summary>\(title)</summary>\(content)</details>"
    }

    /// A square of a price category's colour; the name stands beside it, never the colour alone.
    static func swatch(_ colour: String) -> HTML {
        """
        <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect x="1" y="1" width="14" height="14" rx="4" fill="\(colour)"/></svg>
        """
    }
}
