// The gate: a browser becomes a scanner, and scans.

import TicketCore

extension ShopApplication {
    private var deviceCookie: String { Cookie.name("device", secure: shop.secureCookies) }

    private func device(_ request: Request) throws -> GateDevice? {
        try request.cookie(deviceCookie).flatMap { try shop.devices.device(token: $0) }
    }

    func gate(_ request: Request, _ language: Language) throws -> Response {
        guard let device = try device(request) else { return .seeOther(.gateSetUp(language)) }
        return try scanPage(device, language, result: nil)
    }

    /// The code may stand in the address: that is what the printed QR code leads to. It is good once.
    func gateSetUpPage(_ request: Request, _ language: Language) throws -> Response {
        let code = try query(request).value(GateSetUpPage.codeField) ?? ""
        return .page(GateSetUpPage.html(.init(code: String(code.prefix(64))), language.phrases))
    }

    func setUpGate(_ request: Request, _ language: Language) async throws -> Response {
        let code = String((try form(request).value(GateSetUpPage.codeField) ?? "").prefix(64))
        do {
            let (_, token) = try await setUpDevice(code, request)
            // A gate's phone is in use for a season; the token is ended on the server when it is lost.
            let cookie = Cookie(name: deviceCookie, value: token, life: 365 * 24 * 3600)
            return .seeOther(.gate(language), cookies: [cookie], secure: shop.secureCookies)
        } catch let failure as Failure where failure == .wrongCredentials || failure == .invalid(.code) {
            let model = GateSetUpPage.Model(code: code, isRefused: true)
            return .page(GateSetUpPage.html(model, language.phrases), status: .unprocessableContent)
        }
    }

    /// Trades a set-up code for a device's token. Codes are short enough to be typed: nobody may try many.
    func setUpDevice(_ code: String, _ request: Request) async throws -> (device: GateDevice, token: String) {
        try guesses.code(from: request.client)
        do {
            let made = try await shop.devices.setUp(code: code)
            guesses.codeWasRight(from: request.client)
            note("a device was set up", request, made.device.id.description)
            return made
        } catch let failure as Failure {
            note("a device's set-up was refused", request, "")
            throw failure
        }
    }

    /// Asks about a ticket's code, as fast as people walk and not as fast as codes are guessed.
    func scan(_ code: String, nonce: String, by device: GateDevice) async throws -> ScanAnswer {
        try guesses.scan(device.id)
        let answer = try await shop.checkIns.scan(code, nonce: nonce, by: device)
        if answer.ticket != nil { guesses.hit(device.id) }
        return answer
    }

    func scan(_ request: Request, _ language: Language) async throws -> Response {
        guard let device = try device(request) else { return .seeOther(.gateSetUp(language)) }
        let form = try form(request)
        let code = form.value(GateScanPage.FieldName.code) ?? ""
        let nonce = form.value(GateScanPage.FieldName.nonce) ?? ""
        let answer = try await scan(code, nonce: nonce, by: device)
        let now = shop.clock.now()
        guard let listing = shop.catalogue.listing(device.event) else { throw Failure.notFound }
        let result = ScanModels.result(answer, code: code, at: now, listing, language)
        return try scanPage(device, language, result: result)
    }

    func leaveGate(_ request: Request, _ language: Language) async throws -> Response {
        if let device = try device(request) { try await shop.devices.revoke(device.id) }
        let gone = Cookie(name: deviceCookie, value: "", life: 0)
        return .seeOther(.gateSetUp(language), cookies: [gone], secure: shop.secureCookies)
    }

    private func scanPage(_ device: GateDevice, _ language: Language, result: ScanResult?) throws -> Response {
        guard let listing = shop.catalogue.listing(device.event) else { throw Failure.notFound }
        let (log, attendance, refused) = try shop.database.read { transaction in
            (
                try transaction.scans(by: device.id, limit: 8), try transaction.attendance(of: device.event),
                try transaction.refusedScans(by: device.id)
            )
        }
        let model = GateScanPage.Model(
            event: listing.event.text(language).title, gate: device.gate, device: device.name,
            zone: listing.event.venue.timeZone, nonce: Base64URL.encode(shop.randomness.bytes(12)), result: result,
            last: log.map { ScanModels.line($0, listing, language) },
            counts: GateScanPage.Counts(
                letIn: attendance.checkedIn, refused: refused, expected: attendance.tickets))
        return .page(GateScanPage.html(model, language.phrases))
    }
}

/// From a scan's answer to what the gate's page shows.
enum ScanModels {
    static func result(
        _ answer: ScanAnswer, code: String, at now: Instant, _ listing: Listing, _ language: Language
    ) -> ScanResult {
        ScanResult(outcome: outcome(answer, listing, language), code: shortened(code), at: now)
    }

    static func line(_ scan: ScanLogEntry, _ listing: Listing, _ language: Language) -> ScanResult {
        let outcome: ScanResult.Outcome =
            switch scan.answer {
            case "accepted":
                .letIn(
                    place: PlaceModels.place(scan.place ?? -1, listing),
                    type: scan.ticketType.map { listing.event.prices.types[$0].name(language) } ?? "")
            case "already_used":
                .refused(
                    .used(
                        .init(
                            at: scan.first?.at ?? scan.at, gate: scan.first?.gate ?? "",
                            device: scan.first?.device ?? "", place: nil)))
            case "other_event": .refused(.otherEvent)
            case "blocked": .refused(.blocked)
            case "cancelled": .refused(.cancelled)
            case "rehearsal": .refused(.rehearsal)
            default: .refused(.unknown)
            }
        return ScanResult(outcome: outcome, code: "", at: scan.at)
    }

    private static func outcome(
        _ answer: ScanAnswer, _ listing: Listing, _ language: Language
    ) -> ScanResult.Outcome {
        switch answer {
        case .accepted(let ticket):
            .letIn(
                place: PlaceModels.place(ticket.place, listing),
                type: listing.event.prices.types[ticket.ticketType].name(language))
        case .alreadyUsed(let ticket, let first):
            .refused(
                .used(
                    .init(
                        at: first.at, gate: first.gate, device: first.device,
                        place: PlaceModels.place(ticket.place, listing))))
        case .refused(.unreadable, _): .refused(.unreadable)
        case .refused(.unknown, _): .refused(.unknown)
        case .refused(.otherEvent, _): .refused(.otherEvent)
        case .refused(.blocked, _): .refused(.blocked)
        case .refused(.cancelled, _): .refused(.cancelled)
        case .refused(.rehearsal, _): .refused(.rehearsal)
        }
    }

    /// The first and last letters: enough to tell two tickets apart, too little to make one.
    private static func shortened(_ code: String) -> String {
        let plain = code.trimmed
        return plain.count <= 8 ? plain : "\(plain.prefix(4))…\(plain.suffix(4))"
    }
}
