// What the pages of seat choice show, from a listing's plan and availability.

import TicketCore

/// From a listing's plan and availability to the pages of seat choice.
struct SeatModels {
    let listing: Listing
    let language: Language
    let sale: SaleState

    private var say: any Phrases { language.phrases }
    private var plan: SeatPlan { listing.plan }

    func overview() -> SeatOverviewPage.Model {
        let brief = EventBrief(listing, language)
        let drawing = SectionOverview(plan)
        let map = listing.board.map
        let stage = SeatOverviewPage.Label(
            text: drawing.stageLabel, x: drawing.stageX, y: drawing.stageY, size: drawing.stageLabelSize)
        return SeatOverviewPage.Model(
            event: listing.id, title: brief.title, date: brief.when(say), categories: categories(nil),
            map: .init(width: drawing.width, height: drawing.height, stage: stage, stagePath: drawing.stagePath),
            sections: drawing.shapes.map { section($0, map) }, best: best(), sale: sale,
            announcement: listing.announcement.words(language), isRehearsal: listing.event.sale.isRehearsal)
    }

    private func section(_ shape: SectionOverview.Shape, _ map: AvailabilityMap) -> SeatOverviewPage.Section {
        let section = plan.sections[shape.section]
        let used = usedCategories(section)
        let free = map.freeIn(section: shape.section)
        return SeatOverviewPage.Section(
            key: section.key, name: section.name, group: section.group, isStanding: section.kind == .standing,
            prices: prices(used), free: free, freeText: Show.number(free, say),
            colour: used.max { $0.value < $1.value }.map { plan.categories[$0.key].colour } ?? "#888888",
            path: shape.path,
            label: .init(text: shape.caption, x: shape.labelX, y: shape.labelY, size: shape.labelSize))
    }

    /// How many places of each category a section has.
    private func usedCategories(_ section: SeatPlan.Section) -> [Int: Int] {
        var used: [Int: Int] = [:]
        for place in section.places { used[plan.category(of: place), default: 0] += 1 }
        return used
    }

    private func prices(_ used: [Int: Int]) -> String {
        let amounts = used.keys.compactMap { listing.event.prices.announced(category: plan.categories[$0].key)?.amount }
        guard let least = amounts.min(), let most = amounts.max() else { return "" }
        let low = Show.money(Money(least, listing.event.currency), say)
        return least == most ? low : "\(low) – \(Show.money(Money(most, listing.event.currency), say))"
    }

    /// The categories with a price, all or those of a section.
    private func categories(_ used: [Int: Int]?) -> [SeatCategory] {
        plan.categories.indices.compactMap { index in
            guard used == nil || used?[index] != nil,
                let price = listing.event.prices.announced(category: plan.categories[index].key)
            else { return nil }
            let category = plan.categories[index]
            return SeatCategory(
                index: index, name: category.name(language), colour: category.colour, price: price,
                priceText: Show.money(price, say))
        }
    }

    private func best() -> BestForm.Model {
        let flags = plan.sections.indices.reduce(into: PlaceFlags()) { flags, index in
            for place in plan.sections[index].places { flags.formUnion(plan.flags(of: place)) }
        }
        let most = listing.event.limitPerBuyer
        return BestForm.Model(
            event: listing.id, most: max(1, min(most, BestAvailable.countLimit)), categories: categories(nil),
            mostAccessible: flags.contains(.accessible) ? min(2, max(1, most)) : 0,
            hasRestrictedViews: flags.contains(.restrictedView))
    }

    func section(_ index: Int) -> SectionPage.Model {
        let section = plan.sections[index]
        let map = listing.board.map
        let brief = EventBrief(listing, language)
        return SectionPage.Model(
            event: listing.id, title: brief.title, plan: String(plan.version), key: section.key, name: section.name,
            entrance: section.entrance, isTables: section.kind == .tables,
            categories: categories(usedCategories(section)), most: listing.event.limitPerBuyer,
            places: places(index, map), revision: map.revision, sale: sale,
            announcement: listing.announcement.words(language), isRehearsal: listing.event.sale.isRehearsal)
    }

    private func places(_ index: Int, _ map: AvailabilityMap) -> SectionPage.Places {
        let section = plan.sections[index]
        if section.kind == .standing {
            let free = map.freeIn(section: index)
            return .standing(free: free, freeText: Show.number(free, say))
        }
        let drawing = SectionDrawing(plan, section: index)
        let rows = plan.rows[section.rows].map { row in
            SectionPage.Row(label: row.label, seats: row.places.map { seat($0, map) })
        }
        let focus = plan.stage.focus
        return .seats(
            rows,
            SectionPage.Drawing(
                width: "\(drawing.box.width)", height: "\(drawing.box.height)", scale: "\(drawing.scale)",
                stageX: Int(focus.x - drawing.box.minX), stageY: Int(focus.y - drawing.box.minY)))
    }

    private func seat(_ place: Int, _ map: AvailabilityMap) -> SectionPage.Seat {
        let state: SectionPage.State =
            switch map[place] {
            case .free: .free
            case .held: .held
            case .sold, .blocked: .taken
            }
        return SectionPage.Seat(
            place: place, label: plan.seatLabel(of: place), category: plan.category(of: place), state: state,
            flags: SectionPage.Flags(rawValue: plan.flags(of: place).rawValue))
    }
}
