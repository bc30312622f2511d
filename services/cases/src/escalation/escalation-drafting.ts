import { Injectable } from '@nestjs/common';
import { communeWithin, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import type { Command } from './escalation-commands.js';
import { EscalationOpening } from './escalation-opening.js';
import { tellOf, tellOffice } from './escalation-notices.js';
import { EscalationTools } from './escalation-tools.js';
import type { CameFrom, Escalation, Institution } from './escalation.js';

export interface Drafted extends Omit<CameFrom, 'caseId'> {
  commune?: string;
  familyId?: string;
  childIds: readonly string[];
  grounds: readonly string[];
  factors: readonly string[];
  urgent: boolean;
  institutions: readonly Institution[];
  account?: string;
  personInCharge?: string;
}

export interface DraftedFromCase {
  grounds: readonly string[];
  factors: readonly string[];
  /** Absent: all children of the case. */
  childIds?: readonly string[];
  urgent: boolean;
  institutions: readonly Institution[];
  account?: string;
}

/** From the draft to the first notification: grounds, what has been done, approval. */
@Injectable()
export class EscalationDrafting {
  constructor(
    private readonly work: UnitOfWork,
    private readonly opening: EscalationOpening,
    private readonly cases: CaseFileService,
    private readonly tools: EscalationTools,
  ) {}

  open({ commune: named, childIds: children, account, personInCharge, ...given }: Drafted): Promise<Escalation> {
    return this.work.run('escalation.open', async (tx) => {
      const { person } = tx.context.principal;
      const commune = communeWithin(tx.context, named);
      const asked = { ...given, id: newId(), commune, children, draftedBy: person, hasAccount: account !== undefined };
      return this.opening.open(tx, { ...asked, personInCharge: personInCharge ?? person }, account);
    });
  }

  /** The case stays open, and in whose charge it is, until the family was received by the service. */
  openFromCase(caseId: string, { account, childIds, ...given }: DraftedFromCase): Promise<Escalation> {
    return this.work.run('escalation.open', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const { commune, familyId, personInCharge } = file;
      const children = (childIds ?? file.children).filter((child) => file.children.includes(child));
      const about = { commune, caseId, familyId, personInCharge, children };
      const draftedBy = tx.context.principal.person;
      return this.opening.open(
        tx,
        { ...given, ...about, id: newId(), draftedBy, hasAccount: account !== undefined },
        account,
      );
    });
  }

  revise(
    id: string,
    { account, ...given }: Omit<Command<'revise'>, 'do' | 'hasAccount'> & { account?: string },
  ): Promise<Escalation> {
    return this.work.run('escalation.revise', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      if (account !== undefined) await this.tools.repository.saveAccount(tx, id, account);
      return this.tools.service.apply(tx, before, { do: 'revise', ...given, hasAccount: account !== undefined });
    });
  }

  submit(id: string): Promise<Escalation> {
    return this.work.run('escalation.submit', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const after = await this.tools.service.apply(tx, before, { do: 'submit' });
      tellOf(tx, after, after.stage === 'approval' ? 'to-approve' : 'urgent', { toRole: 'coordinator' }, 'now');
      return after;
    });
  }

  approve(id: string): Promise<Escalation> {
    return this.work.run('escalation.approve', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      const { person, roles } = tx.context.principal;
      return this.tools.service.apply(tx, before, {
        do: 'approve',
        by: person,
        coordinates: roles.includes('coordinator'),
      });
    });
  }

  sendBack(id: string, reason: Command<'return'>['reason'], note?: string): Promise<Escalation> {
    return this.work.run('escalation.return', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, { kind: 'returned', code: reason, note });
      const after = await this.tools.service.apply(tx, before, { do: 'return', reason });
      tellOf(tx, after, 'returned', { toPerson: before.draftedBy }, 'now');
      return after;
    });
  }

  /** Imminent danger now, whatever was waited for. */
  worsen(id: string, { note, ...given }: Omit<Command<'worsen'>, 'do'> & { note?: string }): Promise<Escalation> {
    return this.work.run('escalation.worsen', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      await this.tools.records.add(tx, before, { kind: 'worsened', risks: [...given.grounds, ...given.factors], note });
      const after = await this.tools.service.apply(tx, before, { do: 'worsen', ...given }, 'imminent-danger');
      tellOffice(tx, after, before.stage === 'with-service' ? 'danger-with-service' : 'worsened');
      return after;
    });
  }

  withdraw(id: string, given: Omit<Command<'withdraw'>, 'do'>, note?: string): Promise<Escalation> {
    return this.work.run('escalation.withdraw', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, { kind: 'withdrawn', code: given.reason, note });
      return this.tellWithdrawn(tx, await this.tools.service.apply(tx, before, { do: 'withdraw', ...given }));
    });
  }

  private tellWithdrawn(tx: Tx, after: Escalation): Escalation {
    if (after.personInCharge) tellOf(tx, after, 'withdrawn');
    return after;
  }
}
