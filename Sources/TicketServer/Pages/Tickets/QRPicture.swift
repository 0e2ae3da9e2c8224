// A QR code as a picture in a page.

import TicketCore

extension QRCode {
    /// One path, with the quiet zone of four modules that scanners need, black on white in every colour scheme.
    func picture(label: String) -> HTML {
        let side = size + 2 * QRCode.quietZone
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path fill="#000" d="\(svgPath)"/></svg>
            """
    }
}
