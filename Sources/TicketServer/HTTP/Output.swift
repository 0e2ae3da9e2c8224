// What a connection has still to send.

import Glibc

/// Bytes waiting for the socket: small ones gathered in one buffer, large bodies kept by reference.
struct Output {
    private enum Piece {
        case bytes([UInt8])
        case fixed(StaticString)

        var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .fixed(let text): text.utf8CodeUnitCount
            }
        }
    }

    /// From this size on a body is kept by reference: the copy would cost more than the second system call.
    private static let referenceSize = 16_384

    private var pieces: [Piece] = []
    private var nextPiece = 0
    /// After all pieces.
    private var buffer: [UInt8] = []
    /// How much of the first piece (or of the buffer, if there is none) is sent.
    private var sent = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// Gives the buffer to write small things into; `spare` are buffers of earlier connections.
    mutating func write(_ spare: inout [[UInt8]], _ body: (inout [UInt8]) -> Void) {
        if buffer.capacity == 0, let recycled = spare.popLast() { buffer = recycled }
        let before = buffer.count
        body(&buffer)
        count += buffer.count - before
    }

    mutating func append(_ body: [UInt8], _ spare: inout [[UInt8]]) {
        guard body.count >= Output.referenceSize else {
            return write(&spare) { $0.append(contentsOf: body) }
        }
        append(.bytes(body))
    }

    mutating func append(_ body: StaticString, _ spare: inout [[UInt8]]) {
        guard body.utf8CodeUnitCount >= Output.referenceSize else {
            return write(&spare) { output in body.withUTF8Buffer { output.append(contentsOf: $0) } }
        }
        append(.fixed(body))
    }

    private mutating func append(_ piece: Piece) {
        if !buffer.isEmpty {
            pieces.append(.bytes(buffer))
            buffer = []
        }
        pieces.append(piece)
        count += piece.count
    }

    /// Sends what the socket takes; the buffer goes back to `spare` when all is sent. Returns how many bytes went.
    mutating func send(to socket: Int32, _ spare: inout [[UInt8]]) throws(SystemError) -> Int {
        var total = 0
        while count > 0 {
            guard let taken = try sendOnce(socket) else { break }
            total += taken
            count -= taken
            sent += taken
            guard finishPiece() else { break }
        }
        if count == 0 { recycle(&spare) }
        return total
    }

    private func sendOnce(_ socket: Int32) throws(SystemError) -> Int? {
        guard nextPiece < pieces.count else {
            return try systemCall("send") { buffer.withUnsafeBytes { Output.send(socket, $0, from: sent, 0) } }
        }
        let more = pieces[nextPiece].count - sent < count ? Int32(MSG_MORE) : 0
        switch pieces[nextPiece] {
        case .bytes(let piece):
            return try systemCall("send") { piece.withUnsafeBytes { Output.send(socket, $0, from: sent, more) } }
        case .fixed(let text):
            let bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return try systemCall("send") { Output.send(socket, bytes, from: sent, more) }
        }
    }

    /// MSG_NOSIGNAL: a client that is gone is an error of this call and not a signal to the process.
    private static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer, from offset: Int, _ flags: Int32) -> Int
    {
        Glibc.send(socket, bytes.baseAddress! + offset, bytes.count - offset, Int32(MSG_NOSIGNAL) | flags)
    }

    /// Moves to the next piece if this one is sent whole; false if the socket took only a part.
    private mutating func finishPiece() -> Bool {
        guard nextPiece < pieces.count else { return sent == buffer.count }
        guard sent == pieces[nextPiece].count else { return false }
        // Lets go of the body now: the others may be long in going.
        pieces[nextPiece] = .bytes([])
        nextPiece += 1
        sent = 0
        if nextPiece == pieces.count {
            pieces = []
            nextPiece = 0
        }
        return true
    }

    private mutating func recycle(_ spare: inout [[UInt8]]) {
        sent = 0
        guard buffer.capacity > 0 else { return }
        var empty = buffer
        buffer = []
        guard spare.count < 256, empty.capacity <= 65_536 else { return }
        empty.removeAll(keepingCapacity: true)
        spare.append(empty)
    }
}
