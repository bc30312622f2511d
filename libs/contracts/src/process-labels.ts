import { PROCESS_LABELS } from './generated/process-labels.js';
import { PROCESSES } from './processes/protocol.js';

/** Text for people, in the languages of the interface. */
export interface ProcessLabel {
  readonly es: string;
  readonly en: string;
}

export interface RuleLabels {
  readonly label: ProcessLabel;
  /** What happens if nobody acts. */
  readonly otherwise: ProcessLabel;
  readonly countedFrom: ProcessLabel;
}

/** The words of one process, as its table has them (workflows/src/<process>/stages.ts). */
export interface ProcessLabels {
  readonly label: ProcessLabel;
  readonly stages: Readonly<Record<string, ProcessLabel>>;
  /** By `<stage>.<rule>`. */
  readonly rules: Readonly<Record<string, RuleLabels>>;
  readonly outcomes: Readonly<Record<string, ProcessLabel>>;
}

/** Every process has it: the date at which a pause ends. */
const PAUSE_ENDS: RuleLabels = {
  label: { es: 'Fin de la pausa', en: 'End of the pause' },
  otherwise: { es: 'los plazos vuelven a correr y se avisa', en: 'the clocks run again, and somebody is told' },
  countedFrom: { es: 'el inicio de la pausa', en: 'the beginning of the pause' },
};

/** Codes of all processes, in the order of the specification. */
export const PROCESS_CODES: readonly string[] = Object.values(PROCESSES).map(({ code }) => code);

/** What is not on a table comes from a newer part of the house: it is shown by its code. */
const bare = (code: string): ProcessLabel => ({ es: code, en: code });

const found = <Value>(from: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  from && Object.hasOwn(from, key) ? from[key] : undefined;

export const processLabel = (process: string): ProcessLabel => found(PROCESS_LABELS, process)?.label ?? bare(process);

export const stageLabel = (process: string, stage: string): ProcessLabel =>
  found(found(PROCESS_LABELS, process)?.stages, stage) ?? bare(stage);

export const outcomeLabel = (process: string, outcome: string): ProcessLabel =>
  found(found(PROCESS_LABELS, process)?.outcomes, outcome) ?? bare(outcome);

/** `process` undefined: the first process that has such a rule. Undefined where none has. */
export function ruleLabels(process: string | undefined, rule: string): RuleLabels | undefined {
  if (rule === 'pause.ends') return PAUSE_ENDS;
  if (process !== undefined) return found(found(PROCESS_LABELS, process)?.rules, rule);
  return PROCESS_CODES.map((code) => ruleLabels(code, rule)).find((labels) => labels !== undefined);
}
