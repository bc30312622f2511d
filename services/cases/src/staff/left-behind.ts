import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, repairOne, Sweep, UnitOfWork, type Logger } from '@oln/service-kit';
import { raiseNotice } from '../case-file/case-notices.js';
import { StaffRepository, type LeftInCharge } from './staff.repository.js';

const AT_ONCE = 100;

/**
 * Somebody may be put in charge in the very moment in which they leave, or by what was asked before: neither sees the other. Whatever
 * comes into the charge of who has left is told of, whichever way it came.
 */
@Injectable()
export class LeftBehind {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly staff: StaffRepository,
  ) {}

  @Sweep('left-in-charge', 60)
  async tell(): Promise<number> {
    const found = await this.work.read('staff.left-in-charge', (tx) => this.staff.leftInCharge(tx, AT_ONCE));
    let told = 0;
    for (const left of found) {
      const repair = { sweep: 'left-in-charge', record: left.id ?? left.commune };
      if (await repairOne(this.log, repair, () => this.tellOne(left))) told += 1;
    }
    return told;
  }

  /** Less than was told of is only noted: what comes after it is news again. */
  private tellOne(found: LeftInCharge): Promise<boolean> {
    return this.work.run('staff.left', async (tx) => {
      const left = await this.staff.lockLeft(tx, found);
      const isNews = left !== undefined && left.inCharge > left.told;
      tx.silent = !isNews;
      if (left) await this.staff.keepTold(tx, left);
      if (!isNews || !left.id || !left.kind) return false;
      const about = { id: left.id, commune: left.commune, version: left.version ?? 1 };
      const to = { toRole: 'coordinator' } as const;
      raiseNotice(tx, about, { code: 'staff.left', aboutKind: left.kind, to, urgency: 'now' });
      return true;
    });
  }
}
