// The forms of the waiting room, shared by every page that leads into it or out of it.

import TicketCore

/// The addresses hold no language: a hidden field says in which one the answer's page is wanted, and `plain` that the
/// answer goes back to the page without a script.
enum QueueForms {
    static func join(
        _ event: ID<Event>, _ label: String, _ say: any Phrases, _ kind: Components.ButtonKind, plain: Bool = false
    ) -> HTML {
        Components.form(to: .queueJoin(event), hidden: hidden(say, plain), Components.button(label, kind))
    }

    static func enter(_ event: ID<Event>, _ label: String, _ say: any Phrases, plain: Bool = false) -> HTML {
        Components.form(to: .queueEnter(event), hidden: hidden(say, plain), Components.button(label, .large))
    }

    static func transfer(_ event: ID<Event>, _ say: any Phrases, plain: Bool = false) -> HTML {
        let button = Components.button(say.takeAlongButton, .secondary)
        return Components.form(to: .queueTransfer(event), hidden: hidden(say, plain), button)
    }

    /// Opens first and says what it means: there is no way back.
    static func leaving(_ event: ID<Event>, _ say: any Phrases, plain: Bool = false) -> HTML {
        let button = Components.button(say.leaveForGood, .secondary)
        let form = Components.form(to: .queueLeave(event), hidden: hidden(say, plain), button)
        return Components.details(say.leaveLine, "<p>\(say.leaveLead)</p>\(form)")
    }

    /// Drops a number that is good on another device now.
    static func forget(_ event: ID<Event>, _ say: any Phrases, plain: Bool = false) -> HTML {
        let button = Components.button(say.movedForget, .secondary)
        return Components.form(to: .queueLeave(event), hidden: hidden(say, plain), button)
    }

    private static func hidden(_ say: any Phrases, _ plain: Bool) -> [(name: String, value: String)] {
        [("language", say.language.rawValue)] + (plain ? [("plain", "yes")] : [])
    }
}
