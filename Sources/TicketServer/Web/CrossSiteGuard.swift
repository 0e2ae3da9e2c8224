// Cross-site requests: what changes something must come from our own pages, or from no browser at all.

import TicketCore

enum CrossSiteGuard {
    /// Refuses a request that another site made a browser send.
    ///
    /// Browsers say where a request comes from: `Sec-Fetch-Site` (all current ones) or `Origin` (all since 2020). A client
    /// that says neither is a program, whose cookies nobody else can make it send; SameSite=Lax stands behind this.
    static func check(_ request: Request) throws(Failure) {
        guard request.method != .get, request.method != .head, request.method != .options else { return }
        if let site = request.fields[.secFetchSite] {
            guard site == "same-origin" || site == "none" else { throw .crossSite }
            return
        }
        guard let origin = request.fields[.origin] else { return }
        guard let separator = origin.range(of: "://") else { throw .crossSite }
        guard origin[separator.upperBound...].lowercased() == request.host.lowercased() else { throw .crossSite }
    }
}

extension String {
    /// Where `part` first stands.
    fileprivate func range(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
