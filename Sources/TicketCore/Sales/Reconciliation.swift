// Reconciliation: what the shop and the gateway must agree on, sooner or later, whatever was lost between them.

extension Housekeeping {
    /// Ends orders whose time to pay is over: first at the gateway, then here. Seats of an order whose gateway does not
    /// answer stay kept: money might still come for them.
    package func expireOrders() async throws {
        let now = clock.now()
        let overdue = try database.read { try $0.overdueOrders(at: now, limit: Housekeeping.batch) }
        try await FirstFailure.of(overdue, width: gatewayWidth) { order in try await expire(order, now) }
    }

    /// Ends an order that is not paid, if its sessions at the gateway can be closed; else leaves it for later.
    func expire(_ id: ID<Order>, _ now: Instant) async throws {
        var areClosed = true
        for payment in try database.read({ try $0.payments(of: id) }) where payment.isOpen {
            areClosed = try await close(payment) && areClosed
        }
        let mayEnd = areClosed
        try await database.write { transaction in
            guard let order = try transaction.order(id), order.state == .awaitingPayment else { return }
            guard let listing = catalogue.listing(order.event) else {
                throw DatabaseFailure.corrupt("order \(id) has no event")
            }
            // A payment that was started meanwhile has its own session to be closed first.
            guard mayEnd, try !transaction.payments(of: id).contains(where: \.isOpen) else {
                return try transaction.postponeClosing(
                    of: id, until: now + Housekeeping.pause(after: now - order.expiresAt))
            }
            guard try transaction.move(id, from: .awaitingPayment, to: .expired) else { return }
            try inventory.giveBackAll(of: order.hold, listing, transaction)
        }
    }

    /// How long an order is left alone whose closing has failed: a tenth of the time it is overdue, so that orders whose
    /// gateway has forgotten them do not keep others waiting.
    private static func pause(after overdue: Duration) -> Duration {
        min(max(overdue / 10, .seconds(5)), .seconds(600))
    }

    /// Closes a payment's session at the gateway; false if it is not closed for certain.
    private func close(_ payment: Payment) async throws -> Bool {
        guard let reference = payment.reference else {
            // The gateway was never told of it, or its answer was lost: then the buyer has no address to pay at.
            try await database.write { transaction in _ = try transaction.end(payment.id, as: .cancelled) }
            return true
        }
        guard let gateway = payments.gateways.named(payment.gateway) else { return false }
        do {
            switch try await gateway.cancel(reference) {
            case .cancelled: try await payments.settle(reference, .cancelled, at: gateway)
            case .alreadyPaid: try await payments.refresh(reference, at: gateway)
            case .unknown: return false
            }
            return true
        } catch is GatewayFailure {
            return false
        }
    }

    /// Asks the gateway about open payments that nothing was heard of for a while.
    package func recheckPayments() async throws {
        let now = clock.now()
        let open = try database.read { transaction in
            try transaction.uncheckedPayments(since: now - Housekeeping.recheck, limit: Housekeeping.batch)
        }
        try await FirstFailure.of(open, width: gatewayWidth) { payment in try await recheck(payment, now) }
    }

    private func recheck(_ payment: Payment, _ now: Instant) async throws {
        if let reference = payment.reference, let gateway = payments.gateways.named(payment.gateway) {
            do { return _ = try await payments.refresh(reference, at: gateway) } catch is GatewayFailure {}
        }
        // Noted as asked without an answer too: the next in line must get their turn.
        try await database.write { transaction in
            try transaction.setChecked(payment.id, at: now)
            if payment.reference == nil, payment.expiresAt <= now {
                _ = try transaction.end(payment.id, as: .cancelled)
            }
        }
    }

    /// Sends money back that is owed; a refund that fails is tried again, later each time, until it is done.
    package func sendRefunds() async throws {
        let now = clock.now()
        let due = try database.read { try $0.dueRefunds(at: now, limit: Housekeeping.batch) }
        try await FirstFailure.of(due, width: gatewayWidth) { refund in try await send(refund, now) }
    }

    private func send(_ due: DueRefund, _ now: Instant) async throws {
        let refund = due.refund
        let answer = try await answer(to: due)
        try await database.write { transaction in
            switch answer {
            case .done:
                try transaction.finish(refund.id)
            case .pending:
                try transaction.postpone(refund.id, until: now + .seconds(30), error: "under way at the gateway")
            case .failed:
                let wait = Housekeeping.pause(afterAttempts: due.attempts)
                try transaction.postpone(refund.id, until: now + wait, error: "refused", isRefused: true)
            case nil:
                let wait = Housekeeping.pause(afterAttempts: due.attempts)
                try transaction.postpone(refund.id, until: now + wait, error: "no answer")
            }
        }
        if answer == .failed {
            payments.log.error("a gateway refuses a refund", ["refund.number": .text(refund.number)])
        }
    }

    /// What the gateway says to a refund; nil if nothing.
    private func answer(to due: DueRefund) async throws -> RefundState? {
        let refund = due.refund
        guard let payment = try database.read({ try $0.payment(refund.payment) }), let reference = payment.reference,
            let gateway = payments.gateways.named(payment.gateway)
        else { return nil }
        do {
            return try await gateway.refund(reference, refund.amount, key: due.key)
        } catch is GatewayFailure {
            return nil
        }
    }

    /// 5 s, 10 s, 20 s … an hour.
    private static func pause(afterAttempts attempts: Int) -> Duration { .seconds(min(3600, 5 << min(attempts, 10))) }

    /// Ends the order of a payment now, as if its time to pay were over: how the test gateway shows late money.
    package func expireOrder(paidBy gateway: String, _ reference: String) async throws {
        guard let payment = try database.read({ try $0.payment(gateway: gateway, reference: reference) }) else {
            return
        }
        try await expire(payment.order, clock.now())
    }
}

/// Does all of several things although one of them may fail, then throws the first failure.
enum FirstFailure {
    static func of(_ steps: [() async throws -> Void]) async throws {
        var first: (any Error)?
        for step in steps {
            do { try await step() } catch { first = first ?? error }
        }
        if let first { throw first }
    }

    /// As above for many items, at most `width` at once.
    static func of<Item: Sendable>(
        _ items: [Item], width: Int, _ work: @escaping @Sendable (Item) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var first: (any Error)?
            for (index, item) in items.enumerated() {
                if index >= width { first = await FirstFailure.next(&group) ?? first }
                group.addTask { try await work(item) }
            }
            while !group.isEmpty { first = await FirstFailure.next(&group) ?? first }
            if let first { throw first }
        }
    }

    private static func next(_ group: inout ThrowingTaskGroup<Void, any Error>) async -> (any Error)? {
        switch await group.nextResult() {
        case .failure(let failure): failure
        case .success, nil: nil
        }
    }
}
