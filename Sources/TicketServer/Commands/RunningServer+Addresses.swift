// Where a server listens and within which limits, as its settings say.

import Glibc
import TicketCore

extension RunningServer {
    /// The addresses of the settings, bound.
    func bound() throws -> [ListeningSocket] { try configuration.listen.addresses.map(bound) }

    /// The listener of operators, if they have one of their own.
    func operations(_ desk: OperationsDesk) throws -> Server? {
        guard let address = configuration.metrics.address else { return nil }
        var options = ServerOptions()
        options.loops = 1
        options.inherited = [try bound(address)]
        return try Server(application: OperationsApplication(desk: desk), options: options)
    }

    private func bound(_ listen: ListenAddress) throws -> ListeningSocket {
        do {
            return try ListeningSocket(
                binding: try AddressLookUp.address(of: listen), backlog: configuration.listen.backlog)
        } catch let error as SystemError {
            throw CommandFailure(
                message: "nothing can listen on \(listen): \(String(cString: strerror(error.code)))"
                    + (error.code == EADDRINUSE ? ". \"ss -ltnp\" shows who does" : ""))
        }
    }

    func options(listeningOn sockets: [ListeningSocket]) -> ServerOptions {
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
