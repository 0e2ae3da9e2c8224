// What Swift cannot call of libsqlite3 by itself: the variadic configuration calls and the destructor constants.
#include <sqlite3.h>

static inline int csqlite_db_config_int(sqlite3 *db, int op, int on) {
    return sqlite3_db_config(db, op, on, (int *)0);
}

// Tells SQLite to copy the bytes before the call returns.
static inline sqlite3_destructor_type csqlite_transient(void) {
    return SQLITE_TRANSIENT;
}

// Tells SQLite that the bytes stay where they are until the next bind, reset or finalize.
static inline sqlite3_destructor_type csqlite_static(void) {
    return SQLITE_STATIC;
}

// What holds for the whole process. To be called before anything else of SQLite; later it changes nothing.
static inline int csqlite_configure_process(void) {
    // No count of SQLite's memory, which takes a lock of the whole process for every allocation.
    int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (code != SQLITE_OK) return code;
    // What a savepoint needs to be rolled back stays in memory. Beyond 64 KiB it would go to a temporary file until the
    // end of the transaction: seven writes to that file for each one to the log were seen.
    return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
}
