// The database file as a file: who may read it, and that only one process serves it.

import Glibc

/// The lock on a database file, held from creation to `release`. The kernel releases it when the process ends in any way.
struct SQLiteFile: Sendable {
    let path: String
    private let lock: Int32

    /// Makes the directory (0700) and the file (0600) if they are missing and locks `path + ".lock"`.
    ///
    /// - Parameter patience: how long to wait for a server that is about to stop to release the lock.
    init(path: String, patience: Duration) throws {
        self.path = path
        let directory = Self.directory(of: path)
        if mkdir(directory, 0o700) != 0, errno != EEXIST { throw Self.failure("mkdir", directory) }
        lock = try Self.locked(path, patience: patience)
        do {
            try Self.create(path, in: directory)
        } catch {
            Glibc.close(lock)
            throw error
        }
    }

    func release() { Glibc.close(lock) }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// flock, not fcntl: it belongs to the open file, so that a second opening in the same process is refused as well.
    private static func locked(_ path: String, patience: Duration) throws -> Int32 {
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw failure("open", path + ".lock") }
        let end = Moment.now() + patience
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK, Moment.now() < end else {
                Glibc.close(lock)
                errno = code
                throw code == EWOULDBLOCK ? DatabaseFailure.inUse(path: path) : failure("flock", path + ".lock")
            }
            usleep(20_000)
        }
        return lock
    }

    /// SQLite gives its log and its index the mode of the file, so the mode is set before SQLite sees the file. A new
    /// name is durable only when its directory is.
    private static func create(_ path: String, in directory: String) throws {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == EEXIST { return }
            throw failure("open", path)
        }
        Glibc.close(file)
        let parent = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw failure("open", directory) }
        defer { Glibc.close(parent) }
        guard fsync(parent) == 0 else { throw failure("fsync", directory) }
    }

    private static func failure(_ call: String, _ path: String) -> DatabaseFailure {
        let code = errno
        let detail = "\(call) \(path): \(String(cString: strerror(code)))"
        switch code {
        case EACCES, EPERM, EROFS: return .readOnly(detail)
        case ENOSPC, EDQUOT: return .full
        default: return .disk(detail)
        }
    }
}
