import { PROCESSES, type ServiceName } from '@oln/contracts';
import type { ExplainedProcess, ProcessLook } from '@oln/service-kit';

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
export const EXPLAINED_ID = new RegExp(`^(?:[a-z]+(?:-[a-z]+)*-)?${UUID}$`);
const PARTS = new RegExp(`^(?:([a-z-]+)-)?(${UUID})$`);

/** Whom to ask for what: a workflow id names its owner, a bare record id may be anybody's. Undefined if it is neither. */
export function askedFor(id: string): { recordId: string; owners: ServiceName[]; prefix?: string } | undefined {
  const [, prefix, recordId] = PARTS.exec(id) ?? [];
  if (!recordId) return undefined;
  const among = Object.values(PROCESSES).filter((process) => prefix === undefined || process.prefix === prefix);
  const owners = [...new Set(among.map(({ owner }): ServiceName => owner))];
  return owners.length > 0 ? { recordId: recordId.toLowerCase(), owners, prefix } : undefined;
}

/**
 * Whether a record and its process say the same.
 * `agrees` · `on-its-way`: the process has not heard yet · `differs`: it should have, and has not · `lost`: no process runs for an
 * open record (the watchdog starts it anew) · `over`: both have ended · `unknown`: Temporal or its workers do not answer.
 */
export const AGREEMENTS = ['agrees', 'on-its-way', 'differs', 'lost', 'over', 'unknown'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export function agreementOf(
  { standing, onTheWay }: Pick<ExplainedProcess, 'standing' | 'onTheWay'>,
  look: ProcessLook | undefined,
): Agreement {
  if (!look) return 'unknown';
  if (look.status !== 'running') return endOf(standing.ended, onTheWay.count);
  if (!look.state) return onTheWay.count > 0 ? 'on-its-way' : 'unknown';
  const isSame =
    look.state.stage === standing.stage &&
    look.state.version >= standing.version &&
    look.state.paused === (standing.pause !== undefined) &&
    !standing.ended;
  if (isSame) return 'agrees';
  return onTheWay.count > 0 ? 'on-its-way' : 'differs';
}

function endOf(ended: boolean, waiting: number): Agreement {
  if (ended) return 'over';
  return waiting > 0 ? 'on-its-way' : 'lost';
}

/** Where a supervisor sees the process itself. */
export const temporalPath = (workflowId: string): string => `/temporal/namespaces/default/workflows/${workflowId}`;
