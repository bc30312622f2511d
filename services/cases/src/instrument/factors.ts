import type { InstrumentContent, InstrumentItem, Level, Scale } from './instrument.js';

export interface Answer {
  item: string;
  childId?: string;
  /** Absent: asked, but not applicable or not observed. */
  value?: number;
}

export interface Factor {
  code: string;
  kind: 'risk' | 'protective';
  level: Level;
  childId?: string;
  value: number;
  critical: boolean;
}

/** How a factor stands at the end against the entry. */
export interface FactorChange extends Omit<Factor, 'value'> {
  before: number;
  after: number;
  change: 'better' | 'same' | 'worse';
}

export interface FactorCounts {
  riskBefore: number;
  riskMitigated: number;
  protectiveBefore: number;
  protectiveStrengthened: number;
}

/** Risk and protective factors that the answers show, by ecological level. */
export function factorsOf(content: InstrumentContent, answers: readonly Answer[]): Factor[] {
  return content.items.flatMap((item) =>
    answers
      .filter((answer) => answer.item === item.code && answer.value !== undefined)
      .flatMap((answer) => factorOf(item, content.scale, answer.value!, answer.childId) ?? []),
  );
}

function factorOf(item: InstrumentItem, scale: Scale, value: number, childId?: string): Factor | undefined {
  const kind = kindOf(item, scale, value);
  const { code, level, critical } = item;
  return kind && { code, kind, level, childId, value, critical: critical && kind === 'risk' };
}

function kindOf({ kind }: InstrumentItem, scale: Scale, value: number): Factor['kind'] | undefined {
  if (kind === 'risk') return value >= scale.riskFrom! ? 'risk' : undefined;
  if (kind === 'protective') return value >= scale.protectiveFrom! ? 'protective' : undefined;
  if (value <= scale.dimensionRiskUpTo!) return 'risk';
  return value >= scale.dimensionStrengthFrom! ? 'protective' : undefined;
}

/**
 * Each item that was answered both times. What was a risk at entry is a risk to mitigate; everything else that can
 * protect is there to be strengthened, whether or not it counted as a factor before.
 */
export function compareFactors(
  content: InstrumentContent,
  entry: readonly Answer[],
  end: readonly Answer[],
): FactorChange[] {
  return content.items.flatMap((item) =>
    entry
      .filter((before) => before.item === item.code && before.value !== undefined)
      .flatMap((before) => changeOf(item, content.scale, before, end) ?? []),
  );
}

function changeOf(
  item: InstrumentItem,
  scale: Scale,
  before: Answer,
  end: readonly Answer[],
): FactorChange | undefined {
  const after = end.find((answer) => answer.item === item.code && answer.childId === before.childId)?.value;
  const present = kindOf(item, scale, before.value!);
  if (after === undefined || (item.kind === 'risk' && !present)) return undefined;
  const kind = present ?? 'protective';
  const gain = item.kind === 'risk' ? before.value! - after : after - before.value!;
  const { code, level, critical } = item;
  const change = gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same';
  return {
    code,
    kind,
    level,
    childId: before.childId,
    critical: critical && kind === 'risk',
    before: before.value!,
    after,
    change,
  };
}

/** The figures by which the office is measured: risks mitigated, protective factors strengthened. */
export function countFactors(content: InstrumentContent, changes: readonly FactorChange[]): FactorCounts {
  const risks = changes.filter((change) => change.kind === 'risk');
  const protectives = changes.filter((change) => change.kind === 'protective');
  const wasPresent = ({ code, before }: FactorChange): boolean => {
    const item = content.items.find((candidate) => candidate.code === code);
    return item !== undefined && kindOf(item, content.scale, before) === 'protective';
  };
  return {
    riskBefore: risks.length,
    riskMitigated: risks.filter(({ change }) => change === 'better').length,
    protectiveBefore: protectives.filter(wasPresent).length,
    protectiveStrengthened: protectives.filter(({ change }) => change === 'better').length,
  };
}

/** As it is told in facts: which factor, how it was and is; of which child stays here. */
export const toldChanges = (changes: readonly FactorChange[]) =>
  changes.map(({ code: factor, kind, before, after, change }) => ({ factor, kind, before, after, change }));
