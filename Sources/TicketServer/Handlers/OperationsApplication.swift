// The listener of operators (metrics.address): health and metrics, and nothing of the shop.

import TicketCore

final class OperationsApplication: Application {
    private let desk: OperationsDesk

    init(desk: OperationsDesk) { self.desk = desk }

    func bodyLimit(for head: borrowing RequestHead) -> Int { 0 }

    func immediate(_ head: borrowing RequestHead) -> PreparedResponse? { nil }

    func respond(to request: Request) async -> Response {
        var response = await answer(request)
        response.route = Route(path: request.path).map { $0.template.description }
        SecurityFields.add(to: &response.fields, isSecure: request.isSecure)
        return response
    }

    private func answer(_ request: Request) async -> Response {
        do {
            guard request.method == .get || request.method == .head else { throw Failure.notFound }
            switch Route(path: request.path) {
            case .live?: return desk.live()
            case .ready?: return desk.ready()
            case .metrics?: return try await desk.metrics(request)
            default: throw Failure.notFound
            }
        } catch {
            return ErrorResponses.answer(error, Language.english.phrases) { "\($0)" }.problem.response
        }
    }

    func refused(_ status: Status, reason: String) -> Response {
        var response = ErrorResponses.answer(status, Language.english.phrases).problem.response
        SecurityFields.add(to: &response.fields, isSecure: false)
        return response
    }

    /// Monitors ask all day: their requests are none of the shop's.
    func finished(_ exchange: Exchange) {}
}
