// The tables of the draw.

/// Draws, every one of them for ever; and who was in the lobby.
enum DrawTables {
    static let statements: [SQL] = [
        // Hashes, keys and signatures are hexadecimal text: people compare them. seed_nonce is what the seed is derived
        // from together with the master key; the seed itself is written down when it is revealed.
        """
        CREATE TABLE queue_draws (
            event_id BIGINT NOT NULL REFERENCES queue_rooms (event_id),
            number BIGINT NOT NULL CHECK (number > 0),
            grade TEXT NOT NULL,
            algorithm TEXT NOT NULL,
            seed_nonce TEXT NOT NULL,
            commitment TEXT NOT NULL,
            chain_hash TEXT,
            chain_genesis BIGINT,
            chain_period BIGINT,
            chain_signature BIGINT,
            round BIGINT NOT NULL,
            announced_at BIGINT NOT NULL,
            announced_by TEXT NOT NULL,
            lobby_at BIGINT NOT NULL,
            cut_off_at BIGINT NOT NULL,
            doors_at BIGINT NOT NULL,
            reason TEXT,
            replaced_at BIGINT,
            size BIGINT,
            closed_at BIGINT,
            root TEXT,
            rooted_at BIGINT,
            randomness TEXT,
            signature TEXT,
            is_verified SMALLINT,
            beacon_by TEXT,
            beacon_at BIGINT,
            draw_key TEXT,
            seed TEXT,
            drawn_at BIGINT,
            CHECK ((draw_key IS NULL) = (seed IS NULL)),
            CHECK (draw_key IS NULL OR root IS NOT NULL),
            CHECK (root IS NULL OR size IS NOT NULL),
            PRIMARY KEY (event_id, number)
        )
        """,
        // A row a window of 256 numbers: 28 bytes a number, zeros for one that nobody has.
        """
        CREATE TABLE queue_roster (
            event_id BIGINT NOT NULL REFERENCES queue_rooms (event_id),
            base BIGINT NOT NULL,
            entries BYTEA NOT NULL,
            PRIMARY KEY (event_id, base)
        )
        """,
        // The closed roster: the roots of its windows, 32 bytes each, and its gaps, first and count in 8 bytes each.
        """
        CREATE TABLE queue_roster_trees (
            event_id BIGINT PRIMARY KEY REFERENCES queue_rooms (event_id),
            windows BYTEA NOT NULL,
            gaps BYTEA NOT NULL
        )
        """,
    ]
}
