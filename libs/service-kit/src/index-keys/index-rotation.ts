import { Inject, Injectable } from '@nestjs/common';
import type { FieldCipher } from '@oln/crypto';
import type { Logger } from 'pino';
import { FoundDoors } from '../messaging/found-doors.js';
import { isConflict } from '../persistence/database-errors.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { Sweep } from '../sweep/sweep.js';
import { CIPHER, LOGGER } from '../tokens.js';
import { IndexKeys } from './index-keys.js';
import { KeyedTables, rekeyRows, type KeyedRows } from './keyed-tables.js';

/** A ring that has a new current key was announced before; where it lies on several machines, its copies come at about the same time. */
const KNOWN_AFTER_MS = 8_000;
const BATCH = 200;
/** How often it is said how far it is. */
const COUNT_EVERY_BATCHES = 25;

/**
 * Takes a new key of the index into use, makes every hash of the others anew, and takes them out of use once none is left: by one replica of the
 * service, a batch a transaction, over the rows that still have a hash of an old key. Whatever crashes, the rest goes on there.
 */
@Injectable()
export class IndexRotation {
  private current?: { id: string; since: number };

  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: IndexKeys,
    private readonly doors: FoundDoors,
    @Inject(CIPHER) private readonly cipher: FieldCipher,
  ) {}

  @Sweep('index-keys', 2)
  async run(): Promise<void> {
    const { currentIndexKeyId: current, indexKeyIds } = this.cipher;
    // Nothing is changed by who does not know every key that is in use.
    const inUse = indexKeyIds.length > 1 || !this.current ? await this.keys.look() : [current];
    const isNew = this.hasNewly(current);
    if (inUse.some((id) => !indexKeyIds.includes(id))) return;
    if (!inUse.includes(current)) return isNew ? undefined : this.takeUp(current);
    for (const old of inUse.filter((id) => id !== current)) await this.replace(old);
  }

  /** It became the current one of the ring so lately that others may not have read it yet. */
  private hasNewly(id: string): boolean {
    if (this.current?.id !== id) this.current = { id, since: performance.now() };
    return performance.now() - this.current.since < KNOWN_AFTER_MS;
  }

  private async takeUp(id: string): Promise<void> {
    try {
      await this.keys.list(id);
      this.log.info({ key: id }, 'A new key of the index is in use');
    } catch (error) {
      // Somebody writes for long: the next turn tries again, and nobody waits until then.
      if (!isConflict(error)) throw error;
    }
  }

  /** No more than half of the time, so that people are served meanwhile. */
  private async replace(old: string): Promise<void> {
    const tables = this.doors.instancesOf(KeyedTables).flatMap((of) => of.tables);
    const names = tables.map(({ table }) => table);
    let batches = 0;
    for (const of of tables) {
      while ((await this.batch(of, old)) > 0) {
        batches += 1;
        if (batches % COUNT_EVERY_BATCHES === 0) await this.keys.count(old, names);
      }
    }
    if ((await this.keys.count(old, names)) > 0) return;
    if (await this.keys.retire(old, names)) this.log.info({ key: old }, 'No hash of this key of the index is left');
  }

  private async batch(of: KeyedRows, old: string): Promise<number> {
    const begun = performance.now();
    const done = await this.work.run('index-keys.replace', (tx) => {
      tx.silent = true;
      return rekeyRows(tx, of, old, BATCH);
    });
    if (done > 0) await new Promise((resolve) => setTimeout(resolve, performance.now() - begun));
    return done;
  }
}
