// What the organiser's live screen keeps: the announcement of an event, and the reasons in the audit log.

enum CockpitTables {
    // was, became: the state before and after in a few words; both empty where an action has no such thing.
    static let statements: [SQL] = [
        """
        CREATE TABLE announcements (
            event_id BIGINT NOT NULL REFERENCES events (id), language TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (event_id, language))
        """,
        "ALTER TABLE audit_log ADD COLUMN why TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE audit_log ADD COLUMN was TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE audit_log ADD COLUMN became TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX audit_log_by_subject ON audit_log (subject, id)",
    ]
}
