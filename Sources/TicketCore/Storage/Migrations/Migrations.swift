// The schema of the product: its migrations, in the order they are applied.

package enum Schema {
    package static let migrations: [Migration] = [
        Migration(number: 1, name: "shop", statements: ShopTables.statements),
        Migration(number: 2, name: "queue", statements: QueueTables.statements),
        Migration(number: 3, name: "draw", statements: DrawTables.statements),
        Migration(number: 4, name: "cockpit", statements: CockpitTables.statements),
        Migration(number: 5, name: "door", statements: DoorTables.statements),
        Migration(number: 6, name: "rehearsal", statements: RehearsalTables.statements),
        Migration(number: 7, name: "joining", statements: JoiningTables.statements),
    ]
}
