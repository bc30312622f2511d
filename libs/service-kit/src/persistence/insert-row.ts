import type { EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from './transaction.js';

interface Insert {
  text: string;
  columns: EntityMetadata['columns'];
}

const INSERTS = new WeakMap<EntityMetadata, Insert>();

/**
 * INSERT of one row of an entity whose text is made once: for the writes that every request comes with. Column types are
 * kept by TypeORM; a property that is absent is written as null.
 */
export function insertStatement<Row extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Row>,
  row: Row,
): { text: string; values: unknown[] } {
  const { driver } = tx.source;
  const metadata = tx.source.getMetadata(entity);
  const insert = INSERTS.get(metadata) ?? remember(metadata);
  const values = insert.columns.map((column): unknown =>
    driver.preparePersistentValue(column.getEntityValue(row) ?? null, column),
  );
  return { text: insert.text, values };
}

function remember(metadata: EntityMetadata): Insert {
  const columns = metadata.columns.filter(({ isInsert }) => isInsert);
  const names = columns.map(({ databaseName }) => `"${databaseName}"`);
  const places = columns.map((_, index) => `$${index + 1}`);
  const text = `insert into "${metadata.tableName}" (${names.join(', ')}) values (${places.join(', ')})`;
  const insert = { text, columns };
  INSERTS.set(metadata, insert);
  return insert;
}
