// What this binary is made of: for `version`, and for who looks at the metrics of a machine.

import Glibc

/// The versions of this binary and of what it runs on.
struct BuildInfo: Sendable {
    let version: String
    /// The first 15 hexadecimal digits of the commit, if the build named it.
    let commit: String?
    let swift: String
    let sqlite: String

    static let current = BuildInfo(
        version: "0.1.0", commit: linkedCommit, swift: swiftVersion, sqlite: sqliteVersion)

    /// In the order in which they are printed; what is unknown is left out.
    var parts: [(name: String, value: String)] {
        [("ticketserver", version), ("commit", commit ?? ""), ("swift", swift), ("sqlite", sqlite)]
            .filter { !$0.1.isEmpty }
    }

    /// A build names its commit as the value of a symbol, so that no source file changes with every commit:
    /// `-Xlinker --defsym=ticketserver_commit=0x… -Xlinker --export-dynamic-symbol=ticketserver_commit` (`.ci/run`).
    private static var linkedCommit: String? {
        guard let symbol = dlsym(nil, "ticketserver_commit") else { return nil }
        let digits = String(UInt(bitPattern: symbol), radix: 16)
        return String(repeating: "0", count: max(0, 15 - digits.count)) + digits
    }

    /// Of the library that is loaded, which need not be the one of the build machine.
    private static var sqliteVersion: String {
        guard let symbol = dlsym(nil, "sqlite3_libversion") else { return "" }
        typealias Version = @convention(c) () -> UnsafePointer<CChar>
        return String(cString: unsafeBitCast(symbol, to: Version.self)())
    }

    private static var swiftVersion: String {
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }
}
