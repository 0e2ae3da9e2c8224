// `doctor`: what would stop a sale, found before it.

import Glibc
import TicketCore

enum DoctorCommand {
    struct Finding {
        let name: String
        let isGood: Bool
        let words: String
    }

    static func run(_ context: CommandContext) throws -> ExitCode {
        let configuration = try context.settings().configuration
        let findings = settings(configuration) + limits(configuration) + disk(configuration) + database(configuration)
        context.console.out(context.invocation.has("--json") ? json(findings) : text(findings))
        return findings.allSatisfy(\.isGood) ? .success : .failure
    }

    private static func settings(_ configuration: Configuration) -> [Finding] {
        var findings = [Finding(name: "settings", isGood: true, words: "read without a mistake")]
        if configuration.shop.publicURL == nil {
            findings.append(
                Finding(
                    name: "shop.publicURL", isGood: false, words: "is not set: addresses in mails and tickets need it"))
        }
        if !configuration.payment.testGateway {
            findings.append(
                Finding(name: "payment", isGood: false, words: "no gateway is configured: nothing can be paid"))
        }
        return findings
    }

    private static func limits(_ configuration: Configuration) -> [Finding] {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let wanted = UInt(configuration.limits.connections) + 1_000
        return [
            Finding(
                name: "open files", isGood: limit.rlim_cur >= wanted,
                words: "\(limit.rlim_cur) allowed, \(wanted) wanted for limits.connections (LimitNOFILE=)")
        ]
    }

    private static func disk(_ configuration: Configuration) -> [Finding] {
        let path = configuration.data.directory
        guard access(path, R_OK | W_OK | X_OK) == 0 else {
            return [Finding(name: "data", isGood: false, words: "\(path): \(String(cString: strerror(errno)))")]
        }
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return [] }
        let free = UInt64(status.f_bavail) * UInt64(status.f_frsize) / 1_000_000
        return [Finding(name: "disk", isGood: free > 1_000, words: "\(free) MB free in \(path); a stadium needs 200")]
    }

    /// Looks without making anything: no directory, no database, no key.
    private static func database(_ configuration: Configuration) -> [Finding] {
        guard access(configuration.data.directory, R_OK | W_OK | X_OK) == 0 else { return [] }
        do {
            let directory = try DataDirectory(configuration.data.directory)
            guard directory.hasDatabase else {
                return [Finding(name: "database", isGood: true, words: "none yet: the first start makes it")]
            }
            return [key(directory), opened(directory)]
        } catch {
            return [Finding(name: "data", isGood: false, words: error.message)]
        }
    }

    private static func key(_ directory: DataDirectory) -> Finding {
        do throws(CommandFailure) {
            _ = try directory.masterKeys(SystemRandomness())
            return Finding(name: "key", isGood: true, words: "is there, and only its owner can read it")
        } catch {
            return Finding(name: "key", isGood: false, words: error.message)
        }
    }

    private static func opened(_ directory: DataDirectory) -> Finding {
        do {
            let database = try SQLiteDatabase(
                path: directory.database, migrations: Schema.migrations, clock: SystemClock())
            defer { database.close() }
            let events = try database.read { try $0.events() }.count
            return Finding(name: "database", isGood: true, words: "opens, is whole, has \(events) events")
        } catch DatabaseFailure.inUse {
            return Finding(name: "database", isGood: true, words: "is in use by a running server")
        } catch let failure as DatabaseFailure {
            return Finding(name: "database", isGood: false, words: failure.message)
        } catch {
            return Finding(name: "database", isGood: false, words: "\(error)")
        }
    }

    private static func text(_ findings: [Finding]) -> String {
        findings.map { "\($0.isGood ? "ok  " : "BAD ") \($0.name): \($0.words)\n" }.joined()
    }

    private static func json(_ findings: [Finding]) -> String {
        JSONWriter.line { json in
            json.array("findings", findings) { json, finding in
                json.object { json in
                    json.member("name", finding.name)
                    json.member("ok", finding.isGood)
                    json.member("words", finding.words)
                }
            }
        }
    }
}
