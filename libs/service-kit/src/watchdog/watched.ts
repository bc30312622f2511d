import { SetMetadata } from '@nestjs/common';
import type { ProcessName, ProcessStart } from '@oln/contracts';
import type { About, Tx } from '../persistence/transaction.js';

export const WATCHED = 'oln:watched';

export interface OpenRecord extends About {
  workflowId: string;
}

/** What the owner of a process gives the watchdog: which records are open, and how their process is started anew. */
export interface WatchedRecords {
  /** Open records by id, after `after`, at most `limit`. */
  openRecords(tx: Tx, after: string | undefined, limit: number): Promise<OpenRecord[]>;
  /** The start message for a record whose process is gone (terminated by hand, lost): from where the record stands now. */
  revival(tx: Tx, id: string): Promise<ProcessStart | undefined>;
}

/** Puts the records of a process under the watchdog (0-rulings, Truth). The class implements {@link WatchedRecords}. */
export const Watched = (process: ProcessName): ClassDecorator => SetMetadata(WATCHED, process);
