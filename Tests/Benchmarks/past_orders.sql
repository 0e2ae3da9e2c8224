-- 100,000 paid orders of the past with two tickets each, of an event that is over: what a database carries along.
PRAGMA foreign_keys = ON;
BEGIN;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
INSERT INTO orders (id, event_id, code, secret, hold_id, buyer, name, email, email_key, language, accepts_other_seats,
    state, total, currency, created_at, expires_at, close_at, paid_at)
SELECT i, 1, printf('P%07d', i), hex(randomblob(16)), i, i, 'Jadwiga Kowalska', printf('past-%d@example.org', i),
    printf('past-%d@example.org', i), 'pl', 0, 'paid', 23800, 'PLN', 1700000000000 + i, 1700000900000 + i,
    1700000900000 + i, 1700000100000 + i FROM n;
INSERT INTO order_items (order_id, number, place, ticket_type, amount)
SELECT id, seat, id * 2 + seat, 0, 11900 FROM orders, (SELECT 0 AS seat UNION SELECT 1) WHERE id <= 100000;
INSERT INTO tickets (id, order_id, event_id, item, place, ticket_type, code, secret, state)
SELECT order_id * 2 + number, order_id, 1, number, place, 0, hex(randomblob(12)), hex(randomblob(16)), 'checked_in'
FROM order_items WHERE order_id <= 100000;
COMMIT;
