import { Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import { newId, type Tx } from '@oln/service-kit';
import { Matching } from '../matching/matching.service.js';
import { ReferralCourse } from '../referral/referral-course.service.js';
import { ReferralNotesRepository } from '../referral/referral-notes.repository.js';
import { ReferralProcess } from '../referral/referral-process.js';
import type { ReferralCommand } from '../referral/referral-commands.js';
import { tellOffice } from '../referral/referral-notices.js';
import { isListed, providerOf, type Referral } from '../referral/referral.js';
import type { Answer, Via } from './answer.js';
import { assertAnswerable } from './answerable.js';
import { ReferralAnswerRow } from './answer.entity.js';

/** What an institution says is one use case, whether the office, the institution or a link brings it. */
@Injectable()
export class AnswerDesk {
  constructor(
    private readonly course: ReferralCourse,
    private readonly matching: Matching,
    private readonly notes: ReferralNotesRepository,
    private readonly process: ReferralProcess,
  ) {}

  /** The referral was locked by the course, and the caller may answer for the institution. */
  async take(tx: Tx, referral: Referral, answer: Answer, via: Via): Promise<Referral> {
    const place = 'place' in answer ? answer.place : undefined;
    if (place) await this.notes.put(tx, referral, { place });
    const after = await this.obey(tx, referral, answer, via);
    await this.keep(tx, referral, answer, via);
    return after;
  }

  private async obey(tx: Tx, referral: Referral, answer: Answer, via: Via): Promise<Referral> {
    if (answer.kind === 'missed') return this.missed(tx, referral);
    if (answer.kind === 'list-checked') return this.listChecked(tx, referral);
    return this.course.apply(tx, referral, await this.commandOf(tx, referral, answer), { via });
  }

  private async commandOf(
    tx: Tx,
    referral: Referral,
    answer: Exclude<Answer, { kind: 'missed' | 'list-checked' }>,
  ): Promise<ReferralCommand> {
    switch (answer.kind) {
      case 'acknowledged':
        return { do: 'acknowledge' };
      case 'accepted':
        return this.acceptance(tx, referral, answer.appointmentAt);
      case 'wait-listed':
        return { do: 'wait-list' };
      case 'declined':
        return this.refusal(tx, referral, answer);
      case 'appointment':
        return { do: referral.stage === 'attending' ? 'reschedule' : 'set-appointment', at: answer.at };
      case 'attended':
        return { do: 'attend', at: answer.at };
      case 'result':
        return { do: 'report', result: answer.result };
    }
  }

  /** A place is looked for only where the answer can still be given. */
  private async acceptance(tx: Tx, referral: Referral, appointmentAt?: Date): Promise<ReferralCommand> {
    const canBe = (referral.stage === 'sent' || isListed(referral)) && !referral.pause;
    return { do: 'accept', vacancy: canBe ? await this.course.takeVacancy(tx, referral) : 'none', appointmentAt };
  }

  private async refusal(
    tx: Tx,
    referral: Referral,
    { reason }: Answer & { kind: 'declined' },
  ): Promise<ReferralCommand> {
    return { do: 'decline', reason, candidatesLeft: (await this.matching.leftFor(tx, referral)).length };
  }

  /** The family did not come: nothing is decided yet, and somebody looks for it. */
  private async missed(tx: Tx, referral: Referral): Promise<Referral> {
    assertAnswerable(referral, ['attending']);
    tellOffice(tx, referral, referral.personInCharge, { code: 'referral.family-missed', urgency: 'now' });
    return referral;
  }

  /** The child is still on the list: the clock of the check runs anew. */
  private async listChecked(tx: Tx, referral: Referral): Promise<Referral> {
    assertAnswerable(referral, ['waiting']);
    await this.notes.put(tx, referral, { listCheckedAt: tx.asOf });
    this.process.happened(tx, referral, 'list-checked', tx.asOf);
    const serviceId = providerOf(referral)!.offerId;
    tx.emit(offerEvents.referralListChecked, referral, { id: referral.id, serviceId, at: tx.asOf.toISOString() });
    tx.audit({ kind: 'referral', id: referral.id, commune: referral.commune, version: referral.version });
    return referral;
  }

  private async keep(tx: Tx, referral: Referral, answer: Answer, via: Via): Promise<void> {
    const offerId = providerOf(referral)?.offerId;
    if (!offerId) return;
    const reason = 'reason' in answer ? answer.reason : 'result' in answer ? answer.result : null;
    const about = { id: newId(), commune: referral.commune, referralId: referral.id, offerId };
    const by = { via, person: tx.context.principal.person, at: tx.asOf };
    await tx.manager.insert(ReferralAnswerRow, { ...about, ...by, kind: answer.kind, reason });
  }
}
