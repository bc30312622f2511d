import { Injectable } from '@nestjs/common';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import type { RiskCheck } from '../case-file/case-commands.js';
import type { CaseFile } from '../case-file/case-file.js';
import type { Factor } from '../instrument/factors.js';
import { validUntil, type CompleteDiagnosis, type Diagnosis } from './diagnosis.js';
import { DiagnosisRepository } from './diagnosis.repository.js';
import { criticalRisksOf, factorsPresent } from './known-risks.js';

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
    const days = await this.validDays(tx, file);
    const newest = await this.diagnoses.newestOfFamily(tx, file.familyId, earliest(tx, days));
    return newest && validUntil(newest.completedAt, days) >= tx.asOf ? newest : undefined;
  }

  /** What other cases of the family, of either line, asked at entry: it still holds, or is being asked right now. */
  async askedElsewhere(tx: Tx, file: CaseFile): Promise<Diagnosis[]> {
    const days = await this.validDays(tx, file);
    const others = await this.diagnoses.ofOtherCases(tx, file, earliest(tx, days));
    return others.filter((other) => other.state === 'draft' || validUntil(other.completedAt, days) >= tx.asOf);
  }

  /** The systemic instrument was completed for this therapy, or for an earlier one of the family so that it still holds. */
  async hasSystemic(tx: Tx, file: CaseFile): Promise<boolean> {
    const all = [...(await this.diagnoses.ofCase(tx, file.id)), ...(await this.askedElsewhere(tx, file))];
    return all.some(({ kind, moment, state }) => kind === 'systemic' && moment === 'entry' && state === 'complete');
  }

  /** Since when what a family answered still holds, in this office. */
  async holdsSince(tx: Tx, file: CaseFile): Promise<Date> {
    return earliest(tx, await this.validDays(tx, file));
  }

  /** Factors of all complete diagnoses of the case, common and complementary: what objectives can be tied to. */
  async factors(tx: Tx, file: CaseFile): Promise<Factor[]> {
    return (await this.complete(tx, file)).flatMap((diagnosis) => factorsPresent(diagnosis, file));
  }

  /** Risks that are critical now. */
  async criticalRisks(tx: Tx, file: CaseFile): Promise<string[]> {
    return criticalRisksOf(await this.known(tx, file), file);
  }

  /** What is known of risks before a family is let go, against what is done about them. */
  async riskCheck(tx: Tx, file: CaseFile, answered: RiskCheck['answered']): Promise<RiskCheck> {
    const diagnoses = await this.known(tx, file);
    return { known: criticalRisksOf(diagnoses, file), assessed: diagnoses.length > 0, answered };
  }

  /** The diagnoses of the case, or else the family's that still holds. */
  private async known(tx: Tx, file: CaseFile): Promise<CompleteDiagnosis[]> {
    const own = await this.complete(tx, file);
    const valid = own.length === 0 ? await this.valid(tx, file) : undefined;
    return valid ? [valid] : own;
  }

  private async validDays(tx: Tx, file: CaseFile): Promise<number> {
    return (await this.policy.of(tx, file.commune)).numbers['diagnosis.valid-days'];
  }

  private async complete(tx: Tx, file: CaseFile): Promise<CompleteDiagnosis[]> {
    return (await this.diagnoses.ofCase(tx, file.id)).filter((diagnosis) => diagnosis.state === 'complete');
  }
}

/** A day more than it holds: to the end of which day, says the calendar. */
const earliest = (tx: Tx, days: number): Date => new Date(tx.asOf.getTime() - (days + 1) * DAY_MS);
