// The ticket as people keep it: one A4 page each, as a PDF that prints and scans well.

package enum TicketDocument {
    /// The tickets of one file: an order's, or a single one.
    package struct Model: Sendable {
        package var language: Language
        /// The title of the file, as a viewer shows it.
        package var title: String
        package var created: Instant
        package var organiser: Organiser
        package var labels: Labels
        package var tickets: [Ticket]
        /// What stands in a band on every page, if it is no real ticket; empty for tickets.
        package var stamp = ""

        package init(
            language: Language, title: String, created: Instant, organiser: Organiser, labels: Labels, tickets: [Ticket]
        ) {
            self.language = language
            self.title = title
            self.created = created
            self.organiser = organiser
            self.labels = labels
            self.tickets = tickets
        }
    }

    package struct Organiser: Sendable {
        package var name: String
        /// Address, tax number, where to ask: one line at the foot of the page.
        package var details: String
        /// The one colour of the page. Text on it is white or black, whichever is easier to read.
        package var accent: Colour

        package init(name: String, details: String, accent: Colour = Colour(0x1F3A8A)) {
            self.name = name
            self.details = details
            self.accent = accent
        }
    }

    /// Everything that is written for one ticket, in its language already. What is empty is left out.
    package struct Ticket: Sendable {
        package var eventTitle: String
        /// Support act, tour, part of a series.
        package var eventSubtitle: String
        /// "Saturday, 21 November 2026"
        package var date: String
        /// "20:00"
        package var time: String
        /// "Doors 18:00"
        package var doors: String
        package var venue: String
        package var address: String
        /// What is printed largest, in this order: entrance, sector, row, seat; or entrance and standing area.
        package var place: [Field]
        /// "Adult", "VIP package"
        package var type: String
        /// "PLN 199"
        package var price: String
        package var holder: String
        package var order: String
        /// The contents of a package.
        package var included: [String]
        package var code: TicketCode
        package var terms: String

        package init(
            eventTitle: String, eventSubtitle: String = "", date: String, time: String, doors: String = "",
            venue: String, address: String, place: [Field], type: String, price: String, holder: String = "",
            order: String, included: [String] = [], code: TicketCode, terms: String = ""
        ) {
            self.eventTitle = eventTitle
            self.eventSubtitle = eventSubtitle
            self.date = date
            self.time = time
            self.doors = doors
            self.venue = venue
            self.address = address
            self.place = place
            self.type = type
            self.price = price
            self.holder = holder
            self.order = order
            self.included = included
            self.code = code
            self.terms = terms
        }
    }

    /// A small heading and what stands under it.
    package struct Field: Sendable, Equatable {
        package var label: String
        package var value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// The words of the page itself.
    package struct Labels: Sendable {
        /// "Ticket"; the page says "Ticket 2 / 6".
        package var ticket: String
        package var date: String
        package var venue: String
        package var type: String
        package var price: String
        package var holder: String
        package var order: String
        package var included: String
        package var terms: String
        /// Under the QR code: "One entry. Show this code on paper or on a screen."
        package var scan: String

        package init(
            ticket: String, date: String, venue: String, type: String, price: String, holder: String, order: String,
            included: String, terms: String, scan: String
        ) {
            self.ticket = ticket
            self.date = date
            self.venue = venue
            self.type = type
            self.price = price
            self.holder = holder
            self.order = order
            self.included = included
            self.terms = terms
            self.scan = scan
        }
    }

    /// The file. The same model gives the same bytes.
    package static func pdf(_ model: Model) -> [UInt8] {
        var pdf = PDF(
            title: model.title, author: model.organiser.name, language: model.language, created: model.created)
        for (index, ticket) in model.tickets.enumerated() {
            var layout = TicketLayout(model, ticket, number: index + 1)
            pdf.pages += layout.pages()
        }
        return pdf.bytes
    }
}
