// The whole server: opened in order, kept running, ended without losing a request.

import CLinux
import Glibc
import Synchronization
import TicketCore

/// A server from its first file to its last answer. `run` blocks until the process should end.
struct RunningServer: Sendable {
    let configuration: Configuration
    let log: Log
    /// Done when the shop is open and before the first request: `demo` seeds and prints here.
    let prepare: @Sendable (Shop) async throws -> Void
    /// Called when requests are answered, with the addresses that are bound.
    let ready: @Sendable (Shop, [SocketAddress]) async throws -> Void

    /// Serves until SIGTERM or SIGINT.
    func run(environment: [String: String]) throws -> ExitCode {
        // Before any other thread exists: a thread that does not block a signal would take it.
        signal(SIGPIPE, SIG_IGN)
        Signals.block([SIGTERM, SIGINT])
        let home = try Loop(name: "home")
        let outcome = Outcome()
        home.spawn {
            do { outcome.set(.success(try await self.serve(home, environment))) } catch { outcome.set(.failure(error)) }
        }
        let code = try outcome.wait().get()
        home.stop()
        return code
    }

    private func serve(_ home: Loop, _ environment: [String: String]) async throws -> ExitCode {
        let clock = SystemClock()
        let directory = try DataDirectory(configuration.data.directory)
        let database = try directory.openDatabase(clock)
        defer { database.close() }
        let keys = try KeyFile.load(from: directory.path, SystemRandomness())
        let answers = PublicAnswers(publicURL: configuration.publicURL)
        let gauges = ServerGauges(database: database)
        let shop = try await Shop(
            configuration: configuration, database: database, keys: keys, log: log, isBraked: { gauges.isBraked },
            onPublish: { answers.publish($0, $1) })
        try await prepare(shop)
        answers.open(shop)
        let accessLog = try AccessLogTarget.open(configuration.log.access)
        defer { accessLog?.close() }
        let desk = gauges.desk(shop, accessLog)
        desk.health.succeed(.database)
        desk.health.succeed(.migrations)
        let server = try Server(
            application: ShopApplication(shop: shop, answers: answers, operations: desk), options: options())
        gauges.watch(server, shop)
        let bound = try server.start()
        let rounds = home.spawn { await BackgroundWork(shop: shop, answers: answers, loop: home).run() }
        let manager = ServiceManager(environment: environment)
        manager.ready()
        try await ready(shop, bound)
        await StopSignal.wait(on: home)
        manager.stopping()
        desk.health.startDraining()
        log.info("draining")
        let isClean = await server.drain(
            notice: configuration.server.drainInterval, grace: configuration.server.drainLimit)
        rounds.cancel()
        await rounds.value
        try await shop.rooms.close()
        await server.stop()
        log.info("stopped", ["clean": .flag(isClean)])
        return .success
    }

    private func options() throws -> ServerOptions {
        var options = ServerOptions()
        options.inherited = try ListeningSocket.inherited()
        if options.inherited.isEmpty {
            options.addresses = try configuration.listen.addresses.map { try AddressLookUp.address(of: $0) }
        }
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        options.loops = configuration.server.loops > 0 ? configuration.server.loops : min(8, cores)
        options.trusted = configuration.proxy.trusted
        options.proxyProtocol = configuration.proxy.protocolFrom
        options.limits.connections = configuration.limits.connections
        options.limits.connectionsPerNetwork = configuration.limits.connectionsPerNetwork
        options.limits.requestsPerConnection = configuration.limits.requestsPerConnection
        options.limits.headTime = configuration.limits.headTime
        options.limits.idleTime = configuration.limits.idleTime
        options.limits.bodyRate = configuration.limits.bodyRate
        return options
    }
}

/// What the loop's task hands to the thread that waits for it.
private final class Outcome: Sendable {
    private let value = Mutex<Result<ExitCode, any Error>?>(nil)
    private let done: Int32 = eventfd(0, Int32(EFD_CLOEXEC))

    func set(_ result: Result<ExitCode, any Error>) {
        value.withLock { $0 = result }
        var one: UInt64 = 1
        _ = write(done, &one, 8)
    }

    func wait() -> Result<ExitCode, any Error> {
        var count: UInt64 = 0
        while read(done, &count, 8) != 8 {}
        return value.withLock { $0 } ?? .success(.failure)
    }
}

/// The signals that end a server: the first asks it to, the second does not ask.
private enum StopSignal {
    static func wait(on loop: Loop) async {
        let seen = Atomic<Int>(0)
        await withCheckedContinuation { (waiting: CheckedContinuation<Void, Never>) in
            Signals.deliver([SIGTERM, SIGINT], on: loop) { _ in
                let count = seen.add(1, ordering: .relaxed).newValue
                if count == 1 { waiting.resume() } else { _exit(1) }
            }
        }
    }
}
