// What people read: money, numbers, durations, plural forms and dates, in each language.

import XCTest

@testable import TicketCore

final class FormatsTests: XCTestCase {
    private let english = Formats(.english)
    private let polish = Formats(.polish)

    func testMoney() {
        let cases: [(Int64, Currency, String, String)] = [
            (19_900, .pln, "PLN\u{A0}199", "199\u{A0}zł"), (19_950, .pln, "PLN\u{A0}199.50", "199,50\u{A0}zł"),
            (123_456, .czk, "CZK\u{A0}1,234.56", "1234,56\u{A0}CZK"),
            (1_234_567_00, .eur, "€1,234,567", "1\u{A0}234\u{A0}567\u{A0}€"), (5, .gbp, "£0.05", "0,05\u{A0}GBP"),
            (0, .usd, "US$0", "0\u{A0}USD"), (-19_905, .pln, "\u{2212}PLN\u{A0}199.05", "\u{2212}199,05\u{A0}zł"),
        ]
        for (amount, currency, inEnglish, inPolish) in cases {
            XCTAssertEqual(english.money(Money(amount, currency)), inEnglish)
            XCTAssertEqual(polish.money(Money(amount, currency)), inPolish)
        }
        XCTAssertEqual(english.money(Money(19_900, .pln), alwaysMinor: true), "PLN\u{A0}199.00")
        XCTAssertEqual(
            polish.money(Money(.min, .pln)), "\u{2212}92\u{A0}233\u{A0}720\u{A0}368\u{A0}547\u{A0}758,08\u{A0}zł")
    }

    func testNumbers() {
        let cases: [(Int, String, String)] = [
            (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1000"), (42_000, "42,000", "42\u{A0}000"),
            (-1_234_567, "\u{2212}1,234,567", "\u{2212}1\u{A0}234\u{A0}567"),
        ]
        for (value, inEnglish, inPolish) in cases {
            XCTAssertEqual(english.number(value), inEnglish)
            XCTAssertEqual(polish.number(value), inPolish)
        }
    }

    /// The samples of CLDR's plural rules.
    func testPluralCategories() {
        for count in [1, 101, 21, 0, 2, 5] { XCTAssertEqual(Plural.of(count, .english), count == 1 ? .one : .other) }
        XCTAssertEqual(Plural.of(1, .polish), .one)
        for count in [2, 3, 4, 22, 24, 32, 102, 1002, 54] {
            XCTAssertEqual(Plural.of(count, .polish), .few, "\(count)")
        }
        for count in [0, 5, 10, 11, 12, 13, 14, 19, 20, 21, 25, 100, 101, 111, 112, 114, 1_000_000] {
            XCTAssertEqual(Plural.of(count, .polish), .many, "\(count)")
        }
        XCTAssertEqual(Plural.of(-1, .polish), .one)
        XCTAssertEqual(Plural.of(.min, .polish), .many)
    }

    func testDurations() {
        let cases: [(Int, String, String, String)] = [
            (0, "0 seconds", "0 sekund", "0 sekund"), (1, "1 second", "1 sekunda", "1 sekundę"),
            (60, "1 minute", "1 minuta", "1 minutę"),
            (62, "1 minute 2 seconds", "1 minuta 2 sekundy", "1 minutę 2 sekundy"),
            (600, "10 minutes", "10 minut", "10 minut"), (3600, "1 hour", "1 godzina", "1 godzinę"),
            (3605, "1 hour", "1 godzina", "1 godzinę"),
            (7380, "2 hours 3 minutes", "2 godziny 3 minuty", "2 godziny 3 minuty"),
            (86_400 + 5 * 3600 + 59, "1 day 5 hours", "1 dzień 5 godzin", "1 dzień 5 godzin"),
            (-5, "0 seconds", "0 sekund", "0 sekund"),
        ]
        for (seconds, inEnglish, inPolish, after) in cases {
            let duration = Duration.seconds(seconds)
            XCTAssertEqual(english.duration(duration).replacing("\u{A0}", with: " "), inEnglish)
            XCTAssertEqual(polish.duration(duration).replacing("\u{A0}", with: " "), inPolish)
            XCTAssertEqual(polish.duration(duration, as: .object).replacing("\u{A0}", with: " "), after)
        }
    }
}

final class DateFormatsTests: XCTestCase {
    private let winter = Instant(milliseconds: 1_795_287_605_000)
    private let summer = Instant(milliseconds: 1_782_151_200_000)

    func testDatesInTheZoneOfTheEvent() throws {
        let english = try XCTUnwrap(Formats(.english).in(zone: "Europe/Warsaw"))
        let polish = try XCTUnwrap(Formats(.polish).in(zone: "Europe/Warsaw"))
        XCTAssertEqual(english.longDate(winter), "Saturday, 21 November 2026")
        XCTAssertEqual(polish.longDate(winter), "sobota, 21 listopada 2026")
        XCTAssertEqual(english.date(winter), "21 November 2026")
        XCTAssertEqual(polish.date(winter), "21 listopada 2026")
        XCTAssertEqual(english.shortDate(winter), "Sat, 21 Nov 2026")
        XCTAssertEqual(polish.shortDate(winter), "sob., 21 lis 2026")
        XCTAssertEqual(english.weekday(winter), "Saturday")
        XCTAssertEqual(polish.weekday(winter), "sobota")
        XCTAssertEqual(english.month(winter), "November 2026")
        XCTAssertEqual(polish.month(winter), "listopad 2026")
        XCTAssertEqual(english.time(winter), "20:00")
        XCTAssertEqual(english.timeWithSeconds(winter), "20:00:05")
        XCTAssertEqual(polish.zone(winter), "CET")
        XCTAssertEqual(polish.zone(summer), "CEST")
        XCTAssertEqual(english.zoneName(summer), "Central European Time")
        XCTAssertEqual(polish.zoneName(summer), "czas środkowoeuropejski")
    }

    func testOtherZones() throws {
        let tokyo = try XCTUnwrap(DateFormats(.english, zone: "Asia/Tokyo"))
        XCTAssertEqual(tokyo.longDate(winter), "Sunday, 22 November 2026")
        XCTAssertEqual(tokyo.rfc3339(winter), "2026-11-22T04:00:05+09:00")
        for name in ["", "Europe/Nowhere", "../../etc/passwd", "GMT+25"] {
            XCTAssertNil(DateFormats(.english, zone: name), name)
        }
        XCTAssertEqual(DateFormats(.english, zone: "UTC")?.rfc3339(winter), "2026-11-21T19:00:05+00:00")
        XCTAssertEqual(
            DateFormats(.english, zone: "America/St_Johns")?.rfc3339(winter), "2026-11-21T15:30:05-03:30")
    }

    func testLocalTimesBecomeMomentsAcrossTheChangesOfTheClock() throws {
        let warsaw = try XCTUnwrap(DateFormats(.polish, zone: "Europe/Warsaw"))
        func moment(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int) throws -> String? {
            let civil = try XCTUnwrap(CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute))
            return warsaw.instant(civil).map(warsaw.rfc3339)
        }
        XCTAssertEqual(try moment(11, 21, 20, 0), "2026-11-21T20:00:00+01:00")
        XCTAssertEqual(try moment(6, 22, 20, 0), "2026-06-22T20:00:00+02:00")
        XCTAssertEqual(try moment(3, 29, 1, 59), "2026-03-29T01:59:00+01:00")
        XCTAssertNil(try moment(3, 29, 2, 30), "left out in spring")
        XCTAssertEqual(try moment(3, 29, 3, 0), "2026-03-29T03:00:00+02:00")
        XCTAssertEqual(try moment(10, 25, 2, 30), "2026-10-25T02:30:00+02:00", "the first of two")
        XCTAssertEqual(try moment(10, 25, 3, 0), "2026-10-25T03:00:00+01:00")
        XCTAssertEqual(warsaw.civil(winter), CivilTime(year: 2026, month: 11, day: 21, hour: 20, second: 5))
    }

    /// 02:30 comes not at all on the last Sunday in March.
    func testAFieldForDateAndTimeIsReadByTheZonesClock() throws {
        let warsaw = try XCTUnwrap(DateFormats(.english, zone: "Europe/Warsaw"))
        XCTAssertNil(warsaw.instant(local: "2027-03-28T02:30"))
        let moment = try XCTUnwrap(warsaw.instant(local: "2027-05-14T10:00"))
        XCTAssertEqual(moment.milliseconds, 1_810_281_600_000)
        XCTAssertEqual(warsaw.instant(local: "2027-05-14 10:00:00"), moment)
        XCTAssertEqual(warsaw.local(moment + .seconds(59)), "2027-05-14T10:00")
        for text in ["", "2027-05-14", "2027-05-14T10", "+027-05-14T10:00", "2027-05-14T24:00", "2027-02-29T10:00"] {
            XCTAssertNil(warsaw.instant(local: text), text)
        }
    }

    func testFormattersServeManyThreads() async throws {
        let texts = await withTaskGroup(of: Set<String>.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    Set(
                        (0..<200).compactMap { _ in
                            DateFormats(.polish, zone: "Europe/Prague")?.longDate(
                                Instant(milliseconds: 1_795_287_605_000))
                        })
                }
            }
            return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        XCTAssertEqual(texts, ["sobota, 21 listopada 2026"])
    }
}
