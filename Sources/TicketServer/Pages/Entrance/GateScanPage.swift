// The scan page: one field that is always ready, the answer, the last scans and the counts. Made for the dark and one hand.

import TicketCore

enum GateScanPage {
    struct Model: Sendable {
        var event: String
        var gate: String
        var device: String
        /// IANA name of the venue's zone.
        var zone: String
        /// Marks the next scan, so that one sent twice counts once; the script makes one for each.
        var nonce: String
        /// The answer to the scan that led here; nil when the page was opened.
        var result: ScanResult?
        /// This device's, newest first.
        var last: [ScanResult]
        var counts: Counts
    }

    struct Counts: Sendable {
        /// Let in at all gates; refused at this device; tickets that may come in all.
        var letIn: Int
        var refused: Int
        var expected: Int
    }

    enum FieldName {
        static let code = "code"
        static let nonce = "nonce"
    }

    static func html(_ model: Model, _ say: any Phrases) -> HTML {
        let title = model.result.map { "\($0.word(say)): \($0.reason(say))" } ?? say.scanTitle
        return Layout.page(
            title: "\(title) · \(model.gate)", say, alternate: { .gateScan($0) }, scripts: [Assets.gate],
            head: Assets.staffLink,
            bodyClass: "gate",
            main: """
                <h1 class="visually-hidden">\(say.scanTitle): \(model.gate)</h1>
                <p class="gate-name"><strong>\(model.gate)</strong> <span>\(model.event)</span></p>
                <div data-panel>\(panel(model, say))</div>
                \(form(model, say))
                <div data-history>\(history(model, say))</div>
                \(footer(model, say))
                \(offline(say))
                """)
    }

    private static func panel(_ model: Model, _ say: any Phrases) -> HTML {
        model.result?.html(zone: model.zone, say)
            ?? "<section class=\"scan-result ready\" role=\"status\"><p class=\"scan-word\">\(say.readyToScan)</p></section>"
    }

    private static func form(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <form method="post" action="\(Route.gateScan(say.language))" class="scan-form" data-scan>\
        <input type="hidden" name="\(FieldName.nonce)" value="\(model.nonce)">\
        <label for="\(FieldName.code)">\(say.scanLabel)</label>\
        <div class="scan-line"><input class="input code" id="\(FieldName.code)" name="\(FieldName.code)" type="text" autocomplete="off" \
        autocapitalize="characters" autocorrect="off" spellcheck="false" enterkeyhint="go" maxlength="200" required autofocus aria-describedby="code-hint">\
        \(Components.button(say.scanAction))</div><p class="hint" id="code-hint">\(say.scanHint)</p></form>
        """
    }

    private static func history(_ model: Model, _ say: any Phrases) -> HTML {
        func line(_ scan: ScanResult) -> HTML {
            """
            <li class="\(scan.tone.rawValue)"><span class="scan-mark">\(ScanIcon.of(scan.tone))</span>\
            <span><strong>\(scan.word(say))</strong> \(scan.reason(say))</span> <time>\(Show.timeWithSeconds(scan.at, model.zone, say))</time></li>
            """
        }
        let counts = Components.facts([
            (say.countIn, "\(Show.number(model.counts.letIn, say))"),
            (say.countRefused, "\(Show.number(model.counts.refused, say))"),
            (say.countExpected, "\(Show.number(model.counts.expected, say))"),
        ])
        let list: HTML =
            model.last.isEmpty
            ? "<p class=\"quiet\">\(say.noScansYet)</p>" : "<ul class=\"scan-list\">\(each: model.last, line)</ul>"
        return "<div class=\"gate-counts\">\(counts)</div><h2>\(say.lastScans)</h2>\(list)"
    }

    private static func footer(_ model: Model, _ say: any Phrases) -> HTML {
        """
        <div class="gate-foot"><p class="small quiet">\(say.deviceWord): \(model.device)</p>\
        <label class="choice" data-sound hidden><input type="checkbox" checked><span>\(say.sound)</span></label>\
        \(Components.details(say.leaveGate, "<p class=\"small\">\(say.leaveGateText)</p>\(Components.form(to: .gateLeave(say.language), Components.button(say.leaveGate, .danger)))"))</div>
        """
    }

    /// What the script shows when no answer comes: in a template, since without a script the browser says so itself.
    private static func offline(_ say: any Phrases) -> HTML {
        """
        <template data-offline><section class="scan-result turn" data-result="turn" role="status"><p class="scan-word">\(ScanIcon.of(.turn))\(say.onceMore)</p>\
        <p class="scan-reason">\(say.refusedOffline)</p><p class="scan-code code"></p></section></template>
        """
    }
}
