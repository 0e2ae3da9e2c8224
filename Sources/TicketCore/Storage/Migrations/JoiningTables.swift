// The tables of joining: presales, places of identities, places that changed their device.

enum JoiningTables {
    static let statements: [SQL] = [
        // Until codes_until a number needs an access code.
        """
        CREATE TABLE queue_presales (
            event_id BIGINT PRIMARY KEY,
            codes_until BIGINT NOT NULL
        )
        """,
        // The numbers of an account or a code, in the order they were drawn. What makes a ticket is kept, so that each
        // device gets the same one.
        """
        CREATE TABLE queue_identities (
            event_id BIGINT NOT NULL REFERENCES queue_rooms (event_id),
            who BIGINT NOT NULL CHECK (who <> 0),
            place BIGINT NOT NULL CHECK (place >= 0),
            number BIGINT NOT NULL,
            issued_at BIGINT NOT NULL,
            random BIGINT NOT NULL,
            PRIMARY KEY (event_id, who, place)
        )
        """,
        // Only the ticket with this random part is good for the number.
        """
        CREATE TABLE queue_moves (
            event_id BIGINT NOT NULL REFERENCES queue_rooms (event_id),
            number BIGINT NOT NULL,
            random BIGINT NOT NULL,
            moved_at BIGINT NOT NULL,
            PRIMARY KEY (event_id, number)
        )
        """,
    ]
}
