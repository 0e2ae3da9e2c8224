// Every limit of the HTTP side: its unit, its default and the attack or accident it answers.

/// Limits on what clients may ask and how slowly they may do it.
struct Limits: Sendable {
    /// Bytes of the method, target and version together. Longer is 414. Browsers stop at 2 to 8 KB; no address of ours is near.
    var requestLine = 8_192
    /// Bytes of the whole head. More is 431. Bounds what a connection can make us hold before it is a request.
    var headerBytes = 16_384
    /// Fields in a head. More is 431. Bounds the work per byte; browsers send 10 to 25. At most 128.
    var headerCount = 100
    /// Time from a head's first byte (or from the connection's start) to its end; then 408. Answers slowloris.
    var headTime: Duration = .seconds(10)
    /// Time an open connection may rest between requests. Balancers keep theirs for 60 s or less.
    var idleTime: Duration = .seconds(65)
    /// Bytes a second a body must reach on average once `bodyGrace` is over; slower is 408. A rate and not a time-out:
    /// stops drip-feeding without punishing a large upload over a slow line.
    var bodyRate = 500
    /// Time at the start of a body in which the rate is not asked for: a phone that changes cells is silent for seconds.
    var bodyGrace: Duration = .seconds(10)
    /// Bytes of chunk extensions in one chunk's line, and of all trailers. They are ignored, so there is no use for many.
    var chunkOverhead = 4_096
    /// Requests on one connection before it is closed. Lets the balancer spread long-lived connections anew.
    var requestsPerConnection = 100_000
    /// Open connections of the process; more are told 503. Below the file limit (20,000), with room for files and database.
    var connections = 18_000
    /// Open connections of one network: an IPv4 /24 or an IPv6 /48; more are told 429. A school or an office behind one
    /// address fits; one flat with a script does not take the place of the country.
    var connectionsPerNetwork = 1_000
    /// Whether the limit by network holds for loopback too (balancers, load programs and tests are there).
    var limitsLoopback = false
    /// Every so long a reader must have taken `writeProgress` bytes of what is waiting for it; else it is cut off.
    var writeTime: Duration = .seconds(30)
    /// Bytes taken per `writeTime`, as acknowledged by the other side. 1 KB/s is slower than any phone that still works.
    var writeProgress = 30_000
    /// Unsent bytes from which a connection takes no further request and a stream's writer waits.
    var unsentBytes = 131_072
    /// How long to read and forget what a client still sends after the last answer: closing at once would reset the
    /// connection and take the answer away with it (RFC 9112 section 9.6).
    var lingerTime: Duration = .seconds(2)
    /// Bytes forgotten that way before the connection is closed all the same.
    var lingerBytes = 1_048_576
}
