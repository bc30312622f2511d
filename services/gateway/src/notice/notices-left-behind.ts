import { Injectable } from '@nestjs/common';
import { Sweep, UnitOfWork } from '@oln/service-kit';
import { StaffRepository } from '../staff/staff.repository.js';
import { NoticeRepository } from './notice.repository.js';
import { NoticeService, STAND_IN } from './notice.service.js';

const AT_ONCE = 100;

/**
 * Hands on what waits unread for people who have left, whatever came first: the notice, its mail, or that they left. A sweep, and not
 * a part of their leaving: a notice that is given at the same moment does not see it yet.
 */
@Injectable()
export class NoticesLeftBehind {
  constructor(
    private readonly work: UnitOfWork,
    private readonly table: NoticeRepository,
    private readonly notices: NoticeService,
    private readonly staff: StaffRepository,
  ) {}

  @Sweep('notices-left-behind', 15)
  async handOn(): Promise<void> {
    await this.work.run('notice.hand-on', async (tx) => {
      // Of an office in which nobody is left it waits, and holds up no other one.
      const gone = await this.staff.gone(tx, STAND_IN);
      for (const notice of await this.table.leftBehind(tx, gone, AT_ONCE)) await this.notices.handOn(tx, notice);
    });
  }
}
