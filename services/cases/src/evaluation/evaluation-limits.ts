import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import type { AttendedCase } from '../case-file/case-file.js';
import { latestEnd, longestTerm } from '../case-file/case-months.js';
import { TherapyRecords } from '../therapy/therapy-records.js';
import { EvaluationErrors } from './evaluation.errors.js';

/** How far an intervention can be extended. */
@Injectable()
export class EvaluationLimits {
  constructor(
    private readonly policy: OfficePolicy,
    private readonly therapies: TherapyRecords,
  ) {}

  /** When it is over at the latest, in this office and line. */
  async latest(tx: Tx, file: AttendedCase): Promise<Date> {
    return latestEnd(file, longestTerm(await this.policy.of(tx, file.commune), file.line));
  }

  /** A therapy that goes on without a session to hold would stand still until its end. */
  async assertSessionsLeft(tx: Tx, file: AttendedCase): Promise<void> {
    if (await this.therapies.isAnyLeft(tx, file)) return;
    throw new RefusedError(refuse(EvaluationErrors.SESSIONS_USED_UP));
  }
}
