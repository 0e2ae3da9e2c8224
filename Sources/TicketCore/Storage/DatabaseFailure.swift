// What can go wrong with the database itself, as people and monitors must hear it.

/// A failure of the database, not of a rule of the sale. The transaction it came from left nothing behind.
package enum DatabaseFailure: Error, Sendable, Hashable {
    /// Another process held the lock for longer than the busy time-out, or too many writes wait. Try again.
    case busy
    /// The disk is full. Nothing was written.
    case full
    /// The disk refused to read or write. Nothing that was answered is lost.
    case disk(String)
    /// The file is damaged: stop and restore.
    case corrupt(String)
    /// The file or its directory cannot be written.
    case readOnly(String)
    /// Another process of the product has this database open.
    case inUse(path: String)
    /// The schema was made by a newer version of the product.
    case newerSchema(found: Int, known: Int)
    /// A migration was changed after it had been applied, or could not be applied.
    case migration(String)
    /// A constraint held: the statement was refused.
    case constraint(String)
    /// The database was closed: the process is about to end.
    case closed
    /// Anything else the engine said.
    case engine(String)

    /// What happened and what to do, for the operator's log and terminal.
    package var message: String {
        switch self {
        case .busy:
            "The database is locked by another process or has more writes waiting than it can take. Try again; "
                + "if it stays, look for a program that holds the database file open in a transaction."
        case .full:
            "The disk of the database is full. Nothing was written. Free space: writes go on by themselves."
        case .disk(let detail):
            "The disk of the database refused to read or write (\(detail)). Check the disk and the kernel's log."
        case .corrupt(let detail):
            "The database file is damaged (\(detail)). Stop the server, keep the file and restore a backup."
        case .readOnly(let detail):
            "The database cannot be written (\(detail)). Check owner and mode of the file and its directory."
        case .inUse(let path):
            "Another server has the database \(path) open. One process serves a data directory: stop the other first."
        case .newerSchema(let found, let known):
            "The database was made by a newer version (schema \(found), this version knows \(known)). "
                + "Start that version, or restore the backup made before the upgrade."
        case .migration(let detail):
            "The schema of the database cannot be brought up to date: \(detail)"
        case .constraint(let detail):
            "The database refused a change (\(detail))."
        case .closed:
            "The database is closed: the server is stopping."
        case .engine(let detail):
            "The database engine reported: \(detail)."
        }
    }
}
