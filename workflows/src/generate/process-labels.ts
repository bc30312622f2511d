import { processCode } from '@oln/contracts';
import type { ProcessLabels, RuleLabels } from '@oln/contracts/process-labels';
import type { ClockRule, Label, ProcessTable, StageRule } from '../building-blocks/stage-table.js';
import { ANCHOR_LABELS, HAPPENING_LABELS } from './start-labels.js';

/** The module of words that services take from the tables of all processes. */
export function labelsModule(tables: readonly ProcessTable[]): string {
  const labels = Object.fromEntries(tables.map((table) => [processCode(table.process), labelsOf(table)]));
  return `// Generated from workflows/src/*/stages.ts: npm run generate:processes -w @oln/workflows
import type { ProcessLabels } from '../process-labels.js';

export const PROCESS_LABELS: Readonly<Record<string, ProcessLabels>> = ${JSON.stringify(labels, null, 2)};
`;
}

export function labelsOf({ label, stages, outcomes }: ProcessTable): ProcessLabels {
  const byStage = Object.entries(stages) as [string, StageRule][];
  const rules = byStage.flatMap(([stage, { clocks }]) =>
    Object.entries(clocks).map(([name, clock]): [string, RuleLabels] => [`${stage}.${name}`, rule(clock)]),
  );
  return {
    label: both(label),
    stages: Object.fromEntries(byStage.map(([stage, { label: name }]) => [stage, both(name)])),
    rules: Object.fromEntries(rules),
    outcomes: Object.fromEntries(Object.entries(outcomes).map(([outcome, name]) => [outcome, both(name)])),
  };
}

const both = ({ es, en }: Label): Label => ({ es, en });

const rule = (clock: ClockRule): RuleLabels => ({
  label: both(clock.label),
  otherwise: both(clock.otherwise),
  countedFrom: startOf(clock),
});

function startOf({ from, anew, dueAt }: ClockRule): Label {
  const start = anew ? again(begins(from), anew) : begins(from);
  if (!dueAt) return start;
  return { es: `${start.es}; antes, si así se acordó`, en: `${start.en}; earlier, if that was agreed` };
}

function again(start: Label, anew: string): Label {
  const anchor = begins(`anchor:${anew}`);
  return { es: `${start.es}; de nuevo desde ${anchor.es}`, en: `${start.en}; anew from ${anchor.en}` };
}

function begins(from: ClockRule['from']): Label {
  const entry: Label = { es: 'la entrada a la etapa', en: 'the entry into the stage' };
  if (from === 'entry') return entry;
  const [kind, name = ''] = from.split(':');
  const found = (kind === 'anchor' ? ANCHOR_LABELS : HAPPENING_LABELS)[name] ?? { es: name, en: name };
  if (kind === 'anchor') return both(found);
  return { es: `${found.es}, o ${entry.es}`, en: `${found.en}, or ${entry.en}` };
}
