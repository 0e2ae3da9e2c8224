// SQLite's result codes as the product's failures.

import CSQLite

extension DatabaseFailure {
    /// The failure for a result code (https://sqlite.org/rescode.html); the low byte is the kind, the rest the detail.
    init(sqlite code: Int32, _ message: String) {
        let detail = "\(message), code \(code)"
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL: self = .full
        case SQLITE_IOERR, SQLITE_CANTOPEN: self = .disk(detail)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(detail)
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly(detail)
        case SQLITE_CONSTRAINT: self = .constraint(message)
        default: self = .engine(detail)
        }
    }

    /// The failure for what `handle` reported last.
    init(sqlite handle: OpaquePointer?, code: Int32) {
        guard let handle else {
            self.init(sqlite: code, String(cString: sqlite3_errstr(code)))
            return
        }
        self.init(sqlite: sqlite3_extended_errcode(handle), String(cString: sqlite3_errmsg(handle)))
    }
}
