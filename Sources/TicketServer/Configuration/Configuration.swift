// Everything an operator can set, as typed values; the values written here are the defaults.

import TicketCore

/// The settings of one process. Unit, allowed values and reason of each are in `ConfigurationKey.all`.
struct Configuration: Sendable, Equatable {
    var listen = Listen()
    var data = Storage()
    var shop = Shop()
    var server = Server()
    var proxy = Proxy()
    var cookies = Cookies()
    var limits = Limits()
    var hold = Hold()
    var payment = Payment()
    var waitingRoom = WaitingRoom()
    var draw = DrawConfiguration()
    var log = Logging()
    var metrics = Metrics()

    struct Listen: Sendable, Equatable {
        var addresses = [ListenAddress(host: "127.0.0.1", port: 8080)]
        var backlog = 4096
    }

    struct Storage: Sendable, Equatable {
        var directory = "ticketserver-data"
    }

    struct Shop: Sendable, Equatable {
        /// Nil: `http://` and the first listening address.
        var publicURL: PublicURL?
        var organiser = "TicketServer"
    }

    struct Server: Sendable, Equatable {
        /// 0: one loop a core, 8 at most.
        var loops = 0
        var drainInterval = Duration.seconds(5)
        var drainLimit = Duration.seconds(30)
    }

    struct Proxy: Sendable, Equatable {
        var trusted: [CIDR] = []
        var protocolFrom: [CIDR] = []
    }

    struct Cookies: Sendable, Equatable {
        var secure = true
    }

    struct Limits: Sendable, Equatable {
        var connections = 15_000
        var connectionsPerNetwork = 256
        var requestRate = 20
        var requestBurst = 100
        var requestsPerConnection = 10_000
        var headTime = Duration.seconds(10)
        var idleTime = Duration.seconds(75)
        var bodyRate = 1_024
        /// No limits by client for this machine itself; `demo` sets it. No operator's setting: a balancer's address is.
        var sparesLoopback = false
    }

    struct Hold: Sendable, Equatable {
        var duration = Duration.minutes(10)
        var extensions = 10
        var longest = Duration.minutes(120)
    }

    struct Payment: Sendable, Equatable {
        var session = Duration.minutes(15)
        var testGateway = false
    }

    struct WaitingRoom: Sendable, Equatable {
        var rate = 50
        var shoppers = 5_000
        var idle = Duration.seconds(180)
        var budget = Duration.minutes(30)
        var joinBurst = 100
        var joinRate = 60
    }

    struct Logging: Sendable, Equatable {
        var level = Log.Level.info
        var access = AccessTarget.standardOutput
    }

    struct Metrics: Sendable, Equatable {
        /// Nil: `/metrics` is on the shop's own addresses.
        var address: ListenAddress?
        /// Nil: only the loopback interface may read `/metrics`.
        var token: String?
    }

    /// The addresses that people type: `shop.publicURL`, or what follows from the first listening address.
    var publicURL: String {
        shop.publicURL?.text ?? "http://\(listen.addresses.first?.description ?? "localhost")"
    }
}

extension Configuration {
    /// What single values cannot show: settings that contradict each other, each as a sentence.
    var contradictions: [String] {
        var found: [String] = []
        if !cookies.secure, shop.publicURL?.isSecure == true {
            found.append("cookies.secure is false but shop.publicURL is https: cookies would travel unprotected")
        }
        if hold.longest < hold.duration {
            found.append("hold.longest is shorter than hold.duration: no hold could ever live that long")
        }
        if hold.longest < payment.session {
            found.append("hold.longest is shorter than payment.session: seats would be freed while somebody pays")
        }
        if limits.connectionsPerNetwork > limits.connections {
            found.append("limits.connectionsPerNetwork is above limits.connections: one network could take them all")
        }
        if limits.requestBurst < limits.requestRate {
            found.append("limits.requestBurst is below limits.requestRate: the rate could never be reached")
        }
        if waitingRoom.budget < waitingRoom.idle {
            found.append("waitingRoom.budget is shorter than waitingRoom.idle: nobody would be idle long enough")
        }
        return found
    }
}
