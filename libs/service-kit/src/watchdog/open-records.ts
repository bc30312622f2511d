import type { Tx } from '../persistence/transaction.js';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import type { OpenRecord, WatchedRecords } from './watched.js';

const PAGE = 500;

/** All open records of a process, page by page, each read in a transaction of its own. */
export async function* openRecordsOf(work: UnitOfWork, records: WatchedRecords): AsyncGenerator<OpenRecord[]> {
  let after: string | undefined;
  for (;;) {
    const page = await work.read('watchdog.open-records', (tx: Tx) => records.openRecords(tx, after, PAGE));
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id;
  }
}
