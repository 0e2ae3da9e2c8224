// Small pieces that all parts of the report's page are made of.

enum ReportParts {
    /// The figures behind a chart, for who wants them or does not see it.
    static func behind(_ title: String, _ table: HTML, note: String) -> HTML {
        "<details><summary>Figures of this chart</summary><p class=\"quiet\">\(note)</p>\(scroll(title, table))</details>"
    }

    /// A table that scrolls by itself on narrow screens, and by keyboard.
    static func scroll(_ label: String, _ table: HTML) -> HTML {
        "<div class=\"scroll\" role=\"region\" aria-label=\"Table: \(label)\" tabindex=\"0\">\(table)</div>"
    }

    /// A picture that scrolls by itself where it is wider than the page, and by keyboard.
    static func plot(_ title: String, _ picture: HTML) -> HTML {
        "<div class=\"plot\" role=\"group\" aria-label=\"Chart: \(title)\" tabindex=\"0\">\(picture)</div>"
    }

    /// A figure with its word.
    static func tile(_ figure: String, _ words: String) -> HTML {
        "<div class=\"tile\"><dt>\(words)</dt><dd>\(figure)</dd></div>"
    }

    static func paragraph(_ text: String) -> HTML { "<p>\(text)</p>" }
}
