// The bound of the inventory: the statements of a two-place hold against libsqlite3 with nothing around them.
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

enum { PLACES = 1 << 20 };

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

// An order of all places in which neighbours are far apart: an odd factor permutes the numbers below a power of two.
static sqlite3_int64 place(long index) { return (index * 2654435761L) & (PLACES - 1); }

static void fill(void) {
    run("CREATE TABLE places (id INTEGER PRIMARY KEY, event BIGINT NOT NULL,"
        " state SMALLINT NOT NULL CHECK (state IN (0, 1, 2, 3)), hold BIGINT, ticket_type SMALLINT)");
    run("CREATE INDEX places_hold ON places (hold) WHERE hold IS NOT NULL");
    run("CREATE TABLE holds (id INTEGER PRIMARY KEY, event BIGINT, buyer BIGINT, state SMALLINT,"
        " created_at BIGINT, until BIGINT)");
    run("CREATE INDEX holds_buyer ON holds (event, buyer)");
    run("CREATE INDEX holds_until ON holds (until) WHERE state = 0");
    run("BEGIN");
    sqlite3_stmt *insert = prepare("INSERT INTO places (id, event, state) VALUES (?1, 1, 0)");
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
    sqlite3_stmt *savepoint = prepare("SAVEPOINT job"), *release = prepare("RELEASE job");
    sqlite3_stmt *held = prepare("SELECT count(*) FROM holds WHERE event = ?1 AND buyer = ?2 AND state = 0");
    sqlite3_stmt *take = prepare("UPDATE places SET state = 1, hold = ?1, ticket_type = ?2 WHERE id = ?3 AND state = 0");
    sqlite3_stmt *insert = prepare(
        "INSERT INTO holds (id, event, buyer, state, created_at, until) VALUES (?1, 1, ?2, 0, ?3, ?4)");
    double start = now();
    for (long hold = 0; hold < holds; hold++) {
        if (hold % batch == 0) step(begin);
        if (savepoints) step(savepoint);
        sqlite3_bind_int64(held, 1, 1);
        sqlite3_bind_int64(held, 2, hold);
        check(sqlite3_step(held), SQLITE_ROW);
        if (sqlite3_column_int64(held, 0) > 5) return 1;
        sqlite3_reset(held);
        for (int seat = 0; seat < 2; seat++) {
            sqlite3_bind_int64(take, 1, hold);
            sqlite3_bind_int64(take, 2, 1);
            sqlite3_bind_int64(take, 3, place(hold * 2 + seat));
            step(take);
            if (sqlite3_changes(db) != 1) return 1;
        }
        sqlite3_bind_int64(insert, 1, hold);
        sqlite3_bind_int64(insert, 2, hold);
        sqlite3_bind_int64(insert, 3, 1800000000000 + hold);
        sqlite3_bind_int64(insert, 4, 1800000600000 + hold);
        step(insert);
        if (savepoints) step(release);
        if (hold % batch == batch - 1 || hold == holds - 1) step(commit);
    }
    double seconds = now() - start;
    printf("bare: %ld holds in %.2f s, batches of %ld%s: %.0f holds/s\n", holds, seconds, batch,
           savepoints ? " with savepoints" : "", holds / seconds);
    return 0;
}
