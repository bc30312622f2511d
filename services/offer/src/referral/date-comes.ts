import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { Matching } from '../matching/matching.service.js';
import { ContactRepository } from './contact.repository.js';
import { enoughAttempts } from './decide-exits.js';
import { ReferralCourse } from './referral-course.service.js';
import type { ReferralCommand } from './referral-commands.js';
import { raiseNotice } from './referral-notices.js';
import type { Referral } from './referral.js';

/** Dates that come of themselves (clocks of kind `ask`): the referral moves, and whoever must know is told. */
@Injectable()
export class DateComes {
  constructor(
    private readonly course: ReferralCourse,
    private readonly matching: Matching,
    private readonly contacts: ContactRepository,
  ) {}

  /**
   * The owner decides on the current state: what was answered a moment before wins, and then nothing comes of it
   * (undefined). A term moves no referral: somebody must act.
   */
  async come(tx: Tx, referral: Referral, rule: string): Promise<Referral | undefined> {
    if (!isAsk(rule)) return referral;
    const command = await this.commandOf(tx, referral, rule);
    if (!command) return undefined;
    const after = await this.course.apply(tx, referral, command);
    if (command.do === 'resume')
      raiseNotice(tx, after, {
        code: 'referral.pause-ended',
        to: { toPerson: after.personInCharge },
        urgency: 'today',
      });
    return after;
  }

  private async commandOf(tx: Tx, referral: Referral, rule: string): Promise<ReferralCommand | undefined> {
    if (rule === 'pause.ends') return referral.pause ? { do: 'resume' } : undefined;
    if (referral.pause) return undefined;
    // Nothing is sent to the next while nobody has said on what else than consent it rests; the date comes again once somebody has.
    if (rule === 'sent.next-provider' && referral.consentWithdrawnAt) return undefined;
    if (rule === 'sent.next-provider' && referral.stage === 'sent')
      return { do: 'ask-next', next: await this.matching.nextFor(tx, referral) };
    if (WAIT_ENDS.includes(rule) && referral.stage === 'waiting') return { do: 'end-wait' };
    if (rule === 'offered.release' && referral.stage === 'offered') return this.release(tx, referral);
    return undefined;
  }

  /** A place is not taken from a family that nobody has looked for: those in charge are told, and it is kept until somebody has. */
  private async release(tx: Tx, referral: Referral & { stage: 'offered' }): Promise<ReferralCommand | undefined> {
    const contact = await this.contacts.recordOf(tx, referral);
    if (enoughAttempts(contact)) return { do: 'release', contact };
    return referral.releaseDueSince ? undefined : { do: 'call-release' };
  }
}

const WAIT_ENDS: readonly string[] = ['waiting.high-ends', 'waiting.medium-ends', 'waiting.low-ends'];
const ASKS: readonly string[] = ['pause.ends', 'sent.next-provider', 'offered.release', ...WAIT_ENDS];
const isAsk = (rule: string): boolean => ASKS.includes(rule);
