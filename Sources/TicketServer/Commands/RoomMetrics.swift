// What monitors see of the waiting rooms and the organisers' live screens, beside what the door tells.

import TicketCore

enum RoomMetrics {
    static func register(in registry: MetricsRegistry, _ shop: Shop) {
        func gauge(_ name: String, _ help: String, _ value: @escaping @Sendable (RoomFigures) -> Double) {
            registry.gauges(name, help, labels: ["event"]) {
                shop.rooms.events.compactMap { event in
                    shop.rooms.figures(event).map { GaugeSample(labels: [event.description], value: value($0)) }
                }
            }
        }
        gauge("waiting_room_called", "People called in the last ten minutes who have not come.") { Double($0.missing) }
        gauge("waiting_room_choosing", "Shoppers without seats in hand.") { Double($0.shopping) }
        gauge("waiting_room_holding", "Shoppers with seats in hand.") { Double($0.holding) }
        gauge("waiting_room_paying", "Shoppers who are paying.") { Double($0.paying) }
        gauge("waiting_room_conversion", "Share of the visits that buy.") { $0.conversion }
        gauge("waiting_room_halted", "1 while no numbers are given: the database is older than tickets in use.") {
            $0.isHalted ? 1 : 0
        }
        gauge("waiting_room_failing", "1 while the room cannot be written down; its door stands still.") {
            $0.isFailing ? 1 : 0
        }
        registry.gauge("live_screens", "Open live screens of organisers.") { Double(shop.live.feed.count) }
    }
}
