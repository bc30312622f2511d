import type { Logger } from 'pino';
import { currentContext, withContext } from '../context/call-context.js';
import { isUnavailable } from '../persistence/database-errors.js';
import { currentTraceparent, inSpan } from '../telemetry/tracing.js';

/** What a sweep repairs: codes and ids only. */
interface Repair {
  sweep: string;
  /** Where the record has one. */
  process?: string;
  record: string;
}

/**
 * Repairs one record: true if something had to be repaired. It is a trace of its own, from here to the process and back.
 * One that fails is told of and holds up no other; a database that is away, or a service that stops, ends the sweep.
 */
export async function repairOne(log: Logger, repair: Repair, work: () => Promise<boolean>): Promise<boolean> {
  const { sweep, process, record } = repair;
  return inSpan(`repair ${sweep}`, { attributes: { ...(process && { process }), record } }, async () => {
    try {
      return await withContext({ ...currentContext(), traceparent: currentTraceparent() }, work);
    } catch (error) {
      if (isUnavailable(error) || currentContext().ends?.aborted) throw error;
      log.error({ ...repair, error: error instanceof Error ? error.name : 'error' }, 'It could not be repaired');
      return false;
    }
  });
}
