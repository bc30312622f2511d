import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import type { Factor } from '../instrument/factors.js';
import { OfficePolicy } from '../office-policy/office-policy.js';
import { validUntil, type CompleteDiagnosis } from './diagnosis.js';
import { DiagnosisRepository } from './diagnosis.repository.js';

const DAY_MS = 86_400_000;

/** What other capabilities may know of a family's diagnoses. */
@Injectable()
export class DiagnosisKnowledge {
  constructor(
    private readonly diagnoses: DiagnosisRepository,
    private readonly policy: OfficePolicy,
  ) {}

  /** The family's common diagnosis that still holds, of whatever case. */
  async valid(tx: Tx, file: CaseFile): Promise<CompleteDiagnosis | undefined> {
    const { numbers } = await this.policy.of(tx, file.commune);
    const days = numbers['diagnosis.valid-days'];
    const newest = await this.diagnoses.newestOfFamily(
      tx,
      file.familyId,
      new Date(tx.asOf.getTime() - (days + 1) * DAY_MS),
    );
    return newest && validUntil(newest.completedAt, days) >= tx.asOf ? newest : undefined;
  }

  /** Factors of the entry: common and complementary. What objectives can be tied to. */
  async factors(tx: Tx, caseId: string): Promise<Factor[]> {
    const all = await this.diagnoses.ofCase(tx, caseId);
    return all.flatMap((diagnosis) =>
      diagnosis.state === 'complete' && diagnosis.moment === 'entry' ? [...diagnosis.factors] : [],
    );
  }

  /** Risks that must not be left unattended, from the newest complete common diagnosis of the case or else of the family. */
  async criticalRisks(tx: Tx, file: CaseFile): Promise<string[]> {
    const evaluation = await this.diagnoses.common(tx, file.id, 'evaluation');
    const newest = evaluation ?? (await this.diagnoses.common(tx, file.id, 'entry')) ?? (await this.valid(tx, file));
    const critical = (newest?.factors ?? []).filter((factor) => factor.critical && factor.kind === 'risk');
    return [...new Set(critical.map((factor) => factor.code))];
  }
}
