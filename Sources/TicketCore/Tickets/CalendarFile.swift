// The calendar file of an event (RFC 5545).

/// One event as iCalendar text (`text/calendar`).
package struct CalendarFile: Sendable {
    package var id: String
    package var title: String
    package var start: Instant
    package var end: Instant
    /// Venue and address on one line.
    package var location: String
    package var url: String
    package var details: String
    /// When this version of the event was published: DTSTAMP.
    package var published: Instant
    /// Grows with each change of the event, so that calendars take the newer one.
    package var sequence: Int
    package var isCancelled: Bool

    /// - Parameter id: globally unique and the same for ever: the event's id, `@` and the host.
    package init(
        id: String, title: String, start: Instant, end: Instant, location: String, url: String, details: String = "",
        published: Instant, sequence: Int = 0, isCancelled: Bool = false
    ) {
        self.id = id
        self.title = title
        self.start = start
        self.end = end
        self.location = location
        self.url = url
        self.details = details
        self.published = published
        self.sequence = sequence
        self.isCancelled = isCancelled
    }

    /// The file: CRLF line ends, lines folded at 75 bytes.
    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TicketServer//EN", "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT", "UID:\(Self.oneLine(id))", "DTSTAMP:\(Self.time(published))",
            "DTSTART:\(Self.time(start))", "DTEND:\(Self.time(end))", "SEQUENCE:\(sequence)",
            "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")", "SUMMARY:\(Self.escaped(title))",
        ]
        if !location.isEmpty { lines.append("LOCATION:\(Self.escaped(location))") }
        if !details.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(details))") }
        if !url.isEmpty { lines.append("URL:\(Self.oneLine(url))") }
        lines += ["END:VEVENT", "END:VCALENDAR"]
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    /// UTC, `20261121T190000Z`.
    private static func time(_ instant: Instant) -> String {
        let time = CivilTime(instant)
        let parts = [time.month, time.day, time.hour, time.minute, time.second].map { String($0 + 100).dropFirst() }
        let year = String(time.year + 10_000).suffix(4)
        return "\(year)\(parts[0])\(parts[1])T\(parts[2])\(parts[3])\(parts[4])Z"
    }

    /// A TEXT value: backslash, semicolon, comma and line end are escaped (3.3.11), other control characters left out.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case _ where character.isNewline: escaped += "\\n"
            default: escaped += oneLine(String(character))
            }
        }
        return escaped
    }

    /// Without control characters: a value can neither end its line nor begin another.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }

    /// At most 75 bytes a line, the next begins with a space (3.1); never inside a character.
    static func folded(_ line: String) -> String {
        var folded = ""
        var room = 75
        for character in line.unicodeScalars {
            let length = UTF8.width(character)
            if length > room {
                folded += "\r\n "
                room = 74
            }
            folded.unicodeScalars.append(character)
            room -= length
        }
        return folded
    }
}
