// Tables described once; the few places where the engines differ are here and nowhere else.
// Shipped migrations build on this file: what it already makes must stay as it is.
import { sql } from "kysely"
import type { ColumnDefinitionBuilder, Expression, Kysely } from "kysely"

export type Engine = "sqlite" | "postgres"

/** `id` = text compared byte by byte whatever the database's language; `integer` = up to 2^53; a `?` allows null. */
type ColumnType = "id" | "text" | "integer" | "bytes"
export type Column = ColumnType | `${ColumnType}?`

export interface TableDescription {
  readonly columns: Readonly<Record<string, Column>>
  readonly primaryKey: readonly string[]
  /** Column -> table whose one-column primary key it names. */
  readonly references?: Readonly<Record<string, readonly [table: string, column: string]>>
  /** Rows lie in the order of the primary key itself where the engine can: a row is written once, in one place. */
  readonly inKeyOrder?: boolean
}

/** Creates a table of this description on this engine. */
export async function createTable(
  db: Kysely<unknown>,
  engine: Engine,
  name: string,
  { columns, primaryKey, references = {}, inKeyOrder = false }: TableDescription,
): Promise<void> {
  let table = db.schema.createTable(name)
  for (const [column, type] of Object.entries(columns)) {
    table = table.addColumn(column, dataType(engine, type), (built) => constrain(built, type, references[column]))
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, [...primaryKey] as never[])
  if (inKeyOrder && engine === "sqlite") table = table.modifyEnd(sql`without rowid`)
  await table.execute()
}

/** Creates an index named after its table and columns. */
export async function createIndex(
  db: Kysely<unknown>,
  table: string,
  columns: readonly string[],
  isUnique = false,
): Promise<void> {
  const index = db.schema
    .createIndex([table, ...columns].join("_"))
    .on(table)
    .columns([...columns])
  await (isUnique ? index.unique() : index).execute()
}

function dataType(engine: Engine, column: Column): Expression<unknown> {
  const isSqlite = engine === "sqlite"
  switch (column.replace("?", "") as ColumnType) {
    case "id":
      return isSqlite ? sql`text` : sql`text collate "C"`
    case "text":
      return sql`text`
    case "integer":
      return isSqlite ? sql`integer` : sql`bigint`
    case "bytes":
      return isSqlite ? sql`blob` : sql`bytea`
  }
}

function constrain(
  column: ColumnDefinitionBuilder,
  type: Column,
  reference: readonly [string, string] | undefined,
): ColumnDefinitionBuilder {
  const built = type.endsWith("?") ? column : column.notNull()
  return reference ? built.references(reference.join(".")) : built
}
