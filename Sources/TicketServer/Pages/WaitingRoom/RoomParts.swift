// What both waiting rooms show, the one with a script and the plain one.

import TicketCore

enum RoomParts {
    static func head(title: String, date: String, id: ID<Event>, hue: Int) -> HTML {
        """
        <header class="room-head"><div class="poster">\(Cover(seed: id.rawValue, hue: hue).html)</div>\
        <div><h1>\(title)</h1><p class="quiet">\(date)</p></div></header>
        """
    }

    /// What a person who waits may rely on.
    static func promises(_ say: any Phrases) -> HTML {
        "<ul class=\"promises\"><li>\(say.lateIsFine)</li><li>\(say.onePlaceEach)</li></ul>"
    }
}
