// Gate, organiser and errors.

import TicketCore
import XCTest

@testable import TicketServer

final class StaffPagesTests: XCTestCase {
    private let say = English()

    func testASecondScanShowsTheEvidenceOfTheFirst() {
        let text = GateScanPage.html(StaffSamples.gate(StaffSamples.scan(StaffSamples.used)), say).text
        for proof in ["18:41:13", "18 minutes ago", "Brama 4 / 2", "Skaner 17"] {
            XCTAssertTrue(text.contains(proof), proof)
        }
        XCTAssertTrue(text.contains("data-result=\"stop\""))
    }

    /// Colour is never alone: tones differ in icon and in word.
    func testEachToneHasItsOwnIconAndWord() {
        let scans = [
            StaffSamples.scan(StaffSamples.letIn), StaffSamples.scan(.refused(.unknown)),
            StaffSamples.scan(.refused(.otherEntrance("Brama 1"))),
        ]
        XCTAssertEqual(Set(scans.map { $0.tone }).count, 3)
        XCTAssertEqual(Set(scans.map { ScanIcon.of($0.tone).text }).count, 3)
        XCTAssertEqual(Set(scans.map { $0.word(say) }).count, 3)
    }

    func testOnlyATicketThatIsLetInIsGood() {
        let refusals: [ScanResult.Reason] = [
            .unknown, .cancelled, .blocked, .transferred, .otherEvent, .tooEarly, .unpaid, .unreadable,
            .otherEntrance("B"),
        ]
        for reason in refusals {
            let scan = StaffSamples.scan(.refused(reason))
            XCTAssertNotEqual(scan.tone, .good, "\(reason)")
            XCTAssertNotEqual(scan.word(say), say.letIn, "\(reason)")
        }
        XCTAssertEqual(StaffSamples.scan(StaffSamples.letIn).tone, .good)
    }

    func testTheScanFieldIsReadyAndCarriesANonce() throws {
        let text = GateScanPage.html(StaffSamples.gate(nil), say).text
        let field = try XCTUnwrap(text.firstMatch(of: /<input[^>]*id="code"[^>]*>/)).0
        XCTAssertTrue(field.contains("autofocus"))
        XCTAssertTrue(text.contains("name=\"nonce\" value=\"6f0c2b7a9d1e48c3\""))
    }

    func testSignInNeverSaysWhichHalfWasWrongNorGivesThePasswordBack() {
        let text = SignInPage.html(SignInPage.Model(email: "a@example.com", isRefused: true), say).text
        XCTAssertTrue(text.contains("value=\"a@example.com\""))
        XCTAssertTrue(text.contains(say.signInFailed))
        XCTAssertNotNil(text.firstMatch(of: /type="password" value="" autocomplete="current-password"/))
    }

    func testASaleOffersWhatItsStageAllows() {
        func actions(_ stage: SaleStage) -> Set<String> {
            let text = AdminEventPage.html(StaffSamples.adminEvent(stage), say).text
            let all = text.matches(of: /name="action" value="([a-z]+)"/).map { String($0.1) }
            return Set(all).subtracting(["door", "speed"])
        }
        XCTAssertEqual(actions(.scheduled(PurchaseSamples.now)), ["open"])
        XCTAssertEqual(actions(.open), ["pause", "close"])
        XCTAssertEqual(actions(.paused), ["resume", "pause", "close"])
        XCTAssertEqual(actions(.closed), ["open"])
    }

    func testAPauseHasAMessageForEveryLanguage() {
        let text = AdminEventPage.html(StaffSamples.adminEvent(.open), say).text
        for language in Language.allCases {
            XCTAssertTrue(text.contains("name=\"message-\(language.rawValue)\""))
        }
    }

    func testAConfirmationSendsTheWholeFormAgain() {
        let model = ConfirmSalePage.Model(
            person: "Anna", event: PurchaseSamples.event, action: .pause, fields: [("message-pl", "Wracamy o \"10\"")])
        let text = ConfirmSalePage.html(model, say).text
        XCTAssertTrue(text.contains("name=\"message-pl\" value=\"Wracamy o &quot;10&quot;\""))
        XCTAssertTrue(text.contains("name=\"action\" value=\"pause\""))
        XCTAssertTrue(text.contains("name=\"confirm\" value=\"yes\""))
    }

    func testFiguresAddUpToTheHouse() {
        let figures = StaffSamples.figures
        XCTAssertEqual(figures.free + figures.held + figures.sold + figures.blocked, figures.places)
    }

    func testSeatsThatAreGoneAreNamedWithTheirReason() {
        let page = SeatsTakenPage.html(
            SeatsTakenPage.Model(
                event: Samples.gdansk, status: 409,
                taken: [
                    SeatsTakenPage.Taken(place: PurchaseSamples.seat(21), reason: .held),
                    SeatsTakenPage.Taken(place: PurchaseSamples.seat(22), reason: .sold),
                ]), say)
        XCTAssertTrue(page.text.contains("<li>G12, row 14, seat 21: in somebody&#39;s cart</li>"))
        XCTAssertTrue(page.text.contains("<li>G12, row 14, seat 22: sold</li>"))
    }

    func testEveryFailureSaysWhatHappenedAndWhatToDo() {
        for say in Language.allCases.map(\.phrases) {
            let all: [FailureText] = [
                say.soldOut(placesLeft: 0), say.soldOut(placesLeft: 2), say.tooMany(limit: 6, already: 6),
                say.tooMany(limit: 6, already: 4), say.seatsTaken, say.holdExpired, say.holdNotFound,
                say.extensionRefused,
                say.saleNotOpen(until: "10:00"), say.saleIsPaused, say.saleIsClosed, say.notAdmitted, say.sessionEnded,
                say.paymentDeclined, say.gatewayDown, say.alreadyPaid, say.idempotencyConflict, say.invalidFields,
                say.badRequest, say.crossSite, say.forbidden, say.notFound, say.methodNotAllowed, say.conflict,
                say.gone,
                say.tooLarge, say.rateLimited(seconds: 3), say.databaseBusy, say.databaseFull, say.unavailable,
                say.unexpected,
            ]
            for text in all {
                for sentence in [text.happened, text.advice] { XCTAssertTrue(sentence.hasSuffix("."), sentence) }
                XCTAssertFalse(text.title.hasSuffix("."), text.title)
            }
            XCTAssertEqual(Set(all.map(\.title)).count, all.count - 1, "only the two of the limit share a title")
        }
    }

    func testPolishCountsInItsThreeForms() {
        let say = Polish()
        XCTAssertEqual(
            [1, 2, 5, 12, 22, 25].map(say.tickets),
            ["1 bilet", "2 bilety", "5 biletów", "12 biletów", "22 bilety", "25 biletów"])
    }
}
