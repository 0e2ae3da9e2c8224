// What somebody who waits can do besides waiting: be told, take the place along, give it away.

import TicketCore

/// Both last ones open without a script: a place is not given away by a slip of the finger.
enum WaitingRoomFoot {
    static func html(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <div class="room-foot" data-foot hidden>\(signals(say))\(move(id, say))\(QueueForms.leaving(id, say))</div>
        """
    }

    /// Opt-in: a browser lets a page sound only after a hand was laid on it, and asks before it notifies.
    private static func signals(_ say: any Phrases) -> HTML {
        """
        <div><label class="choice"><input type="checkbox" data-sound><span>\(say.soundLabel)</span></label>\
        <label class="choice" hidden><input type="checkbox" data-notify><span>\(say.notifyLabel)</span></label>\
        <p class="hint" data-notify-refused hidden>\(say.notifyRefused)</p></div>
        """
    }

    private static func move(_ id: ID<Event>, _ say: any Phrases) -> HTML {
        """
        <details data-move><summary>\(say.takeAlongTitle)</summary><p>\(say.takeAlongLead)</p>\(QueueForms.transfer(id, say))\
        <div class="move-code" data-code hidden><p>\(say.takeAlongOpen) <a href="\(Route.queueMove(say.language, id))" data-move-address></a> \(say.takeAlongType)</p>\
        <p class="code" tabindex="-1" data-code-text></p><p class="quiet" data-code-until></p></div>\
        <p class="strong" data-code-ended hidden>\(say.takeAlongEnded)</p><p class="error" role="alert" data-move-refusal hidden></p></details>
        """
    }
}
