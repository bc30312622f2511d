import { Injectable } from '@nestjs/common';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import { isAttended, type CaseFile } from '../case-file/case-file.js';
import { latestEnd, longestTerm } from '../case-file/case-months.js';
import { DiagnosisKnowledge } from '../diagnosis/diagnosis-knowledge.js';

/** What a plan rests on: the factors of the diagnoses, and how long the intervention may take. */
@Injectable()
export class PlanGrounds {
  constructor(
    private readonly diagnoses: DiagnosisKnowledge,
    private readonly policy: OfficePolicy,
  ) {}

  async of(tx: Tx, file: CaseFile) {
    const longest = longestTerm(await this.policy.of(tx, file.commune), file.line);
    const latest = isAttended(file) ? latestEnd(file, longest) : tx.asOf;
    const known = await this.diagnoses.factors(tx, file);
    const factors = [...new Set(known.map(({ code }) => code))];
    return { factors, critical: await this.diagnoses.criticalRisks(tx, file), latest };
  }
}
