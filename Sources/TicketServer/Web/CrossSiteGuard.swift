// Cross-site requests: what changes something must come from our own pages, or from no browser at all.

import TicketCore

enum CrossSiteGuard {
    /// Refuses a request that another site made a browser send.
    ///
    /// Browsers say where a request comes from: `Sec-Fetch-Site` (all current ones) or `Origin` (all since 2020). A client
    /// that says neither is a program, whose cookies nobody else can make it send; SameSite=Lax stands behind this.
    static func check(_ request: Request, _ route: Route) throws(Failure) {
        guard request.method != .get, request.method != .head, request.method != .options, !route.isForGateways else {
            return
        }
        if let site = request.fields[.secFetchSite] {
            guard site == "same-origin" || site == "none" else { throw .crossSite }
            return
        }
        guard let origin = request.fields[.origin]?.lowercased() else { return }
        // What a page with `no-referrer` sends. An address with a secret in it is proof enough; no cookie is read there.
        if origin == "null", route.carriesSecret { return }
        let host = request.host.lowercased()
        // Over TLS nothing may come from the same host without it: that could be anybody on the way.
        guard origin == "https://" + host || !request.isSecure && origin == "http://" + host else { throw .crossSite }
    }
}
