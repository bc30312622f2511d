import { Injectable } from '@nestjs/common';
import { casesEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { type Tx, UnitOfWork } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { TherapyRecords, type TherapyCourse } from './therapy-records.js';
import { therapyView, type TherapyView } from './therapy.views.js';
import {
  decideExtension,
  decidePlanned,
  heldOf,
  type ExtensionReason,
  type SessionCounts,
  type Therapy,
} from './therapy.js';
import { TherapyErrors } from './therapy.errors.js';

/** How many sessions a therapy has: agreed on with the family, extended by the coordinator (process §3). */
@Injectable()
export class TherapyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly therapies: TherapyRecords,
  ) {}

  get(caseId: string): Promise<TherapyView> {
    return this.work.read('therapy.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      if (file.line !== 'family-therapy') throw new RefusedError(refuse(TherapyErrors.OTHER_LINE));
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return therapyView(file, await this.therapies.of(tx, file));
    });
  }

  plan(caseId: string, planned: SessionCounts): Promise<TherapyView> {
    return this.change('therapy.plan', caseId, (tx, file, { therapy, sessions }) => {
      const next = settle(decidePlanned(file, therapy, planned, heldOf(sessions)));
      tx.emit(casesEvents.sessionsPlanned, aboutOf(file), { id: caseId, caseId, ...planned });
      return next;
    });
  }

  extend(caseId: string, more: SessionCounts, reason: ExtensionReason): Promise<TherapyView> {
    return this.change('therapy.extend', caseId, (tx, file, { therapy }) => {
      const next = settle(decideExtension(file, therapy, more));
      tx.emit(casesEvents.sessionsExtended, aboutOf(file), { id: caseId, caseId, ...more, reason });
      tx.audit({ kind: 'therapy', id: caseId, commune: file.commune, version: next.version, reason });
      return next;
    });
  }

  private change(
    action: string,
    caseId: string,
    decide: (tx: Tx, file: CaseFile, course: TherapyCourse) => Therapy,
  ): Promise<TherapyView> {
    return this.work.run(action, async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const course = await this.therapies.of(tx, file);
      tx.assertVersion(course.therapy.version);
      const therapy = decide(tx, file, course);
      await this.therapies.save(tx, therapy);
      return therapyView(file, { ...course, therapy });
    });
  }
}

const aboutOf = ({ id, commune, version }: CaseFile) => ({ id, commune, version });
