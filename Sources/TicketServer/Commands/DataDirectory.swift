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
    }

    func openDatabase(_ clock: any Clock) throws -> SQLiteDatabase {
        do {
            var settings = SQLiteSettings()
            // A server that is being replaced drains for a while and lets go then.
            settings.lockPatience = .seconds(40)
            return try SQLiteDatabase(
                path: database, migrations: Schema.migrations, clock: clock, settings: settings)
        } catch let failure as DatabaseFailure {
            throw CommandFailure(message: failure.message)
        }
    }
}
