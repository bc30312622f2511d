import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, repairOne, ServiceClock, Sweep, UnitOfWork } from '@oln/service-kit';
import { Mailbox } from '../mail/mailbox.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { asksForSomething, type Notice } from './notice.js';
import { noticeLine } from './notice-texts.js';
import { NoticeRepository, type Batch } from './notice.repository.js';
import type { Logger } from 'pino';

const DAY_MS = 86_400_000;
const PEOPLE_AT_ONCE = 50;

const SUBJECT = {
  es: (count: number) => (count === 1 ? 'OLN: un aviso' : `OLN: ${count} avisos`),
  en: (count: number) => (count === 1 ? 'OLN: one notice' : `OLN: ${count} notices`),
};

/** Sends what waits to be mailed. At least once: a mail that was taken and not marked is sent again. */
@Injectable()
export class NoticeMailer {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly staff: StaffRepository,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
  ) {}

  @Inject(ServiceClock) private readonly clock: ServiceClock;

  @Sweep('mail-now', 2)
  sendNow(): Promise<void> {
    return this.send('now', this.clock.now());
  }

  /** Once a day of business time: what has waited since yesterday goes out together with what came after. */
  @Sweep('mail-daily', 5)
  async sendDaily(): Promise<void> {
    return this.send('daily', new Date(this.clock.now().getTime() - DAY_MS));
  }

  private async send(mailing: 'now' | 'daily', raisedBefore: Date): Promise<void> {
    const batches = await this.work.read('notice.waiting', (tx) =>
      this.notices.waiting(tx, mailing, raisedBefore, PEOPLE_AT_ONCE),
    );
    for (const batch of batches) {
      const mail = { sweep: `mail-${mailing}`, record: batch.notices[0]?.id ?? batch.commune };
      // One that cannot be sent waits longer, as one that was not taken does: the others are not behind it for ever.
      if (!(await repairOne(this.log, mail, () => this.sendBatch(batch))))
        await repairOne(this.log, mail, () => this.countAttempt(batch));
    }
  }

  /** False if it was not taken. */
  private async sendBatch({ commune, person, notices }: Batch): Promise<boolean> {
    const ids = notices.map((notice) => notice.id);
    const member = await this.work.read('notice.addressee', (tx) => this.staff.get(tx, commune, person));
    if (!member?.active) {
      await this.keepBack(notices);
      return true;
    }
    const sent = member.email
      ? await this.mailbox.send(
          member.email,
          SUBJECT[member.language](ids.length),
          notices.map((notice) => `· ${noticeLine(notice, member.language)}\n`).join(''),
        )
      : true;
    if (sent) await this.work.run('notice.mailed', (tx) => this.notices.markMailed(tx, ids, tx.asOf));
    return sent;
  }

  private async countAttempt({ notices }: Batch): Promise<boolean> {
    const ids = notices.map((notice) => notice.id);
    await this.work.run('notice.mailed', (tx) => this.notices.countAttempt(tx, ids));
    return true;
  }

  /** Who has left is mailed nothing. What asks for something is not done with that: it waits until it is handed on. */
  private keepBack(notices: readonly Notice[]): Promise<void> {
    const idsOf = (some: readonly Notice[]): string[] => some.map(({ id }) => id);
    return this.work.run('notice.kept-back', async (tx) => {
      await this.notices.markMailed(tx, idsOf(notices.filter((notice) => !asksForSomething(notice))), tx.asOf);
      await this.notices.countAttempt(tx, idsOf(notices.filter(asksForSomething)));
    });
  }
}
