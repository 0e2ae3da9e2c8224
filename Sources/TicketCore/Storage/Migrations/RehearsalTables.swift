// The tables of rehearsals.

/// A rehearsal is one for ever: its row says so a second time, and refers to the event's own word, so that neither can be
/// changed without the other. The row stays when everything else of the rehearsal is deleted.
enum RehearsalTables {
    static let statements: [SQL] = [
        "CREATE UNIQUE INDEX events_by_kind ON events (id, is_rehearsal)",
        // Shares are millionths. result: what the books said at the end, as JSON.
        """
        CREATE TABLE rehearsals (
            event_id BIGINT PRIMARY KEY, is_rehearsal SMALLINT NOT NULL CHECK (is_rehearsal = 1),
            original_id BIGINT NOT NULL REFERENCES events (id), key_hash TEXT NOT NULL,
            created_at BIGINT NOT NULL, created_by TEXT NOT NULL, lobby_at BIGINT,
            declined BIGINT NOT NULL CHECK (declined BETWEEN 0 AND 1000000),
            lost BIGINT NOT NULL CHECK (lost BETWEEN 0 AND 1000000),
            doubled BIGINT NOT NULL CHECK (doubled BETWEEN 0 AND 1000000),
            reordered BIGINT NOT NULL CHECK (reordered BETWEEN 0 AND 1000000),
            slow_p95_ms BIGINT NOT NULL CHECK (slow_p95_ms BETWEEN 0 AND 60000), seed BIGINT NOT NULL,
            closed_at BIGINT, cleared_at BIGINT, result TEXT,
            FOREIGN KEY (event_id, is_rehearsal) REFERENCES events (id, is_rehearsal),
            CHECK (cleared_at IS NULL OR closed_at IS NOT NULL))
        """,
        "CREATE INDEX rehearsals_of_event ON rehearsals (original_id)",
        // Whose session it is: the gateway of sales does not know those of rehearsals.
        "ALTER TABLE test_gateway_sessions ADD COLUMN gateway TEXT NOT NULL DEFAULT 'test'",
    ]
}
