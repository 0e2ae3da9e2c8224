// The check of the draw as one file to keep: page, style, program and values together, for a browser without a network.

import TicketCore

enum CheckDrawFile {
    /// What only the holder of a ticket gets: both as the addresses say them.
    struct Personal: Sendable {
        var ticket: LinkedData
        /// Nil as long as the roster is not closed.
        var roster: LinkedData?
    }

    /// The policy is in the page itself, and stricter than the server's: it may not speak to anybody.
    static func html(_ model: CheckDrawPage.Model, _ personal: Personal?, saved: Instant, _ say: any Phrases) -> HTML {
        """
        <!doctype html>
        <html lang="\(say.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>\(say.checkDrawTitle): \(model.title)</title>
        <style>\(inline: Assets.style)\(inline: Assets.drawStyle)</style>
        </head>
        <body>
        <main id="main"><div class="room check" data-check>\(RoomParts.head(title: model.title, date: model.date, id: model.id, hue: model.hue))
        \(Components.notice(.plain, "<p>\(say.savedFileNote)</p><p class=\"small quiet\">\(say.asOf(Show.dayAndTime(saved, model.zone, say)))</p>"))
        <h2>\(say.checkDrawTitle)</h2>\(CheckDrawPage.content(model, say, isSaved: true))
        \(personal.map(blocks))</div></main>
        <script>\(inline: Assets.checkDraw)</script>
        </body>
        </html>

        """
    }

    private static func blocks(_ personal: Personal) -> HTML {
        """
        <script type="application/json" data-my-ticket>\(json: personal.ticket)</script>\
        \(personal.roster.map { "<script type=\"application/json\" data-my-roster>\(json: $0)</script>" as HTML })
        """
    }
}
