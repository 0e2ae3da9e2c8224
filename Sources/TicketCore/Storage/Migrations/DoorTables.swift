// The table of the door: what a process must know of the one that crashed before it.

enum DoorTables {
    static let statements: [SQL] = [
        // The places from first_place to below end_place were called in the last 40 seconds when this was written.
        """
        CREATE TABLE queue_calls (
            event_id BIGINT PRIMARY KEY REFERENCES queue_rooms (event_id),
            first_place BIGINT NOT NULL,
            end_place BIGINT NOT NULL CHECK (end_place > first_place),
            show_rate_milli BIGINT NOT NULL
        )
        """
    ]
}
