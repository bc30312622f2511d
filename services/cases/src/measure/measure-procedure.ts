import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import { communeWithin, newId, UnitOfWork } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import type { PauseReason } from '../case-file/case-file.js';
import { ProtectionHearingService } from '../protection-hearing/protection-hearing.service.js';
import type { Command } from './measure-commands.js';
import { tellOf } from './measure-notices.js';
import { MeasureOpening } from './measure-opening.js';
import { MeasureTools } from './measure-tools.js';
import type { Measure, MeasureOrigin } from './measure.js';

export interface AskedMeasure extends Omit<MeasureOrigin, 'escalationId'> {
  commune?: string;
  familyId?: string;
  childIds: readonly string[];
  grounds: readonly string[];
  factors: readonly string[];
  personInCharge?: string;
  note?: string;
}

/** Before anything is decided: opened, summoned, heard. */
@Injectable()
export class MeasureProcedure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly opening: MeasureOpening,
    private readonly tools: MeasureTools,
    private readonly cases: CaseFileService,
    private readonly hearings: ProtectionHearingService,
  ) {}

  open({ commune: named, childIds: children, note, ...given }: AskedMeasure): Promise<Measure> {
    return this.work.run('measure.open', async (tx) => {
      const { person } = tx.context.principal;
      const file = given.caseId ? await this.cases.lockForWork(tx, given.caseId) : undefined;
      const commune = file?.commune ?? communeWithin(tx.context, named);
      const personInCharge = given.personInCharge ?? file?.personInCharge ?? person;
      const familyId = given.familyId ?? file?.familyId;
      const asked = { ...given, id: newId(), commune, children, familyId, personInCharge, openedBy: person };
      return this.opening.open(tx, asked, note);
    });
  }

  summon(id: string): Promise<Measure> {
    return this.work.run('measure.summon', async (tx) =>
      this.tools.service.apply(tx, await this.tools.service.lockForChange(tx, id), { do: 'summon' }),
    );
  }

  /** Everybody was heard, or it is on record why not: now it is for the coordinator to decide. */
  completeHearing(id: string): Promise<Measure> {
    return this.work.run('measure.complete-hearing', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const hearings = await this.hearings.soFar(tx, before);
      const after = await this.tools.service.apply(tx, before, { do: 'complete-hearing', hearings });
      tellOf(tx, after, 'to-adopt', { toRole: 'coordinator' });
      return after;
    });
  }

  withdraw(id: string, given: Omit<Command<'withdraw'>, 'do'>, note?: string): Promise<Measure> {
    return this.work.run('measure.withdraw', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, 'withdrawn', given.reason, note);
      const after = await this.tools.service.apply(tx, before, { do: 'withdraw', ...given });
      tellOf(tx, after, 'ended');
      return after;
    });
  }

  pause(id: string, untilDay: LocalDate, reason: PauseReason): Promise<Measure> {
    return this.work.run('measure.pause', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const { numbers } = await this.tools.policy.of(tx, before.commune);
      const latest = new Date(addTerm(tx.asOf.toISOString(), `${numbers['pause.maximum-days']}d`, []));
      const until = new Date(endOfLocalDay(untilDay));
      return this.tools.service.apply(tx, before, { do: 'pause', until, reason, latest });
    });
  }

  resume(id: string): Promise<Measure> {
    return this.work.run('measure.resume', async (tx) =>
      this.tools.service.apply(tx, await this.tools.service.lockForChange(tx, id), { do: 'resume' }),
    );
  }
}
