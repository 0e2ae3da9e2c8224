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
            configuration: configuration, database: database, keys: keys, log: log, pressure: { gauges.pressure() },
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
        // Bound this late because until now the server before this one had it.
        let operations = try self.operations(desk)
        _ = try operations?.start()
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
        shop.live.feed.close()
        log.info("draining")
        let isClean = await server.drain(
            notice: configuration.server.drainInterval, grace: configuration.server.drainLimit)
        rounds.cancel()
        await rounds.value
        await closeRooms(shop)
        await server.stop()
        await operations?.stop()
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
}
