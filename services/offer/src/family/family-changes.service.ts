import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { ReferralCommand } from '../referral/referral-commands.js';
import { EndedWaits } from '../gap/ended-waits.service.js';
import { ReferralCourse } from '../referral/referral-course.service.js';
import { LEGAL_IN } from '../referral/decide-referral.js';
import { raiseNotice, type Addressee } from '../referral/referral-notices.js';
import type { Referral } from '../referral/referral.js';
import { ReferralRepository } from '../referral/referral.repository.js';

interface OfCase {
  caseId: string;
  familyId?: string;
}

/** What happens to a family reaches its open referrals. Nothing ends in silence: an outcome has a reason, or somebody is asked. */
@Injectable()
export class FamilyChanges {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly course: ReferralCourse,
    private readonly waits: EndedWaits,
  ) {}

  /** While a place is kept for the child nobody pauses: who walks with the family decides. */
  async pause(tx: Tx, of: OfCase, until: Date): Promise<void> {
    for (const referral of await this.course.lockAll(tx, await this.referrals.livingOfFamily(tx, of))) {
      if (referral.pause || until <= tx.asOf) continue;
      if (isLegal(referral, 'pause'))
        await this.course.apply(tx, referral, { do: 'pause', until, latest: until, reason: 'case-paused' });
      else this.ask(tx, referral, 'referral.case-paused', 'now');
    }
  }

  /** Only what the case has paused: a referral that was paused by itself stays so. */
  async resume(tx: Tx, of: OfCase): Promise<void> {
    for (const referral of await this.course.lockAll(tx, await this.referrals.livingOfFamily(tx, of)))
      if (referral.pause?.reason === 'case-paused') await this.course.apply(tx, referral, { do: 'resume' });
  }

  /** Those of the case, and those of the family that were with the same person. */
  async reassign(tx: Tx, of: OfCase, from: string, to: string): Promise<void> {
    for (const referral of await this.course.lockAll(tx, await this.referrals.livingOfFamily(tx, of))) {
      const goesAlong = referral.caseId === of.caseId || referral.personInCharge === from;
      if (goesAlong && referral.personInCharge !== to)
        await this.course.apply(tx, referral, { do: 'reassign', to }, { reason: 'case-reassigned' });
    }
  }

  /** A family that renounces its case may still want the place it waits for: the person in charge is asked, and the coordinator knows. */
  async caseClosed(tx: Tx, of: OfCase): Promise<void> {
    const living = await this.referrals.livingOfFamily(tx, of);
    for (const referral of living.filter(({ caseId }) => caseId === of.caseId)) {
      this.ask(tx, referral, 'referral.case-closed', 'today');
      this.ask(tx, referral, 'referral.case-closed', 'today', { toRole: 'coordinator' });
    }
  }

  /** Whoever walked with these families has left: the coordinator is told of each, and gives it to somebody. */
  async personLeft(tx: Tx, person: string, commune: string): Promise<void> {
    for (const referral of await this.referrals.livingInCharge(tx, person, commune))
      this.ask(tx, referral, 'referral.person-left', 'today', { toRole: 'coordinator' });
  }

  /** Nobody is called any more for a child who died, whatever service may appear. */
  async deceased(tx: Tx, entries: readonly string[]): Promise<void> {
    for (const referral of await this.course.lockAll(tx, await this.referrals.livingOfChild(tx, entries))) {
      await this.course.apply(tx, referral, ending(referral, 'deceased'));
      this.ask(tx, referral, 'referral.child-deceased', 'today');
    }
    await this.waits.ofChild(tx, entries, 'deceased');
  }

  /** The place of a child goes to a child. Who is about to be received, or was, is left to whoever walks with them. */
  async ofAge(tx: Tx, entries: readonly string[]): Promise<void> {
    for (const referral of await this.course.lockAll(tx, await this.referrals.livingOfChild(tx, entries))) {
      const waits = referral.stage !== 'attending' && referral.stage !== 'result';
      if (waits) await this.course.apply(tx, referral, ending(referral, 'of-age'));
      this.ask(tx, referral, 'referral.child-of-age', 'today');
    }
    await this.waits.ofChild(tx, entries, 'of-age');
  }

  private ask(
    tx: Tx,
    referral: Referral,
    code: `referral.${string}`,
    urgency: 'now' | 'today',
    to: Addressee = { toPerson: referral.personInCharge },
  ): void {
    raiseNotice(tx, referral, { code, to, urgency });
  }
}

const isLegal = ({ stage }: Referral, command: 'pause'): boolean =>
  (LEGAL_IN[command] as readonly string[]).includes(stage);

const ending = ({ stage }: Referral, reason: 'deceased' | 'of-age'): ReferralCommand =>
  stage === 'result' ? { do: 'end', reason } : { do: 'withdraw', reason };
