import Foundation
import Glibc
import XCTest

/// The real program as a child process, on a port and a data directory of its own.
final class ServerProcess: Sendable {
    enum End: Equatable { case exit(Int32), signal(Int32), none }

    let port: UInt16
    let data: URL
    let id: pid_t
    let output: URL
    let errors: URL
    private let started = ContinuousClock.now

    /// The program beside the tests, as the same build made it.
    static var program: String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = [CommandLine.arguments[0], Bundle.main.executablePath ?? "", tests]
            .map { URL(filePath: $0).deletingLastPathComponent().appending(path: "TicketServer").path }
        let built = Project.root.appending(path: ".build/debug/TicketServer").path
        return (beside + [built]).first(where: FileManager.default.isExecutableFile) ?? built
    }

    struct Options {
        var command = "demo"
        var data: URL?
        var port: UInt16?
        var arguments: [String] = []
        /// A listening socket to hand on, as systemd does.
        var socket: Int32?
        /// A shell line that ends with `exec "$@"`.
        var shell: String?
        var isQuick = true
        /// Whether a demonstration begins with an empty directory and not with a copy of one that is planted already.
        var isFirstStart = false
    }

    /// Starts it; it is killed when the test is over.
    init(_ test: XCTestCase, _ change: (inout Options) -> Void = { _ in }) throws {
        var options = Options()
        change(&options)
        let directory = try temporaryDirectory(for: test)
        port = try options.port ?? FreePort.next()
        data = options.data ?? directory.appending(path: "data")
        if options.command == "demo", options.data == nil, !options.isFirstStart {
            try FileManager.default.copyItem(at: try ServerProcess.planted.get(), to: data)
        }
        output = directory.appending(path: "out")
        errors = directory.appending(path: "err")
        var arguments = [ServerProcess.program, options.command, "--data", data.path]
        if options.socket == nil { arguments += ["--listen", "127.0.0.1:\(port)"] }
        if options.command == "demo" { arguments.append("--json") }
        if options.isQuick { arguments += ["--server-drain-interval", "0s"] }
        arguments += options.arguments
        var lines = options.shell.map { [$0] } ?? []
        if options.socket != nil { lines.append(#"LISTEN_PID=$$ LISTEN_FDS=1 exec "$@""#) }
        for line in lines.reversed() { arguments = ["/bin/sh", "-c", line, "sh"] + arguments }
        id = try ServerProcess.spawn(arguments, output.path, errors.path, options.socket)
        let id = id
        test.addTeardownBlock {
            if Glibc.kill(id, 0) == 0, waitpid(id, nil, WNOHANG) == 0 {
                Glibc.kill(id, SIGKILL)
                waitpid(id, nil, 0)
            }
        }
    }

    private static let plantedPlace = FileManager.default.temporaryDirectory.appending(
        path: "ticketserver-planted-\(getpid())")

    /// A demonstration's data, made once for all tests.
    private static let planted = Result<URL, any Error> {
        let data = plantedPlace
        atexit { try? FileManager.default.removeItem(at: ServerProcess.plantedPlace) }
        let arguments = [
            program, "demo", "--data", data.path, "--listen", "127.0.0.1:0", "--server-drain-interval", "0s",
        ]
        let id = try spawn(arguments, data.path + ".out", data.path + ".err", nil)
        var last: Int32 = 0
        for _ in 0..<4_000 {
            if (try? String(contentsOfFile: data.path + ".out", encoding: .utf8))?.contains("code") == true { break }
            usleep(5_000)
        }
        Glibc.kill(id, SIGTERM)
        waitpid(id, &last, 0)
        for end in [".out", ".err"] { unlink(data.path + end) }
        guard last == 0 else { throw ProcessTrouble(description: "no demonstration could be planted: \(last)") }
        return data
    }

    private static func spawn(
        _ arguments: [String], _ output: String, _ errors: String, _ socket: Int32?
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if let socket { posix_spawn_file_actions_adddup2(&actions, socket, 3) }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, arguments[0], &actions, nil, &words, environ)
        guard code == 0 else {
            throw ProcessTrouble(description: "\(arguments[0]): \(String(cString: strerror(code)))")
        }
        return id
    }

    // MARK: Its life

    /// Waits for the first good `/readyz` and returns how long that was after the start.
    @discardableResult
    func waitReady(_ limit: Duration = .seconds(20)) throws -> Duration {
        while ContinuousClock.now - started < limit {
            if let visitor = try? Visitor(port), let answer = try? visitor.get("/readyz"), answer.status == 200 {
                return ContinuousClock.now - started
            }
            guard Glibc.kill(id, 0) == 0, !hasEnded else { break }
            usleep(2_000)
        }
        throw ProcessTrouble(description: "the server is not ready: \(log)")
    }

    /// Whether it is over; `end` still says how.
    var hasEnded: Bool {
        var information = siginfo_t()
        return waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_signo != 0
    }

    func send(_ signal: Int32) { Glibc.kill(id, signal) }

    /// How it ended; `none` if it still lives after `limit`.
    func end(within limit: Duration = .seconds(15)) -> End {
        let last = ContinuousClock.now + limit
        repeat {
            var status: Int32 = 0
            if waitpid(id, &status, WNOHANG) == id {
                return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
            }
            usleep(2_000)
        } while ContinuousClock.now < last
        return .none
    }

    /// What a power cut does to a process.
    func kill() {
        send(SIGKILL)
        XCTAssertEqual(end(), .signal(SIGKILL))
    }

    /// Asks it to end and expects that it ends well.
    func stop(file: StaticString = #filePath, line: UInt = #line) {
        send(SIGTERM)
        XCTAssertEqual(end(), .exit(0), log, file: file, line: line)
    }

    // MARK: What it says

    var log: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

    struct Report: Decodable {
        struct Event: Decodable {
            let id: String
            let title: String
            let places: Int
        }
        struct Organiser: Decodable {
            let email: String
            let password: String
        }
        struct Device: Decodable {
            let code: String
            let gate: String
        }
        let url: String
        let organiser: Organiser
        let device: Device
        let events: [Event]

        /// The largest: the show that the printed gate is for.
        var event: String { events.max { $0.places < $1.places }?.id ?? "" }
    }

    /// What `demo` printed, which it does once it answers.
    func report() throws -> Report {
        let decoder = JSONDecoder()
        for _ in 0..<2_000 {
            if let report = try? decoder.decode(Report.self, from: Data(contentsOf: output)) { return report }
            usleep(5_000)
        }
        throw ProcessTrouble(description: "demo printed nothing: \(log)")
    }
}

struct ProcessTrouble: Error, CustomStringConvertible {
    let description: String
}

/// Runs a command of the program to its end.
func runProgram(_ arguments: [String], file: StaticString = #filePath, line: UInt = #line) throws -> ToolResult {
    let process = Process()
    process.executableURL = URL(filePath: ServerProcess.program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return ToolResult(status: process.terminationReason == .exit ? process.terminationStatus : -1, output: text)
}

enum FreePort {
    /// A port nobody listens on at this moment.
    static func next() throws -> UInt16 {
        let (socket, port) = try listening()
        close(socket)
        return port
    }

    /// A listening socket on a port of its own.
    ///
    /// Below the ports that the kernel lends to connections (net.ipv4.ip_local_port_range): one of those may be some client's
    /// by the time the server wants it.
    static func listening() throws -> (socket: Int32, port: UInt16) {
        for _ in 0..<100 {
            let port = UInt16.random(in: 12_000..<30_000)
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = Loopback.address(port)
            let length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                    bind(socket, general, length) == 0 && listen(socket, 4096) == 0
                }
            }
            if isBound { return (socket, port) }
            close(socket)
        }
        throw ProcessTrouble(description: "no port is free")
    }
}

enum Loopback {
    static func address(_ port: UInt16, _ host: UInt32 = 1) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (0x7F00_0000 + host).bigEndian
        return address
    }
}
