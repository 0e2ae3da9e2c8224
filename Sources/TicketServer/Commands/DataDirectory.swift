// The data directory: one place for the database and the key, made at the first start.

import Glibc
import TicketCore

struct DataDirectory: Sendable {
    let path: String

    var database: String { path + "/tickets.sqlite" }

    /// Makes the directory (mode 0700) if there is none.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw CommandFailure(
                message: "the data directory \(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else {
            throw CommandFailure(
                message: "the data directory \(path) cannot be used: \(String(cString: strerror(errno)))")
        }
    }

    /// Whether there is a database already: then everything that belongs to it must be there too.
    var hasDatabase: Bool { access(database, F_OK) == 0 }

    /// - Parameter patience: how long to wait for the server that has it open.
    func openDatabase(_ clock: any Clock, patience: Duration = .zero) throws -> SQLiteDatabase {
        do {
            var settings = SQLiteSettings()
            settings.lockPatience = patience
            return try SQLiteDatabase(
                path: database, migrations: Schema.migrations, clock: clock, settings: settings)
        } catch let failure as DatabaseFailure {
            throw CommandFailure(message: failure.message)
        }
    }

    /// The keys of this directory; made at its first start only. A new key beside an old database would silently make
    /// every ticket that was sold worthless.
    func masterKeys(_ randomness: any Randomness) throws(CommandFailure) -> MasterKeys {
        let file = KeyFile(in: path)
        if let keys = try file.read() { return keys }
        guard !hasDatabase else {
            throw CommandFailure(
                message: "\(file.path) is missing, and the tickets in \(database) are signed with it: "
                    + "bring it back from the back-up of this data directory")
        }
        return try file.make(randomness)
    }
}
