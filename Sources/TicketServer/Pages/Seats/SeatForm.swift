// Rows of seats as one form: a box for each seat, readable and sendable without a script.

import TicketCore

enum SeatForm {
    static func hidden(_ model: SectionPage.Model) -> HTML {
        """
        <input type="hidden" name="plan" value="\(model.plan)"><input type="hidden" name="section" value="\(model.key)">
        """
    }

    static func html(
        _ model: SectionPage.Model, _ rows: [SectionPage.Row], _ drawing: SectionPage.Drawing, _ say: any Phrases
    ) -> HTML {
        // A price is told where it begins and where it changes, not in every row.
        var told: Int?
        func row(_ row: SectionPage.Row) -> HTML { self.row(row, model, &told, say) }
        return """
            <form class="seat-choice" method="post" action="\(Route.chooseSeats(say.language, model.event))" data-seats \
            data-geometry="\(Route.sectionGeometry(model.event, model.plan, model.key))" data-availability="\(Route.availability(model.event))" \
            data-revision="\(model.revision)" data-most="\(model.most)" data-currency="\(currency(model))">\(hidden(model))\
            \(map(drawing, say))\
            <section class="seat-rows" aria-labelledby="rows"><h2 id="rows">\(say.rowsTitle)</h2>\
            <p class="small quiet">\(say.rowsLead) <span data-grid-help hidden>\(say.gridHelp)</span></p>\(key(say))\
            <div class="rows" data-grid aria-label="\(say.rowsTitle)">\(each: rows, row)</div></section>\
            \(tray(say))<script type="application/json" data-words>\(json: words(model, say))</script></form>
            """
    }

    private static func currency(_ model: SectionPage.Model) -> String {
        (model.categories.first?.price.currency ?? .pln).rawValue
    }

    private static func row(_ row: SectionPage.Row, _ model: SectionPage.Model, _ told: inout Int?, _ say: any Phrases)
        -> HTML
    {
        var seats: HTML = ""
        for run in runs(row) {
            let isNew = run.first?.category != told
            told = run.last?.category
            seats = "\(seats)\(isNew ? price(run, model) : nil)\(each: run, seat)"
        }
        let name = model.isTables ? say.table(row.label) : say.row(row.label)
        return """
            <div class="seat-row" role="group" aria-label="\(name)" data-row="\(row.label)"><span class="row-name" aria-hidden="true">\(row.label)</span>\
            <div class="row-seats">\(seats)</div></div>

            """
    }

    /// Seats of one price category that follow each other.
    private static func runs(_ row: SectionPage.Row) -> [[SectionPage.Seat]] {
        var runs: [[SectionPage.Seat]] = []
        for seat in row.seats {
            if runs.last?.last?.category == seat.category {
                runs[runs.count - 1].append(seat)
            } else {
                runs.append([seat])
            }
        }
        return runs
    }

    /// Where a section has several prices each run tells its own.
    private static func price(_ run: [SectionPage.Seat], _ model: SectionPage.Model) -> HTML? {
        guard model.categories.count > 1, let first = run.first,
            let category = model.categories.first(where: { $0.index == first.category })
        else { return nil }
        return "<span class=\"run\">\(Components.swatch(category.colour))\(category.priceText)</span>"
    }

    /// About 120 bytes a seat: a section of 600 stays under 75 KB. Class letters: c0… category, h held, t taken,
    /// a accessible, m companion, v restricted view, g a gap before it.
    private static func seat(_ seat: SectionPage.Seat) -> HTML {
        let flags: [(SectionPage.Flags, String)] = [
            (.accessible, " a"), (.companion, " m"), (.restrictedView, " v"), (.aisleBefore, " g"),
        ]
        let marks = flags.filter { seat.flags.contains($0.0) }.map(\.1).joined()
        let state =
            switch seat.state {
            case .free, .chosen: ""
            case .held: " h"
            case .taken: " t"
            }
        return """
            <span class="seat c\(seat.category)\(marks)\(state)"><label><input type="checkbox" name="place" value="\(seat.place)"\
            \(if: seat.state == .chosen, " checked")\(if: !state.isEmpty, " disabled")>\(seat.label)</label></span>
            """
    }

    private static func map(_ drawing: SectionPage.Drawing, _ say: any Phrases) -> HTML {
        """
        <section class="seat-map" data-map data-width="\(drawing.width)" data-height="\(drawing.height)" data-scale="\(drawing.scale)" \
        data-stage-x="\(drawing.stageX)" data-stage-y="\(drawing.stageY)" hidden><canvas aria-hidden="true"></canvas>\
        <div class="map-bar"><p class="map-tip small" aria-hidden="true" data-tip>\(say.mapHelp)</p><div class="map-tools"><button type="button" data-zoom="in" aria-label="\(say.zoomIn)">+</button>\
        <button type="button" data-zoom="out" aria-label="\(say.zoomOut)">−</button>\
        <button type="button" data-zoom="all" aria-label="\(say.zoomAll)">⤢</button></div></div></section>
        """
    }

    /// What the shapes mean: each state has its own form, not only its colour.
    private static func key(_ say: any Phrases) -> HTML {
        func item(_ entry: (String, String)) -> HTML {
            "<li><span class=\"seat \(entry.0)\" aria-hidden=\"true\"></span>\(entry.1)</li>"
        }
        let entries = [
            ("free", say.stateFree), ("on", say.stateChosen), ("h", say.stateHeld), ("t", say.stateTaken),
            ("a", say.accessibleSeat), ("m", say.companionSeat), ("v", say.restrictedSeat),
        ]
        return "<ul class=\"seat-key\">\(each: entries, item)</ul>"
    }

    private static func tray(_ say: any Phrases) -> HTML {
        """
        <div class="tray" data-tray><div class="tray-words"><p class="strong" data-chosen>\(say.yourChoice)</p><p class="small warn-text" data-single hidden>\(say.leavesSingle)</p></div>\
        <p class="tray-total" data-total></p><button class="button">\(say.holdSeats)</button>\
        <p class="visually-hidden" role="status" data-status></p></div>
        """
    }

    private static func words(_ model: SectionPage.Model, _ say: any Phrases) -> LinkedData {
        func forms(_ forms: PluralForms) -> LinkedData {
            .object([("one", .text(forms.one)), ("few", .text(forms.few)), ("many", .text(forms.many))])
        }
        return .object([
            ("seat", .text(model.isTables ? say.tablePattern : say.seatPattern)),
            ("row", .text(model.isTables ? say.table("{row}") : say.row("{row}"))),
            ("free", .text(say.stateFree)), ("chosen", .text(say.stateChosen)), ("held", .text(say.stateHeld)),
            ("taken", .text(say.stateTaken)), ("accessible", .text(say.accessibleSeat)),
            ("companion", .text(say.companionSeat)), ("restricted", .text(say.restrictedSeat)),
            ("stage", .text(say.stage)), ("nothing", .text(say.nothingChosen)), ("gone", .text(say.goneMeanwhile)),
            ("tickets", forms(say.chosenForms)), ("limit", forms(say.limitReached)),
        ])
    }
}
