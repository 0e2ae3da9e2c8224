// Preconditions of a request (RFC 9110 section 13): If-Match. If-None-Match is the server's own business.

import TicketCore

enum Preconditions {
    /// Refuses a request whose If-Match does not name what is there. Comparison is strong: a weak tag never matches.
    ///
    /// - Parameter etag: the present representation's, quoted; nil where it has none, which only `*` matches.
    static func check(_ request: Request, etag: [UInt8]?) throws(Failure) {
        guard request.fields.contains(.ifMatch) else { return }
        for value in request.fields.all(.ifMatch) {
            for element in value.split(separator: ",").map({ String($0).trimmed }) {
                if element == "*" { return }
                if let etag, Array(element.utf8) == etag, !element.hasPrefix("W/") { return }
            }
        }
        throw .preconditionFailed
    }
}
