// The tables of the waiting room.

/// Rows of rooms, of their announcements, and of everybody who was ever let in. Who only waits has no row.
enum QueueTables {
    static let statements: [SQL] = [
        // high_water: no number at or above it was ever given. called: every place below it has been called.
        """
        CREATE TABLE queue_rooms (
            event_id BIGINT PRIMARY KEY,
            state TEXT NOT NULL,
            opens_at BIGINT NOT NULL,
            ends_at BIGINT NOT NULL,
            high_water BIGINT NOT NULL CHECK (high_water >= 0),
            called BIGINT NOT NULL CHECK (called >= 0),
            generation BIGINT NOT NULL,
            door_shoppers BIGINT NOT NULL,
            door_rate_milli BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE queue_messages (
            event_id BIGINT NOT NULL REFERENCES queue_rooms (event_id),
            language TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (event_id, language)
        )
        """,
        // One row a number, so that two live sessions of one number cannot be written down.
        """
        CREATE TABLE queue_sessions (
            event_id BIGINT NOT NULL REFERENCES queue_rooms (event_id),
            number BIGINT NOT NULL,
            id BIGINT NOT NULL,
            secret_high BIGINT NOT NULL,
            secret_low BIGINT NOT NULL,
            kid BIGINT NOT NULL,
            state TEXT NOT NULL,
            state_since BIGINT NOT NULL,
            entered_at BIGINT NOT NULL,
            seen_at BIGINT NOT NULL,
            used_ms BIGINT NOT NULL,
            visits BIGINT NOT NULL,
            PRIMARY KEY (event_id, number)
        )
        """,
    ]
}
