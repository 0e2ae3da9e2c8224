// Where the access log goes: opened once, at start.

import Glibc

enum AccessLogTarget {
    static func open(_ target: AccessTarget) throws -> AccessLog? {
        switch target {
        case .off: return nil
        case .standardOutput: return try AccessLog(descriptor: STDOUT_FILENO)
        case .file(let path):
            let file = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
            guard file >= 0 else {
                throw CommandFailure(
                    message: "the access log \(path) cannot be opened: \(String(cString: strerror(errno)))")
            }
            return try AccessLog(descriptor: file)
        }
    }
}
