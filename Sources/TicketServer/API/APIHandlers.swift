// The programs' way in: from an address under /api/v1 to its handler.

import TicketCore

extension ShopApplication {
    /// Answers a request of a program. Its method is one that the address has.
    func handleAPI(_ request: Request, _ route: APIRoute) async throws -> Response {
        throw Failure.notFound
    }
}
