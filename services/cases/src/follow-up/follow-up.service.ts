import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { type CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { decideContact, decideLook, type FollowUpContact, type FollowUpMonth, type SecondLook } from './follow-up.js';
import { FollowUpRepository, type FollowUpView } from './follow-up.repository.js';
import { tellRisk } from './found-risk.js';
import { FollowUpSurroundings } from './follow-up-surroundings.js';

/** After the exit: contacts at 3 and 6 months, or the second look at a case that was dismissed. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly followUps: FollowUpRepository,
    private readonly surroundings: FollowUpSurroundings,
  ) {}

  contact(caseId: string, given: FollowUpContact & { note?: string }): Promise<FollowUpView> {
    return this.work.run('follow-up.contact', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const circumstances = await this.surroundings.of(tx, file, given.month);
      const { month, result, newRisks } = settle(decideContact(file, given, circumstances, tx.asOf));
      const record = { kind: 'contact' as const, month, result, risks: [...newRisks], note: given.note };
      const view = await this.followUps.add(tx, { ...record, ...origin(tx, file) });
      tellRisk(tx, file, 'follow-up', newRisks);
      if (result !== 'declined') this.surroundings.process.happened(tx, file, 'follow-up-contact-held', tx.asOf);
      const command =
        result === 'declined' ? ({ do: 'decline-follow-up' } as const) : ({ do: 'hold-follow-up', month } as const);
      await this.cases.apply(tx, file, command, { reason: result });
      tellHeld(tx, file, view, month);
      return view;
    });
  }

  lookAgain(caseId: string, given: SecondLook & { note?: string }): Promise<FollowUpView> {
    return this.work.run('follow-up.second-look', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const { finding, risks } = settle(decideLook(given));
      await this.cases.apply(tx, file, { do: 'let-go', riskFound: finding === 'risk-found' }, { reason: finding });
      tellRisk(tx, file, 'second-look', risks);
      const record = { kind: 'second-look' as const, result: finding, risks: [...risks], note: given.note };
      return this.followUps.add(tx, { ...record, ...origin(tx, file) });
    });
  }

  list(caseId: string): Promise<FollowUpView[]> {
    return this.work.read('follow-up.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return this.followUps.ofCase(tx, caseId);
    });
  }
}

const origin = (tx: Tx, { id: caseId, commune }: CaseFile) => ({
  id: newId(),
  commune,
  caseId,
  at: tx.asOf,
  person: tx.context.principal.person,
});

function tellHeld(tx: Tx, { commune }: CaseFile, view: FollowUpView, month: FollowUpMonth): void {
  const { id, caseId, result, risks } = view;
  const data = { id, caseId, month, reached: result === 'reached', newRisk: risks.length > 0 };
  tx.emit(casesEvents.followUpHeld, { id, commune, version: 1 }, data);
}
