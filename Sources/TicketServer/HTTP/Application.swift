// What the HTTP side asks of whoever answers requests.

/// An application. Its methods are called on the loops' threads and must not block.
protocol Application: Sendable {
    /// The most bytes of body this request may have; 0: none is taken here, which is answered 413.
    func bodyLimit(for head: borrowing RequestHead) -> Int

    /// The answer to a GET or HEAD that can be given at once, from memory; nil: go the usual way. Called before anything
    /// is copied or a task started, so it must cost no more than a look-up. A 304 and HEAD are made from it by the server.
    func immediate(_ head: borrowing RequestHead) -> PreparedResponse?

    /// Answers a request. Errors are the application's to map. Cancelled when the client is gone.
    func respond(to request: Request) async -> Response

    /// What a refused request is told; there is no `Request` then. The connection is closed afterwards.
    func refused(_ status: Status, reason: String) -> Response

    /// A response was handed to the connection (or could not be): for the access log and the metrics.
    func finished(_ exchange: Exchange)
}

/// One request and its answer, as the log wants it: no address, no field, no body.
struct Exchange: Sendable {
    let id: RequestID
    /// Nil when the request was refused before its method was read.
    let method: Method?
    /// The route's pattern, as the application named it.
    let route: String?
    let status: Status
    /// Bytes of the body.
    let bytes: Int
    /// From the request's last byte of head to the last byte handed over.
    let duration: Duration
    let client: ClientAddress
    /// The client left before it was answered.
    let isAborted: Bool
}
