// Brings the schema of a database up to date and refuses one that it does not know.

/// Applies migrations in order, each in a transaction of its own, and remembers what was applied.
struct Migrator {
    let migrations: [Migration]
    let clock: any Clock
    /// The engine's transaction.
    let transaction: ((Transaction) throws -> Void) throws -> Void
    /// A definition in the engine's spelling.
    let definition: (String) -> String

    private struct Applied {
        let number: Int
        let fingerprint: Int64
    }

    /// Verifies what was applied, then applies the rest.
    func run() throws {
        for (index, migration) in migrations.enumerated() {
            precondition(migration.number == index + 1, "migrations are numbered from 1 without a gap")
            precondition(migration.statements.allSatisfy(\.values.isEmpty), "a migration has no holes")
        }
        let applied = try self.applied()
        guard applied.count <= migrations.count else {
            throw DatabaseFailure.newerSchema(found: applied.count, known: migrations.count)
        }
        for (step, migration) in zip(applied, migrations) { try verify(step, migration) }
        for migration in migrations[applied.count...] { try apply(migration) }
    }

    private func applied() throws -> [Applied] {
        var steps: [Applied] = []
        try transaction { transaction in
            try transaction.run(
                spelled(
                    """
                    CREATE TABLE IF NOT EXISTS schema_migrations (
                        number BIGINT PRIMARY KEY, name TEXT NOT NULL, fingerprint BIGINT NOT NULL,
                        applied_at BIGINT NOT NULL)
                    """))
            steps = try transaction.rows("SELECT number, fingerprint FROM schema_migrations ORDER BY number") {
                Applied(number: $0.int(0), fingerprint: $0.integer(1))
            }
        }
        return steps
    }

    private func spelled(_ statement: SQL) -> SQL {
        SQL(text: definition(statement.text), values: statement.values)
    }

    private func verify(_ step: Applied, _ migration: Migration) throws {
        guard step.number == migration.number else {
            throw DatabaseFailure.migration("migration \(migration.number) (\(migration.name)) is missing in it.")
        }
        guard step.fingerprint == migration.fingerprint else {
            throw DatabaseFailure.migration(
                "migration \(migration.number) (\(migration.name)) was changed after it had been applied. "
                    + "Restore its text and put the change into a new migration.")
        }
    }

    private func apply(_ migration: Migration) throws {
        var position = 0
        do {
            try transaction { transaction in
                for statement in migration.statements {
                    position += 1
                    try transaction.run(spelled(statement))
                }
                try transaction.run(
                    """
                    INSERT INTO schema_migrations (number, name, fingerprint, applied_at)
                    VALUES (\(migration.number), \(migration.name), \(migration.fingerprint), \(clock.now()))
                    """)
            }
        } catch DatabaseFailure.engine(let reason), DatabaseFailure.constraint(let reason) {
            throw DatabaseFailure.migration(
                "migration \(migration.number) (\(migration.name)), statement \(position): \(reason). "
                    + "Nothing of this migration was applied.")
        }
    }
}
