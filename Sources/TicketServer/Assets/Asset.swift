// What browsers load beside pages: compiled in, addressed by content, immutable.

import TicketCore

/// A file of ours. Its address holds a hash of its bytes, so it may be kept for ever.
struct Asset: Sendable {
    let name: String
    /// Media type, for Content-Type.
    let type: String
    let bytes: [UInt8]
    /// 16 hexadecimal digits of the content.
    let hash: String

    var route: Route { .asset(hash, name) }

    init(_ name: String, type: String, parts: [StaticString]) {
        self.name = name
        self.type = type
        bytes = parts.flatMap { part in part.withUTF8Buffer { Array($0) } }
        hash = Asset.contentHash(bytes)
    }

    private static func contentHash(_ bytes: [UInt8]) -> String {
        withUnsafeBytes(of: FNV1a.hash(bytes).bigEndian) { Hex.encode($0) }
    }
}

/// All assets, by name.
enum Assets {
    private static let script = "text/javascript; charset=utf-8"

    static let style = Asset("style.css", type: "text/css; charset=utf-8", parts: Styles.all)
    static let waitingRoom = Asset("waiting-room.js", type: Assets.script, parts: Scripts.waitingRoomParts)
    static let checkDraw = Asset("check-draw.js", type: Assets.script, parts: [Scripts.draw, Scripts.checkDraw])
    static let proof = Asset("proof.js", type: Assets.script, parts: [Scripts.proof])
    static let seatMap = Asset("seat-map.js", type: Assets.script, parts: [Scripts.seatMap])
    static let seatMapDrawing = Asset("seat-drawing.js", type: Assets.script, parts: [Scripts.seatMapDrawing])
    static let clock = Asset("clock.js", type: Assets.script, parts: [Scripts.clock])
    static let cartLine = Asset("cart-line.js", type: Assets.script, parts: [Scripts.clock, Scripts.cartLine])
    static let stepper = Asset("stepper.js", type: Assets.script, parts: [Scripts.stepper])
    static let cart = Asset("cart.js", type: Assets.script, parts: [Scripts.total])
    static let order = Asset("order.js", type: Assets.script, parts: [Scripts.print, Scripts.poll])
    static let gate = Asset("gate.js", type: Assets.script, parts: [Scripts.gate])
    static let cockpit = Asset("cockpit.js", type: Assets.script, parts: [Scripts.cockpit])
    static let drawStyle = Asset("draw.css", type: "text/css; charset=utf-8", parts: Styles.check)
    static let staffStyle = Asset("staff.css", type: "text/css; charset=utf-8", parts: Styles.staff)
    static let icon = Asset("icon.svg", type: "image/svg+xml", parts: [Icons.brand])

    static let all: [Asset] = [
        style, icon, waitingRoom, proof, checkDraw, drawStyle, seatMap, seatMapDrawing, clock, cartLine, stepper, cart,
        order,
        gate,
        staffStyle, cockpit,
    ]

    /// For the head of pages about a draw.
    static var drawLink: HTML { "<link rel=\"stylesheet\" href=\"\(drawStyle.route)\">\n" }

    /// For the head of pages that need the staff's style.
    static var staffLink: HTML { "<link rel=\"stylesheet\" href=\"\(staffStyle.route)\">\n" }

    /// The asset at an address; nil when the name is unknown or the hash is not the present content's.
    static func find(hash: String, name: String) -> Asset? {
        all.first { $0.name == name && $0.hash == hash }
    }
}
