// The gateways of a server: the one that sales are paid at, and the one that rehearsals are. Who pays for what goes to which
// is decided here and nowhere else.

package struct Gateways: Sendable {
    /// Takes real money, if the server has such a one.
    package let sale: any PaymentGateway
    /// Takes none, ever.
    package let rehearsal: any PaymentGateway

    /// The name of the rehearsals' gateway, in rows and addresses.
    package static let rehearsalName = "rehearsal"

    /// - Parameters:
    ///   - rehearsal: nil: a server that rehearses nothing.
    ///   - seenAs: what each is called through, for who measures the time of others.
    package init(
        sale: any PaymentGateway, rehearsal: TestGateway? = nil,
        seenAs: (any PaymentGateway) -> any PaymentGateway = { $0 }
    ) {
        precondition(sale.name != Gateways.rehearsalName, "sales are not paid at the rehearsals' gateway")
        precondition(
            rehearsal.map { $0.name == Gateways.rehearsalName } ?? true, "rehearsals have a gateway of their own")
        self.sale = seenAs(sale)
        self.rehearsal = seenAs(rehearsal ?? ClosedGateway(session: sale.session, name: Gateways.rehearsalName))
    }

    /// Where an event is paid.
    package func of(isRehearsal: Bool) -> any PaymentGateway { isRehearsal ? rehearsal : sale }

    package func named(_ name: String) -> (any PaymentGateway)? { [sale, rehearsal].first { $0.name == name } }
}
