// The tables of the shop: catalogue, places, holds, orders, payments, tickets, the entrance and staff.
//
// One text for SQLite and PostgreSQL: ids and times are made by us (BIGINT, milliseconds), money is minor units, booleans
// are SMALLINT 0 and 1. Applied text never changes: what is to be different comes with a later migration.

enum ShopTables {
    static let statements: [SQL] = catalogue + inventory + orders + tickets + staff + bookkeeping

    private static let catalogue: [SQL] = [
        """
        CREATE TABLE venues (
            id BIGINT PRIMARY KEY, name TEXT NOT NULL, street TEXT NOT NULL, postcode TEXT NOT NULL,
            city TEXT NOT NULL, country TEXT NOT NULL, time_zone TEXT NOT NULL)
        """,
        """
        CREATE TABLE seat_plans (
            id BIGINT PRIMARY KEY, venue_id BIGINT NOT NULL REFERENCES venues (id), plan_key TEXT NOT NULL,
            version BIGINT NOT NULL, definition TEXT NOT NULL, UNIQUE (plan_key, version))
        """,
        """
        CREATE TABLE events (
            id BIGINT PRIMARY KEY, venue_id BIGINT NOT NULL REFERENCES venues (id),
            plan_id BIGINT NOT NULL REFERENCES seat_plans (id), organiser TEXT NOT NULL,
            starts_at BIGINT NOT NULL, doors_at BIGINT NOT NULL, currency TEXT NOT NULL,
            sale_status TEXT NOT NULL CHECK (sale_status IN ('draft', 'open', 'paused', 'closed')),
            sale_opens_at BIGINT NOT NULL, sale_closes_at BIGINT NOT NULL,
            is_rehearsal SMALLINT NOT NULL CHECK (is_rehearsal IN (0, 1)),
            limit_per_buyer BIGINT NOT NULL CHECK (limit_per_buyer BETWEEN 1 AND 100),
            hue BIGINT NOT NULL, CHECK (sale_opens_at < sale_closes_at))
        """,
        """
        CREATE TABLE event_texts (
            event_id BIGINT NOT NULL REFERENCES events (id), language TEXT NOT NULL, title TEXT NOT NULL,
            subtitle TEXT NOT NULL, description TEXT NOT NULL, terms TEXT NOT NULL, PRIMARY KEY (event_id, language))
        """,
        """
        CREATE TABLE ticket_types (
            event_id BIGINT NOT NULL REFERENCES events (id), number BIGINT NOT NULL, type_key TEXT NOT NULL,
            PRIMARY KEY (event_id, number), UNIQUE (event_id, type_key))
        """,
        """
        CREATE TABLE ticket_type_texts (
            event_id BIGINT NOT NULL, number BIGINT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
            contents TEXT NOT NULL, PRIMARY KEY (event_id, number, language),
            FOREIGN KEY (event_id, number) REFERENCES ticket_types (event_id, number))
        """,
        """
        CREATE TABLE prices (
            event_id BIGINT NOT NULL, category TEXT NOT NULL, number BIGINT NOT NULL,
            amount BIGINT NOT NULL CHECK (amount >= 0), PRIMARY KEY (event_id, category, number),
            FOREIGN KEY (event_id, number) REFERENCES ticket_types (event_id, number))
        """,
    ]

    // A place's id is its event's id and its ordinal in one number (`PlaceKey`), so that a change is one look-up. A place
    // is free exactly when it belongs to no hold and is not blocked: the CHECK makes every other story impossible.
    private static let inventory: [SQL] = [
        """
        CREATE TABLE holds (
            id BIGINT PRIMARY KEY, event_id BIGINT NOT NULL, buyer BIGINT NOT NULL,
            state SMALLINT NOT NULL CHECK (state IN (0, 1, 2, 3)), created_at BIGINT NOT NULL,
            held_until BIGINT NOT NULL, extensions BIGINT NOT NULL)
        """,
        "CREATE UNIQUE INDEX holds_live_of_buyer ON holds (event_id, buyer) WHERE state = 0",
        "CREATE INDEX holds_of_buyer ON holds (event_id, buyer)",
        "CREATE INDEX holds_by_end ON holds (held_until) WHERE state = 0",
        """
        CREATE TABLE places (
            id BIGINT PRIMARY KEY, state SMALLINT NOT NULL CHECK (state IN (0, 1, 2, 3)), hold_id BIGINT,
            ticket_type SMALLINT, CHECK ((state IN (1, 2)) = (hold_id IS NOT NULL)))
        """,
        "CREATE INDEX places_of_hold ON places (hold_id) WHERE hold_id IS NOT NULL",
    ]

    // close_at: when the sweep next tries to end an order that is not paid; expires_at, or later if the gateway would not
    // answer. refusals: how often the gateway refused a refund, which then needs another key.
    private static let orders: [SQL] = [
        """
        CREATE TABLE orders (
            id BIGINT PRIMARY KEY, event_id BIGINT NOT NULL, code TEXT NOT NULL UNIQUE, secret TEXT NOT NULL,
            hold_id BIGINT NOT NULL, buyer BIGINT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
            email_key TEXT NOT NULL, language TEXT NOT NULL,
            accepts_other_seats SMALLINT NOT NULL CHECK (accepts_other_seats IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN
                ('awaiting_payment', 'paid', 'expired', 'cancelled', 'refunded', 'partially_refunded')),
            total BIGINT NOT NULL CHECK (total >= 0), currency TEXT NOT NULL, created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL, close_at BIGINT NOT NULL, paid_at BIGINT)
        """,
        "CREATE INDEX orders_of_email ON orders (event_id, email_key)",
        "CREATE INDEX orders_of_buyer ON orders (event_id, buyer)",
        "CREATE INDEX orders_by_end ON orders (close_at) WHERE state = 'awaiting_payment'",
        """
        CREATE TABLE order_items (
            order_id BIGINT NOT NULL REFERENCES orders (id), number BIGINT NOT NULL, place BIGINT NOT NULL,
            ticket_type SMALLINT NOT NULL, amount BIGINT NOT NULL CHECK (amount >= 0), PRIMARY KEY (order_id, number))
        """,
        """
        CREATE TABLE payments (
            id BIGINT PRIMARY KEY, order_id BIGINT NOT NULL REFERENCES orders (id), gateway TEXT NOT NULL,
            reference TEXT, state TEXT NOT NULL CHECK (state IN
                ('created', 'pending', 'confirmed', 'failed', 'cancelled')),
            amount BIGINT NOT NULL CHECK (amount >= 0), currency TEXT NOT NULL, redirect TEXT,
            created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, checked_at BIGINT NOT NULL)
        """,
        "CREATE UNIQUE INDEX payments_by_reference ON payments (gateway, reference) WHERE reference IS NOT NULL",
        "CREATE INDEX payments_of_order ON payments (order_id)",
        "CREATE INDEX payments_open ON payments (checked_at) WHERE state IN ('created', 'pending')",
        """
        CREATE TABLE provider_events (
            gateway TEXT NOT NULL, event_key TEXT NOT NULL, received_at BIGINT NOT NULL,
            PRIMARY KEY (gateway, event_key))
        """,
        """
        CREATE TABLE refunds (
            id BIGINT PRIMARY KEY, number TEXT NOT NULL UNIQUE, order_id BIGINT NOT NULL REFERENCES orders (id),
            payment_id BIGINT NOT NULL REFERENCES payments (id), amount BIGINT NOT NULL CHECK (amount > 0),
            currency TEXT NOT NULL, reason TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')), created_at BIGINT NOT NULL,
            attempts BIGINT NOT NULL, refusals BIGINT NOT NULL, next_attempt_at BIGINT NOT NULL, last_error TEXT)
        """,
        "CREATE INDEX refunds_of_order ON refunds (order_id)",
        "CREATE INDEX refunds_due ON refunds (next_attempt_at) WHERE state = 'pending'",
        """
        CREATE TABLE test_gateway_sessions (
            reference TEXT PRIMARY KEY, attempt BIGINT NOT NULL UNIQUE, amount BIGINT NOT NULL, currency TEXT NOT NULL,
            description TEXT NOT NULL, return_path TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN
                ('open', 'paid', 'declined', 'cancelled')),
            expires_at BIGINT NOT NULL, refunded BIGINT NOT NULL CHECK (refunded BETWEEN 0 AND amount))
        """,
        "CREATE TABLE test_gateway_refunds (refund_key TEXT PRIMARY KEY, reference TEXT NOT NULL, amount BIGINT NOT NULL)",
    ]

    private static let tickets: [SQL] = [
        """
        CREATE TABLE tickets (
            id BIGINT PRIMARY KEY, order_id BIGINT NOT NULL REFERENCES orders (id), event_id BIGINT NOT NULL,
            item BIGINT NOT NULL, place BIGINT NOT NULL, ticket_type SMALLINT NOT NULL, code TEXT NOT NULL UNIQUE,
            secret TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('valid', 'checked_in', 'blocked', 'cancelled')))
        """,
        "CREATE INDEX tickets_of_order ON tickets (order_id)",
        "CREATE UNIQUE INDEX tickets_one_per_place ON tickets (event_id, place) WHERE state <> 'cancelled'",
        """
        CREATE TABLE devices (
            id BIGINT PRIMARY KEY, event_id BIGINT NOT NULL, name TEXT NOT NULL, gate TEXT NOT NULL,
            set_up_code_hash TEXT UNIQUE, set_up_until BIGINT, token_hash TEXT UNIQUE, created_at BIGINT NOT NULL)
        """,
        """
        CREATE TABLE check_ins (
            device_id BIGINT NOT NULL REFERENCES devices (id), nonce TEXT NOT NULL, ticket_id BIGINT,
            code_hash TEXT NOT NULL, answer TEXT NOT NULL, at BIGINT NOT NULL, gate TEXT NOT NULL,
            PRIMARY KEY (device_id, nonce))
        """,
        "CREATE UNIQUE INDEX check_ins_accepted_once ON check_ins (ticket_id) WHERE answer = 'accepted'",
    ]

    private static let staff: [SQL] = [
        """
        CREATE TABLE accounts (
            id BIGINT PRIMARY KEY, email TEXT NOT NULL, email_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            role TEXT NOT NULL, password_hash TEXT NOT NULL, created_at BIGINT NOT NULL)
        """,
        """
        CREATE TABLE account_sessions (
            token_hash TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id),
            created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)
        """,
        "CREATE INDEX account_sessions_by_end ON account_sessions (expires_at)",
    ]

    private static let bookkeeping: [SQL] = [
        """
        CREATE TABLE idempotency_keys (
            scope TEXT NOT NULL, idempotency_key TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL,
            created_at BIGINT NOT NULL, PRIMARY KEY (scope, idempotency_key))
        """,
        "CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)",
        """
        CREATE TABLE audit_log (
            id BIGINT PRIMARY KEY, at BIGINT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
            details TEXT NOT NULL)
        """,
    ]
}
