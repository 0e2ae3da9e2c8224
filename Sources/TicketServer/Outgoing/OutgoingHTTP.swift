// Questions to servers that are not ours: short answers, within a time, or none.

import Foundation
import FoundationNetworking
import Synchronization
import TicketCore

/// One session for the life of the process. What it asks is public, so it keeps and sends nothing of anybody: no cookies,
/// no cache, no credentials; and it follows no redirects, because who is asked was decided by the operator.
final class OutgoingHTTP: NSObject, URLSessionDataDelegate, Sendable {
    /// Why there is no answer.
    enum Fault: Error, Equatable {
        case badAddress
        /// Not reached, cut off, or too slow.
        case unreachable(String)
        case status(Int)
        case tooLong(limit: Int)
    }

    private struct Asked {
        let limit: Int
        let continuation: CheckedContinuation<[UInt8], any Error>
        var body: [UInt8] = []
        var fault: Fault?
    }

    private let asked = Mutex<[Int: Asked]>([:])
    private let session = Mutex<URLSession?>(nil)

    /// How long a whole answer may take.
    private let patience: Duration

    init(patience: Duration) {
        self.patience = patience
        super.init()
        let configuration = URLSessionConfiguration.ephemeral
        let seconds = Double(patience.inMilliseconds) / 1000
        configuration.timeoutIntervalForRequest = seconds
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.httpMaximumConnectionsPerHost = 2
        session.withLock { $0 = URLSession(configuration: configuration, delegate: self, delegateQueue: nil) }
    }

    /// The body of a 200.
    ///
    /// - Parameter limit: bytes of the longest answer; a longer one is cut off and no answer.
    /// - Throws: `Fault`.
    func get(_ address: String, limit: Int) async throws -> [UInt8] {
        guard let url = URL(string: address), let session = session.withLock({ $0 }) else { throw Fault.badAddress }
        var request = URLRequest(url: url)
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        request.setValue("ticketserver", forHTTPHeaderField: "User-Agent")
        let task = session.dataTask(with: request)
        // The session's own time-outs begin anew with each byte that comes.
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            defer { group.cancelAll() }
            group.addTask { try await self.answer(to: task, limit: limit) }
            group.addTask {
                try await Task.sleep(for: self.patience)
                throw Fault.unreachable("too slow")
            }
            return try await group.next() ?? []
        }
    }

    private func answer(to task: URLSessionDataTask, limit: Int) async throws -> [UInt8] {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                asked.withLock { $0[task.taskIdentifier] = Asked(limit: limit, continuation: continuation) }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status != 200 else { return completionHandler(.allow) }
        fail(dataTask, .status(status))
        completionHandler(.cancel)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let fault = asked.withLock { asked -> Fault? in
            guard var one = asked[dataTask.taskIdentifier] else { return nil }
            defer { asked[dataTask.taskIdentifier] = one }
            guard one.body.count + data.count <= one.limit else { return .tooLong(limit: one.limit) }
            one.body += data
            return nil
        }
        if let fault { fail(dataTask, fault) }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let one = asked.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        if let fault = one.fault {
            one.continuation.resume(throwing: fault)
        } else if let error {
            one.continuation.resume(throwing: Fault.unreachable(error.localizedDescription))
        } else if let status = (task.response as? HTTPURLResponse)?.statusCode, status != 200 {
            // A redirect that was not followed ends here.
            one.continuation.resume(throwing: Fault.status(status))
        } else {
            one.continuation.resume(returning: one.body)
        }
    }

    /// Ends a task for a reason of ours; the first one counts.
    private func fail(_ task: URLSessionTask, _ fault: Fault) {
        asked.withLock { asked in
            guard var one = asked[task.taskIdentifier], one.fault == nil else { return }
            one.fault = fault
            asked[task.taskIdentifier] = one
        }
        task.cancel()
    }
}
