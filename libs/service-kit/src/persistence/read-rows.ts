import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * `row."stage_since" as "stageSince", …`: what an entity is read from, for lists that are long. Rows come as PostgreSQL's
 * driver gives them, which for text, numbers, instants, arrays and JSON is what TypeORM makes of them at ten times the cost.
 */
export function columnsOf<Row extends ObjectLiteral>(
  source: DataSource,
  entity: EntityTarget<Row>,
  names: readonly (keyof Row & string)[],
): string {
  const metadata = source.getMetadata(entity);
  return names
    .map((name) => `row."${metadata.findColumnWithPropertyName(name)!.databaseName}" as "${name}"`)
    .join(', ');
}

/** Conditions of a list, joined by `and`; `?` stands for the value. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly texts: string[];

  constructor(first: string) {
    this.texts = [first];
  }

  and(text: string, ...values: unknown[]): this {
    const left = [...values];
    this.texts.push(text.replace(/\?/g, () => this.place(left.shift())));
    return this;
  }

  /**
   * Rows behind this one, in the ascending order of its columns. Ask for the columns that are held fast first: of a
   * comparison of rows PostgreSQL weighs only the first column, and where that is the last grade of few it believes that
   * hardly a row follows, and walks the index of everybody instead of the one of who is asked for.
   */
  behind(row: Record<string, unknown>): this {
    const columns = Object.keys(row);
    return this.and(`(${columns.join(', ')}) > (${columns.map(() => '?').join(', ')})`, ...Object.values(row));
  }

  /** Placeholder of a value that stands elsewhere in the statement. */
  place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  toString(): string {
    return this.texts.join(' and ');
  }
}
