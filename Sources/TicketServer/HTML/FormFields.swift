// Form fields with their label, hint and error tied together for every reader.

import TicketCore

/// A one-line field.
struct Field: Sendable {
    var label: String
    var name: String
    /// `text`, `email`, `tel`, `password` …
    var type = "text"
    var value = ""
    /// A token of the HTML Standard's autofill list, so that nobody types a name twice.
    var autocomplete = "off"
    var hint: String?
    var error: String?
    var isRequired = true
    var longest = 200
    /// `numeric`, `email` …; nil leaves it to the type.
    var keyboard: String?

    var html: HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>\(hint.map(hintLine))\
        <input class="input" id="\(name)" name="\(name)" type="\(type)" value="\(value)" autocomplete="\(autocomplete)" maxlength="\(longest)"\
        \(if: isRequired, " required")\(keyboard.map(inputMode))\(describedBy)\(if: error != nil, " aria-invalid=\"true\"")>\(error.map(errorLine))</div>
        """
    }

    private var describedBy: HTML {
        let names = [hint == nil ? nil : "\(name)-hint", error == nil ? nil : "\(name)-error"].compactMap { $0 }
        return names.isEmpty ? "" : " aria-describedby=\"\(names.joined(separator: " "))\""
    }

    private func hintLine(_ text: String) -> HTML { "<p class=\"hint\" id=\"\(name)-hint\">\(text)</p>" }
    private func errorLine(_ text: String) -> HTML { "<p class=\"error\" id=\"\(name)-error\">\(text)</p>" }
    private func inputMode(_ mode: String) -> HTML { " inputmode=\"\(mode)\"" }
}

/// A list to choose one of.
struct Choices: Sendable {
    var label: String
    var name: String
    var options: [(value: String, label: String)]
    var selected = ""

    var html: HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label><select class="input" id="\(name)" name="\(name)">\(each: options, option)</select></div>
        """
    }

    private func option(_ option: (value: String, label: String)) -> HTML {
        "<option value=\"\(option.value)\"\(if: option.value == selected, " selected")>\(option.label)</option>"
    }
}

/// A box to tick, or one of several dots.
struct Tick: Sendable {
    var label: String
    var name: String
    var value = "yes"
    var hint: String?
    var isTicked = false
    var isRequired = false
    /// `checkbox` or `radio`.
    var type = "checkbox"

    var html: HTML {
        """
        <label class="choice"><input type="\(type)" name="\(name)" value="\(value)"\(if: isTicked, " checked")\(if: isRequired, " required")>\
        <span>\(label)\(hint.map(hintLine))</span></label>
        """
    }

    private func hintLine(_ text: String) -> HTML { "<span class=\"hint\">\(text)</span>" }
}

/// A small whole number with a step down and a step up; without a script it is a number field.
struct Stepper: Sendable {
    var label: String
    var name: String
    var value = 0
    var lowest = 0
    var highest: Int

    func html(_ say: any Phrases) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label><span class="stepper" data-stepper>\
        <button type="button" data-step="-1" aria-label="\(say.oneLess): \(label)" hidden>−</button>\
        <input class="input" id="\(name)" name="\(name)" type="number" inputmode="numeric" min="\(lowest)" max="\(highest)" step="1" value="\(value)">\
        <button type="button" data-step="1" aria-label="\(say.oneMore): \(label)" hidden>+</button></span></div>
        """
    }
}
