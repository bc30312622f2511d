import type { CaseFile } from '../case-file/case-file.js';
import type { Factor } from '../instrument/factors.js';
import type { CompleteDiagnosis } from './diagnosis.js';

/** Factors of the children who are still in the case, and of their family and surroundings. */
export const factorsPresent = ({ factors }: CompleteDiagnosis, { children }: CaseFile): Factor[] =>
  factors.filter(({ childId }) => childId === undefined || children.includes(childId));

/** Codes of critical risks, each as the family was last asked about it: what has been mitigated is none any more. */
export function criticalRisksOf(diagnoses: readonly CompleteDiagnosis[], file: CaseFile): string[] {
  const asked = new Set<string>();
  const found = [...diagnoses].sort(newestFirst).flatMap((diagnosis) => {
    const critical = factorsPresent(diagnosis, file).filter((factor) => factor.critical && !asked.has(factor.code));
    for (const { item } of diagnosis.answers) asked.add(item);
    return critical.map(({ code }) => code);
  });
  return [...new Set(found)];
}

const newestFirst = (left: CompleteDiagnosis, right: CompleteDiagnosis): number =>
  right.completedAt.getTime() - left.completedAt.getTime();
