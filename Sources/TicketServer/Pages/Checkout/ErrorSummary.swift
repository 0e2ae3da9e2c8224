// What is wrong with a form, on top of it, each with a link to its field.

import TicketCore

/// A field that was not accepted.
struct FieldError: Sendable, Equatable {
    /// Name and id of the field.
    var field: String
    var message: String
}

enum ErrorSummary {
    /// The list, focused when the page opens so that everybody meets it first; nothing when there are no errors.
    static func html(_ errors: [FieldError], _ say: any Phrases) -> HTML {
        guard !errors.isEmpty else { return "" }
        return """
            <div class="notice bad" id="errors" tabindex="-1" autofocus aria-labelledby="errors-title">\
            <h2 id="errors-title">\(say.errorSummaryTitle)</h2><ul>\(each: errors, line)</ul></div>
            """
    }

    private static func line(_ error: FieldError) -> HTML {
        "<li><a href=\"#\(error.field)\">\(error.message)</a></li>"
    }
}

extension Sequence<FieldError> {
    /// The message for a field, to stand beside it.
    func message(for field: String) -> String? { first { $0.field == field }?.message }
}
