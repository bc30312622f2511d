import { SEARCH_ATTRIBUTES } from '@oln/contracts';
import type { Connection } from '@temporalio/client';
import { randomBytes } from 'node:crypto';

/** `IndexedValueType` of Temporal's protocol. */
const TYPES = { Keyword: 2, Bool: 5, Datetime: 6 } as const;
const DAY_SECONDS = 86_400;

/** A namespace of its own for each spec file: the task queues of files that run at once are apart. */
export async function makeNamespace(connection: Connection): Promise<string> {
  const namespace = `spec-${randomBytes(4).toString('hex')}`;
  const workflowExecutionRetentionPeriod = { seconds: DAY_SECONDS as never };
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  const types = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, TYPES[type]]);
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) });
  return namespace;
}
