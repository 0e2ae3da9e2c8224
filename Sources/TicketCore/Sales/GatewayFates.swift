// What a misbehaving gateway does with each payment: drawn from a seed, so that a rehearsal can be repeated.

import Glibc

extension GatewayHabits {
    /// How far the logarithm of a latency strays: with 0.9 a bank's median is a quarter of its 95th percentile, and one
    /// payment in a thousand takes four times that.
    private static let spread = 0.9
    /// The 95th percentile of the normal distribution.
    private static let p95 = 1.6449
    /// Nobody waits longer for a bank.
    private static let longest = Duration.seconds(60)

    /// The fate of the payment `attempt` (from 0) of one payer: the same seed, payer and attempt, the same fate.
    package func fate(payer: String, attempt: Int) -> PaymentFate {
        let lot = SeededRandomness(seed: FNV1a.hash(Array("\(seed)/\(attempt)/\(payer)".utf8)))
        var fate = PaymentFate()
        // Every lot is drawn, whether it is needed or not: changing one share must not change the others' fates.
        fate.isDeclined = Self.falls(lot, declined)
        fate.isLost = Self.falls(lot, lost)
        fate.isDoubled = Self.falls(lot, doubled)
        fate.isReordered = Self.falls(lot, reordered)
        fate.latency = latency(lot)
        return fate
    }

    private static func falls(_ lot: SeededRandomness, _ share: Int) -> Bool {
        lot.below(UInt64(whole)) < UInt64(share)
    }

    /// Log-normal, with `slowP95` as its 95th percentile.
    private func latency(_ lot: SeededRandomness) -> Duration {
        // Box and Muller's method; 53 bits, never zero.
        let (first, second) = (Double(lot.next() >> 11 | 1) * 0x1p-53, Double(lot.next() >> 11) * 0x1p-53)
        guard slowP95 > .zero else { return .zero }
        let normal = (-2 * log(first)).squareRoot() * cos(2 * .pi * second)
        let milliseconds = Double(slowP95.inMilliseconds) * exp(Self.spread * (normal - Self.p95))
        return min(.milliseconds(Int64(milliseconds)), Self.longest)
    }
}

extension Rehearsals {
    /// The fate of a payment at the rehearsals' gateway; nil if the shop has not noted the payment yet.
    package func fate(of reference: String) throws -> PaymentFate? {
        try database.read { transaction in
            guard let payment = try transaction.payment(gateway: Gateways.rehearsalName, reference: reference),
                let order = try transaction.order(payment.order), let rehearsal = try transaction.rehearsal(order.event)
            else { return nil }
            let attempt = try transaction.earlierPayments(than: payment, emailKey: order.contact.emailKey, order.event)
            return rehearsal.habits.fate(payer: order.contact.emailKey, attempt: attempt)
        }
    }
}
