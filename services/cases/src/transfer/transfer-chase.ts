import { Inject, Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import { SYSTEM } from '@oln/identity';
import { currentContext, LOGGER, repairOne, Sweep, UnitOfWork, type Tx, type Logger } from '@oln/service-kit';
import { acrossCommunes } from './across-communes.js';
import { tellWaiting } from './transfer-announcements.js';
import { isWaitingTooLong, type Transfer } from './transfer.js';
import { TransferRepository } from './transfer.repository.js';

const BATCH = 100;
/** No term in business days is shorter than as many calendar days. */
const EARLIEST_MS = 10 * 86_400_000;

/** A handover never waits in silence: nobody over there may have seen it. */
@Injectable()
export class TransferChase {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly transfers: TransferRepository,
  ) {}

  @Sweep('transfers-waiting', 60)
  async chase(): Promise<void> {
    const context = currentContext();
    const before = new Date(context.asOf.getTime() - EARLIEST_MS);
    const waiting = await this.work.read('transfer.waiting', (tx) => this.transfers.waitingSince(tx, before, BATCH));
    for (const { id, fromCommune, toCommune } of waiting.filter((transfer) => this.isLate(transfer, context.asOf))) {
      await repairOne(this.log, { sweep: 'transfers-waiting', record: id }, () => {
        const wide = acrossCommunes({ ...currentContext(), principal: SYSTEM.transfer }, fromCommune, toCommune);
        return this.work.run('transfer.chase', (tx) => this.chaseOne(tx, id), wide);
      });
    }
  }

  private async chaseOne(tx: Tx, id: string): Promise<boolean> {
    const transfer = await this.transfers.lock(tx, id);
    if (!this.isLate(transfer, tx.asOf)) return false;
    await this.transfers.save(tx, { ...transfer, chasedAt: tx.asOf });
    tellWaiting(tx, transfer);
    return true;
  }

  private isLate(transfer: Transfer, asOf: Date): boolean {
    return isWaitingTooLong(transfer, holidaysOver(transfer.askedAt, asOf), asOf);
  }
}
