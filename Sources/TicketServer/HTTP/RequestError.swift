// Why a request is refused before any application sees it.

/// A request that cannot be believed or served; answered with `status`, then the connection is closed.
struct RequestError: Error, Equatable {
    let status: Status
    /// One sentence for whoever wrote the client. Says nothing of what the request held.
    let reason: String

    init(_ status: Status, _ reason: StaticString) {
        self.status = status
        self.reason = "\(reason)"
    }

    static func bad(_ reason: StaticString) -> RequestError { RequestError(.badRequest, reason) }
}
