import type { Tx } from '@oln/service-kit';
import type { EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

interface Update {
  text: string;
  columns: EntityMetadata['columns'];
}

const UPDATES = new WeakMap<EntityMetadata, Update>();

/** UPDATE of one row by its id, whose text is made once; what the entity marks as not updated stays as it is. */
export function updateStatement<Row extends ObjectLiteral & { id: string }>(
  tx: Tx,
  entity: EntityTarget<Row>,
  row: Row,
): { text: string; values: unknown[] } {
  const metadata = tx.source.getMetadata(entity);
  const update = UPDATES.get(metadata) ?? remember(metadata);
  const values = update.columns.map((column): unknown =>
    tx.source.driver.preparePersistentValue(column.getEntityValue(row) ?? null, column),
  );
  return { text: update.text, values: [row.id, ...values] };
}

function remember(metadata: EntityMetadata): Update {
  const columns = metadata.columns.filter(({ isUpdate, isPrimary }) => isUpdate && !isPrimary);
  const sets = columns.map(({ databaseName }, at) => `"${databaseName}" = $${at + 2}`);
  const update = { text: `update "${metadata.tableName}" set ${sets.join(', ')} where id = $1`, columns };
  UPDATES.set(metadata, update);
  return update;
}
