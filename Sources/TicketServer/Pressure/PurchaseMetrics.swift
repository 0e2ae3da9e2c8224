// What monitors see of the purchase path and of the doors.

import TicketCore

enum PurchaseMetrics {
    /// - Parameter doors: the rooms by event.
    static func register(
        in registry: MetricsRegistry, _ gauge: PressureGauge,
        doors: @escaping @Sendable () -> [(event: String, figures: RoomFigures)]
    ) {
        addTimes(gauge.path, registry)
        addPressure(gauge, registry)
        addDoors(doors, registry)
    }

    private static func addTimes(_ path: PurchasePath, _ registry: MetricsRegistry) {
        registry.gauges(
            "purchase_seconds", "Own time of the purchase path's requests, gateways excluded, over the last minute.",
            // Not `quantile`: Prometheus keeps that label for summaries, which these gauges over a window are not.
            labels: ["step", "share"]
        ) {
            steps.flatMap { step in
                let times = path.times(last: 60, of: step)
                let values = [
                    ("0.5", times.median), ("0.9", times.p90), ("0.99", times.p99), ("1", times.longest),
                ]
                return values.map { GaugeSample(labels: [name(step), $0.0], value: seconds($0.1)) }
            }
        }
        registry.gauges(
            "purchase_requests_per_second", "Answered requests of the purchase path over the last 10 seconds.",
            labels: ["step"]
        ) {
            steps.map { GaugeSample(labels: [name($0)], value: path.times(last: 10, of: $0).perSecond) }
        }
        registry.counted(
            "purchase_turned_away_total", "Requests answered 503 because payments go first.", labels: ["kind"]
        ) {
            [
                GaugeSample(labels: ["browse"], value: Double(path.turnedAwayBrowsing.value)),
                GaugeSample(labels: ["hold"], value: Double(path.turnedAwayHolding.value)),
            ]
        }
    }

    private static func addPressure(_ gauge: PressureGauge, _ registry: MetricsRegistry) {
        registry.gauge("purchase_slow_share", "Share that took over a second, of the last 10 seconds.") {
            gauge.pressure().recent.slowShare
        }
        registry.gauges("waiting_room_braked", "1 while the doors stand still, by reason.", labels: ["reason"]) {
            let brake = gauge.pressure().brake
            return ShopPressure.Brake.allCases.map { GaugeSample(labels: [$0.rawValue], value: brake == $0 ? 1 : 0) }
        }
        registry.gauges("purchase_allowance", "Requests a second that pass while some are turned away.", labels: []) {
            gauge.pressure().allowance.map { [GaugeSample(value: $0)] } ?? []
        }
        registry.gauge("loop_lag_seconds", "What a request that comes now would wait for the slowest loop.") {
            seconds(gauge.pressure().loopLag)
        }
        registry.gauge("db_wait_seconds", "How long the write has waited that has waited longest.") {
            seconds(gauge.pressure().writerWait)
        }
    }

    private static func addDoors(
        _ doors: @escaping @Sendable () -> [(event: String, figures: RoomFigures)], _ registry: MetricsRegistry
    ) {
        func gauge(_ name: String, _ help: String, _ value: @escaping @Sendable (RoomFigures) -> Double?) {
            registry.gauges(name, help, labels: ["event"]) {
                doors().compactMap { event, figures in
                    value(figures).map { GaugeSample(labels: [event], value: $0) }
                }
            }
        }
        registry.gauges(
            "waiting_room_limit", "1 for what keeps the door from calling more at present.", labels: ["event", "limit"]
        ) {
            doors().map { event, figures in
                GaugeSample(labels: [event, figures.door.limit.rawValue], value: 1)
            }
        }
        gauge("waiting_room_at_door", "People called and waiting at the door.") { Double($0.atDoor) }
        gauge("waiting_room_expected", "People called who will still come, as far as one can know.") {
            $0.door.expected
        }
        gauge("waiting_room_show_rate", "Share of the called who come.") { $0.showRate }
        gauge("waiting_room_capacity", "Shoppers' requests a second that the server was seen to bear.") {
            $0.door.capacity
        }
        gauge("waiting_room_requests_ahead", "Shoppers' requests a second at the busiest moment ahead.") {
            $0.door.requestsAhead
        }
    }

    private static let steps: [PurchaseStep?] = [nil] + PurchaseStep.allCases
    private static func name(_ step: PurchaseStep?) -> String { step?.rawValue ?? "all" }
    private static func seconds(_ time: Duration) -> Double { time / .seconds(1) }
}
