// The frame of every page: head, skip link, header with the language switch, main, footer.

import TicketCore

enum Layout {
    /// A whole page.
    ///
    /// - Parameters:
    ///   - title: without the shop's name, which is added.
    ///   - description: for search engines and shared links; nil on personal pages.
    ///   - alternate: this page's address in another language; nil for pages that have one only.
    ///   - isIndexed: whether search engines may list it: the event list and event pages.
    ///   - scripts: what improves the page; it works without.
    ///   - head: more elements for the head (JSON-LD, refresh).
    ///   - bodyClass: for pages with a frame of their own.
    ///   - isRehearsal: whether it is a page of a rehearsal: every such page says so.
    static func page(
        title: String, _ say: any Phrases, description: String? = nil, alternate: ((Language) -> Route)? = nil,
        isIndexed: Bool = false, scripts: [Asset] = [], head: HTML = "", bodyClass: String = "",
        isRehearsal: Bool = false, main: HTML
    ) -> HTML {
        """
        <!doctype html>
        <html lang="\(say.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) – \(say.shopName)</title>
        \(description.map(descriptionTag))\(if: !isIndexed, "<meta name=\"robots\" content=\"noindex\">\n")\
        <meta name="theme-color" content="#f7f6f2" media="(prefers-color-scheme: light)">
        <meta name="theme-color" content="#101116" media="(prefers-color-scheme: dark)">
        <link rel="icon" type="image/svg+xml" href="\(Assets.icon.route)">
        <link rel="stylesheet" href="\(Assets.style.route)">
        \(alternate.map(alternateTags))\(each: scripts, scriptTag)\(head)</head>
        <body class="\(bodyClass)">
        <a class="skip" href="#main">\(say.skipToContent)</a>
        \(header(say, alternate: alternate))\(if: isRehearsal, RehearsalBand.html(say))
        <main id="main" tabindex="-1">\(main)</main>
        \(footer(say))
        </body>
        </html>

        """
    }

    private static func descriptionTag(_ text: String) -> HTML { "<meta name=\"description\" content=\"\(text)\">\n" }

    private static func scriptTag(_ script: Asset) -> HTML { "<script defer src=\"\(script.route)\"></script>\n" }

    private static func alternateTags(_ alternate: (Language) -> Route) -> HTML {
        func tag(_ language: Language) -> HTML {
            "<link rel=\"alternate\" hreflang=\"\(language.rawValue)\" href=\"\(alternate(language))\">\n"
        }
        return "\(each: Language.allCases, tag)"
    }

    private static func header(_ say: any Phrases, alternate: ((Language) -> Route)?) -> HTML {
        """
        <header class="site-header"><a class="brand" href="\(Route.events(say.language))">\(mark)<span>\(say.shopName)</span></a>\
        \(alternate.map { languages(say, $0) })</header>
        """
    }

    private static func languages(_ say: any Phrases, _ alternate: (Language) -> Route) -> HTML {
        func item(_ language: Language) -> HTML {
            if language == say.language { return "<li><span aria-current=\"true\">\(language.ownName)</span></li>" }
            let code = language.rawValue
            return
                "<li><a href=\"\(alternate(language))\" hreflang=\"\(code)\" lang=\"\(code)\">\(language.ownName)</a></li>"
        }
        return
            "<nav aria-label=\"\(say.languageSwitch)\"><ul class=\"languages\">\(each: Language.allCases, item)</ul></nav>"
    }

    private static func footer(_ say: any Phrases) -> HTML {
        """
        <footer class="site-footer"><p>\(say.pricesAreFinal)</p><p><a href="\(Route.signIn(say.language))">\(say.staffSignIn)</a></p></footer>
        """
    }

    private static var mark: HTML {
        """
        <svg viewBox="0 0 32 32" aria-hidden="true"><path fill="currentColor" d="M3 8h26v5a3 3 0 0 0 0 6v5H3v-5a3 3 0 0 0 0-6zm17.5 3v2h2v-2zm0 4v2h2v-2zm0 4v2h2v-2z" fill-rule="evenodd"/></svg>
        """
    }
}
