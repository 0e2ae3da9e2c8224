// What stands on top of every page of a rehearsal, so that nobody takes it for the real sale.

import TicketCore

enum RehearsalBand {
    static func html(_ say: any Phrases) -> HTML {
        """
        <aside class="rehearsal-band" aria-label="\(say.rehearsalStamp)"><p><strong>\(say.rehearsalBanner)</strong> <span>\(say.rehearsalBannerDetail)</span></p></aside>
        """
    }
}
