// SQL of the organisers' announcements.

extension Transaction {
    /// What is announced, by event and language.
    func announcements() throws -> [ID<Event>: [Language: String]] {
        let found = try rows("SELECT event_id, language, body FROM announcements ORDER BY event_id") { row in
            (event: row.id(0) as ID<Event>, language: Language(rawValue: row.text(1)), body: row.text(2))
        }
        return found.reduce(into: [:]) { all, row in
            if let language = row.language { all[row.event, default: [:]][language] = row.body }
        }
    }

    /// Puts `words` in place of whatever was announced; none takes it down.
    func announce(_ words: [Language: String], of event: ID<Event>) throws {
        try run("DELETE FROM announcements WHERE event_id = \(event)")
        for (language, body) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try run(
                """
                INSERT INTO announcements (event_id, language, body) VALUES (\(event), \(language.rawValue), \(body))
                """)
        }
    }
}
