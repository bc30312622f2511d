import { Injectable } from '@nestjs/common';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { SessionRepository } from '../session/session.repository.js';
import { TherapyRepository } from './therapy.repository.js';
import { sessionsLeft, total, type MissedLimits, type Therapy, type TherapySession } from './therapy.js';

export interface TherapyCourse {
  therapy: Therapy;
  sessions: readonly TherapySession[];
}

/** How a therapy stands: what was agreed on, and what was held and missed of it. */
@Injectable()
export class TherapyRecords {
  constructor(
    private readonly therapies: TherapyRepository,
    private readonly records: SessionRepository,
    private readonly policy: OfficePolicy,
  ) {}

  async of(tx: Tx, file: CaseFile): Promise<TherapyCourse> {
    const therapy = (await this.therapies.find(tx, file.id)) ?? (await this.byDefault(tx, file));
    return { therapy, sessions: await this.records.ofTherapy(tx, file.id) };
  }

  /** Whether there is any session left; of case management there always is. */
  async isAnyLeft(tx: Tx, file: CaseFile): Promise<boolean> {
    if (file.line !== 'family-therapy') return true;
    const { therapy, sessions } = await this.of(tx, file);
    return total(sessionsLeft(therapy, sessions)) > 0;
  }

  async limits(tx: Tx, { commune }: CaseFile): Promise<MissedLimits> {
    const { numbers } = await this.policy.of(tx, commune);
    return { rescue: numbers['therapy.missed-for-rescue'], coordinator: numbers['therapy.missed-for-coordinator'] };
  }

  save(tx: Tx, therapy: Therapy): Promise<void> {
    return this.therapies.put(tx, therapy);
  }

  /** What the office gives a family that has agreed on nothing else yet. From the first session on it is kept. */
  private async byDefault(tx: Tx, { id: caseId, commune }: CaseFile): Promise<Therapy> {
    const { numbers } = await this.policy.of(tx, commune);
    const maximum = numbers['therapy.maximum-sessions'];
    const individual = Math.min(numbers['therapy.individual-sessions'], maximum);
    const group = Math.min(numbers['therapy.group-sessions'], maximum - individual);
    return { caseId, commune, version: 0, planned: { individual, group }, maximum };
  }
}
