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
        signal(SIGPIPE, SIG_IGN)
        StopSignal.block()
        let stop = try StopSignal()
        let home = try Loop(name: "home")
        let outcome = Outcome<ExitCode>()
        let manager = ServiceManager(environment: environment)
        home.spawn {
            do {
                outcome.set(.success(try await self.serve(home, stop, manager)))
            } catch {
                outcome.set(.failure(error))
            }
        }
        let code = try outcome.wait().get()
        home.stop()
        return code
    }

    private func serve(_ home: Loop, _ stop: StopSignal, _ manager: ServiceManager) async throws -> ExitCode {
        let clock = SystemClock()
        // Bound first: who comes during the start waits in the socket's queue and is not refused.
        let inherited = try ListeningSocket.inherited()
        let options = options(listeningOn: inherited.isEmpty ? try bound() : inherited)
        let directory = try DataDirectory(configuration.data.directory)
        let keys = try directory.masterKeys(SystemRandomness())
        let database = try directory.openDatabase(clock, patience: inherited.isEmpty ? .zero : patience)
        defer { database.close() }
        let answers = PublicAnswers(publicURL: configuration.publicURL)
        let gauges = ServerGauges(database: database, home: home)
        let shop = try await Shop(
            configuration: configuration, database: database, keys: keys, log: log, isBraked: { gauges.isBraked },
            onPublish: { answers.publish($0, $1) })
        try await prepare(shop)
        // A sale whose time has come while nobody was here is open for the first visitor.
        await shop.rooms.tick()
        answers.open(shop)
        let accessLog = try AccessLogTarget.open(configuration.log.access)
        defer { accessLog?.close() }
        let desk = gauges.desk(shop, accessLog)
        desk.health.succeed(.database)
        desk.health.succeed(.migrations)
        let server = try Server(
            application: ShopApplication(shop: shop, answers: answers, operations: desk), options: options)
        gauges.watch(server)
        let bound = try server.start()
        let rounds = home.spawn {
            await BackgroundWork(
                shop: shop, answers: answers, loop: home, server: server, manager: manager,
                onFailure: { desk.note($0) }
            ).run()
        }
        manager.ready()
        try await ready(shop, bound)
        await stop.wait()
        manager.stopping()
        desk.health.startDraining()
        log.info("draining")
        let isClean = await server.drain(
            notice: configuration.server.drainInterval, grace: configuration.server.drainLimit)
        rounds.cancel()
        await rounds.value
        await closeRooms(shop)
        await server.stop()
        log.info("stopped", ["clean": .flag(isClean)])
        return .success
    }

    /// What the rooms still know is written; a disk that refuses it must not keep the process from ending well, because
    /// nothing that was promised depends on it.
    private func closeRooms(_ shop: Shop) async {
        do { try await shop.rooms.close() } catch {
            log.error("the waiting rooms could not be written at the end", ["error.message": .text("\(error)")])
        }
    }

    /// How long the server before this one, from which the sockets came, may take to drain and let go of the database.
    /// Without such sockets whoever holds the database is a second server, and that is said at once.
    private var patience: Duration {
        configuration.server.drainInterval + configuration.server.drainLimit + .seconds(10)
    }

    /// The addresses of the settings, bound.
    private func bound() throws -> [ListeningSocket] {
        try configuration.listen.addresses.map { listen in
            do {
                return try ListeningSocket(
                    binding: try AddressLookUp.address(of: listen), backlog: configuration.listen.backlog)
            } catch let error as SystemError {
                throw CommandFailure(
                    message: "nothing can listen on \(listen): \(String(cString: strerror(error.code)))"
                        + (error.code == EADDRINUSE ? ". \"ss -ltnp\" shows who does" : ""))
            }
        }
    }

    private func options(listeningOn sockets: [ListeningSocket]) -> ServerOptions {
        var options = ServerOptions()
        options.inherited = sockets
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
