// The bound of the inventory: the statements of a two-place hold against libsqlite3 with nothing around them. Tables and
// statements are those of ShopTables.swift, HoldStore.swift and PlaceStore.swift.
//
//   gcc -O2 -o /tmp/bare_sqlite Tests/Benchmarks/bare_sqlite.c -lsqlite3
//   /tmp/bare_sqlite DIRECTORY [holds=200000] [batch=64] [savepoints=0]
//
// DIRECTORY must be on the disk that is to be measured. Prints holds a second, each durable (WAL, synchronous=FULL).
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { PLACES = 42000 };

static sqlite3 *db;

static void check(int code, int wanted) {
    if (code == wanted) return;
    fprintf(stderr, "%d: %s\n", code, sqlite3_errmsg(db));
    exit(1);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK); }

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), SQLITE_OK);
    return statement;
}

static void step(sqlite3_stmt *statement) {
    check(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

// An order of all places in which neighbours are far apart, as in load.c: 7,919 is a prime that does not divide PLACES.
static sqlite3_int64 place(long index) { return index * 7919 % PLACES; }

// All places are free again, as after load.c's buyers let go.
static void release(void) {
    run("UPDATE places SET state = 0, hold_id = NULL, ticket_type = NULL; UPDATE holds SET state = 2 WHERE state = 0");
    run("PRAGMA wal_checkpoint(TRUNCATE)");
}

static void fill(void) {
    run("CREATE TABLE holds (id INTEGER PRIMARY KEY, event_id BIGINT NOT NULL, buyer BIGINT NOT NULL,"
        " state SMALLINT NOT NULL CHECK (state IN (0, 1, 2, 3)), created_at BIGINT NOT NULL,"
        " held_until BIGINT NOT NULL, extensions BIGINT NOT NULL)");
    run("CREATE UNIQUE INDEX holds_live_of_buyer ON holds (event_id, buyer) WHERE state = 0");
    run("CREATE INDEX holds_of_buyer ON holds (event_id, buyer)");
    run("CREATE INDEX holds_by_end ON holds (held_until) WHERE state = 0");
    run("CREATE TABLE places (id INTEGER PRIMARY KEY, state SMALLINT NOT NULL CHECK (state IN (0, 1, 2, 3)),"
        " hold_id BIGINT, ticket_type SMALLINT, CHECK ((state IN (1, 2)) = (hold_id IS NOT NULL)))");
    run("CREATE INDEX places_of_hold ON places (hold_id) WHERE hold_id IS NOT NULL");
    run("BEGIN");
    sqlite3_stmt *insert = prepare("INSERT INTO places (id, state) VALUES (?1, 0)");
    for (int id = 0; id < PLACES; id++) {
        sqlite3_bind_int64(insert, 1, id);
        step(insert);
    }
    run("COMMIT");
    run("PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3_finalize(insert);
}

int main(int count, char **arguments) {
    if (count < 2) return fprintf(stderr, "which directory?\n"), 2;
    long holds = count > 2 ? atol(arguments[2]) : 200000;
    long batch = count > 3 ? atol(arguments[3]) : 64;
    int savepoints = count > 4 && atoi(arguments[4]);
    char path[4096], other[4200];
    snprintf(path, sizeof path, "%s/bare.sqlite", arguments[1]);
    const char *ends[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) snprintf(other, sizeof other, "%s%s", path, ends[i]), unlink(other);
    check(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL), SQLITE_OK);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = 1;"
        "PRAGMA wal_autocheckpoint = 4096");
    fill();

    sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");
    sqlite3_stmt *savepoint = prepare("SAVEPOINT job"), *keep = prepare("RELEASE job");
    sqlite3_stmt *live = prepare("SELECT id, event_id, buyer, created_at, held_until, extensions FROM holds"
                                 " WHERE event_id = ?1 AND buyer = ?2 AND state = 0");
    sqlite3_stmt *already = prepare("SELECT count(*) FROM holds h JOIN places p ON p.hold_id = h.id"
                                    " WHERE h.event_id = ?1 AND h.buyer = ?2");
    sqlite3_stmt *insert = prepare("INSERT INTO holds (id, event_id, buyer, state, created_at, held_until, extensions)"
                                   " VALUES (?1, 1, ?2, 0, ?3, ?4, 0)");
    sqlite3_stmt *take = prepare("UPDATE places SET state = 1, hold_id = ?1, ticket_type = ?2"
                                 " WHERE id = ?3 AND state = 0");
    sqlite3_stmt *taken = prepare("SELECT id, ticket_type FROM places WHERE hold_id = ?1 AND state = 1 ORDER BY id");
    double start = now();
    long waiting = 0;
    for (long hold = 0; hold < holds; hold++) {
        if (waiting == 0) step(begin);
        if (savepoints) step(savepoint);
        sqlite3_bind_int64(live, 1, 1);
        sqlite3_bind_int64(live, 2, hold);
        step(live);
        sqlite3_bind_int64(already, 1, 1);
        sqlite3_bind_int64(already, 2, hold);
        check(sqlite3_step(already), SQLITE_ROW);
        if (sqlite3_column_int64(already, 0) + 2 > 6) return 1;
        sqlite3_reset(already);
        sqlite3_bind_int64(insert, 1, hold);
        sqlite3_bind_int64(insert, 2, hold);
        sqlite3_bind_int64(insert, 3, 1800000000000 + hold);
        sqlite3_bind_int64(insert, 4, 1800000600000 + hold);
        step(insert);
        for (int seat = 0; seat < 2; seat++) {
            sqlite3_bind_int64(take, 1, hold);
            sqlite3_bind_int64(take, 2, 1);
            sqlite3_bind_int64(take, 3, place(hold * 2 + seat));
            step(take);
            if (sqlite3_changes(db) != 1) return 1;
        }
        sqlite3_bind_int64(taken, 1, hold);
        for (int seat = 0; seat < 2; seat++) check(sqlite3_step(taken), SQLITE_ROW);
        sqlite3_reset(taken);
        if (savepoints) step(keep);
        int is_full = (hold + 1) % (PLACES / 2) == 0;
        if (++waiting == batch || is_full || hold == holds - 1) step(commit), waiting = 0;
        if (!is_full) continue;
        double pause = now();
        release();
        start += now() - pause;
    }
    double seconds = now() - start;
    printf("bare: %ld holds in %.2f s, batches of %ld%s: %.0f holds/s\n", holds, seconds, batch,
           savepoints ? " with savepoints" : "", holds / seconds);
    return 0;
}
