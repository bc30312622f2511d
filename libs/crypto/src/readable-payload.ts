import type { Payload } from '@temporalio/common';
import { isLabel, READABLE_MARK } from './readable.js';

/** The codec's allow-list: marked labels, and the answer to the metadata query (current details, names of signals). */
export function staysReadable(payload: Payload): boolean {
  if (!isPlainJson(payload)) return false;
  const value = parsed(payload);
  if (payload.metadata?.[READABLE_MARK]) return typeof value === 'string' && isLabel(value);
  return isWorkflowMetadata(value);
}

const DEFINITION_LISTS = ['queryDefinitions', 'signalDefinitions', 'updateDefinitions'];

/**
 * `__temporal_workflow_metadata` answers with this shape and nothing else has it: a definition with the workflow's
 * type and three lists of names with descriptions, and the current details. One field more, and it is encrypted.
 */
function isWorkflowMetadata(value: unknown): boolean {
  if (!isRecordOf(value, ['definition', 'currentDetails'])) return false;
  const { definition, currentDetails = '' } = value;
  return (
    isRecordOf(definition, ['type', ...DEFINITION_LISTS]) &&
    isText(definition['type']) &&
    DEFINITION_LISTS.every((list) => isDefinitions(definition[list])) &&
    isText(currentDetails)
  );
}

const isDefinitions = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (entry) =>
      isRecordOf(entry, ['name', 'description']) && isText(entry['name'] ?? '') && isText(entry['description'] ?? ''),
  );

const isText = (value: unknown): boolean => typeof value === 'string' && isLabel(value);

const isRecordOf = (value: unknown, keys: string[]): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => keys.includes(key));

const isPlainJson = ({ metadata }: Payload): boolean =>
  metadata?.['encoding'] !== undefined && text(metadata['encoding']) === 'json/plain';

function parsed({ data }: Payload): unknown {
  try {
    return JSON.parse(text(data ?? new Uint8Array()));
  } catch {
    return undefined;
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
