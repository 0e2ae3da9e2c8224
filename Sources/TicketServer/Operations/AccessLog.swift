// One JSON line a request, handed to a thread of its own: a reader who stops reading costs lines, not answers.

import Synchronization
import TicketCore

/// What the access log says of a request. No path and no query: an order's address is its key. The route's template says
/// what was asked, the request's id ties the line to the others.
struct AccessRecord: Sendable {
    let end: Instant
    let requestID: String
    let method: String
    let route: String
    let status: Int
    /// From the request's head to the end of its answer.
    let nanoseconds: Int64
    let bytes: Int
    let client: String
}

/// The access log. Each loop writes into a lane of its own; every 200 ms, or when a lane has 64 KB, a thread carries the
/// lanes away.
final class AccessLog: Sendable {
    static let batchBytes = 65_536
    /// A lane that has grown so far has no reader any more: a third of a second at full speed.
    static let laneLimit = 4_194_304

    private let lanes = Mutex<[Lane]>([])
    private let writer: AccessLogWriter

    /// Writes to `descriptor`, which stays the caller's.
    init(descriptor: Int32) throws(SystemFailure) {
        writer = try AccessLogWriter(descriptor: descriptor)
        writer.start { [weak self] in self?.collect() ?? [] }
    }

    /// A lane for one loop. Made at start; kept as long as the log.
    func lane() -> Lane {
        let lane = Lane(writer: writer)
        lanes.withLock { $0.append(lane) }
        return lane
    }

    /// Lines that nobody read in time.
    var dropped: Int { lanes.withLock { $0.reduce(0) { $0 + $1.dropped } } }

    /// Writes what is left and ends the thread; gives up on a reader who takes nothing for a second.
    func close() { writer.stop() }

    private func collect() -> [[UInt8]] { lanes.withLock { $0 }.map { $0.take() } }

    /// The lines of one loop that were not yet carried away.
    final class Lane: Sendable {
        private struct State {
            var bytes: [UInt8] = []
            var dropped = 0
            var second: Int64 = .min
            var secondText: [UInt8] = []
        }

        private let state = Mutex(State())
        private let writer: AccessLogWriter

        fileprivate init(writer: AccessLogWriter) { self.writer = writer }

        /// Appends a line; about half a microsecond, never waits.
        func append(_ record: AccessRecord) {
            let isFull = state.withLock { state in
                guard state.bytes.count < AccessLog.laneLimit else {
                    state.dropped += 1
                    return false
                }
                let before = state.bytes.count
                Lane.write(record, &state)
                return before < AccessLog.batchBytes && state.bytes.count >= AccessLog.batchBytes
            }
            if isFull { writer.wake() }
        }

        var dropped: Int { state.withLock { $0.dropped } }

        fileprivate func take() -> [UInt8] {
            state.withLock { state in
                let bytes = state.bytes
                state.bytes = []
                state.bytes.reserveCapacity(bytes.isEmpty ? 0 : AccessLog.batchBytes + 4096)
                return bytes
            }
        }

        private static func write(_ record: AccessRecord, _ state: inout State) {
            let second = record.end.milliseconds / 1000
            if second != state.second {
                state.second = second
                state.secondText.removeAll(keepingCapacity: true)
                Timestamp.appendSecond(second, to: &state.secondText)
            }
            append(#"{"@timestamp":""#, &state.bytes)
            state.bytes += state.secondText
            state.bytes.append(0x2E)
            Timestamp.appendDigits(record.end.milliseconds % 1000, 3, to: &state.bytes)
            append(#"Z","http.request.id":"#, &state.bytes)
            JSONText.append(record.requestID, to: &state.bytes)
            append(#","http.request.method":"#, &state.bytes)
            JSONText.append(record.method, to: &state.bytes)
            append(#","http.route":"#, &state.bytes)
            JSONText.append(record.route, to: &state.bytes)
            append(#","http.response.status_code":"#, &state.bytes)
            append(record.status, &state.bytes)
            append(#","event.duration":"#, &state.bytes)
            append(Int(record.nanoseconds), &state.bytes)
            append(#","http.response.bytes":"#, &state.bytes)
            append(record.bytes, &state.bytes)
            append(#","client.ip":"#, &state.bytes)
            JSONText.append(record.client, to: &state.bytes)
            append("}\n", &state.bytes)
        }

        private static func append(_ text: StaticString, _ bytes: inout [UInt8]) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }

        private static func append(_ number: Int, _ bytes: inout [UInt8]) {
            var digits = 1
            var power = 10
            while digits < 18, number >= power {
                digits += 1
                power *= 10
            }
            Timestamp.appendDigits(Int64(max(0, number)), digits, to: &bytes)
        }
    }
}
