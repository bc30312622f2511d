import { localDate } from '@oln/calendar';
import type { Deadline } from '@oln/contracts';
import { readable } from '@oln/crypto/readable';
import type { Ring } from './clocks.js';
import type { ProcessState } from './process-state.js';
import type { ClockRule, ProcessTable } from './stage-table.js';

/** What a supervisor reads in the Temporal UI: Spanish labels, codes and dates. Never personal data. */

const LEVELS = { reminder: 'Recordatorio', due: 'Vencimiento', climb: 'Escalamiento' } as const;

const day = (instant: string): string => localDate(instant).split('-').reverse().join('-');

export function ruleOf(table: ProcessTable, rule: string): ClockRule | undefined {
  const [stage = '', name = ''] = rule.split('.');
  return table.stages[stage]?.clocks[name];
}

const labelOf = (table: ProcessTable, rule: string): string =>
  rule === 'pause.ends' ? 'Fin de la pausa' : (ruleOf(table, rule)?.label.es ?? rule);

export const timerSummary = (table: ProcessTable, stage: string, { clock, level }: Ring): string =>
  readable(`${LEVELS[level]} · ${table.stages[stage]!.label.es} · ${labelOf(table, clock.rule)} · vence ${day(clock.due)}`.slice(0, 200));

export const activitySummary = (table: ProcessTable, stage: string, deadlines: Deadline[]): string =>
  readable(
    `Plazos de ${table.stages[stage]!.label.es}: ${deadlines.map(({ rule, due }) => `${labelOf(table, rule)} ${day(due)}`).join(', ') || 'ninguno'}`.slice(0, 200),
  );

/** Markdown, shown as the current details of the process. */
export function describe(table: ProcessTable, state: ProcessState, clocks: Deadline[]): string {
  const lines = [
    `**${table.label.es}** · comuna ${state.commune}`,
    `- Etapa: **${table.stages[state.stage]!.label.es}**, desde ${day(state.enteredAt)}`,
    ...(state.personInCharge ? [`- Responsable: ${state.personInCharge}`] : []),
    ...(state.outcome ? [`- Resultado: ${state.outcome}`] : []),
    ...(state.pause ? [`- En pausa desde ${day(state.pause.since)} (${state.pause.reason})`] : []),
    ...clocks.map((clock) => clockLine(table, state, clock)),
    ...(state.ended ? ['- Proceso terminado'] : []),
  ];
  return lines.join('\n');
}

function clockLine(table: ProcessTable, state: ProcessState, clock: Deadline): string {
  const late = state.told.includes(`${clock.rule}@${clock.due}#due`) && clock.kind === 'term';
  const otherwise = ruleOf(table, clock.rule)?.otherwise.es;
  return `- ${late ? '**ATRASADO** ' : ''}${labelOf(table, clock.rule)}: vence ${day(clock.due)}${otherwise ? `. Si nadie actúa: ${otherwise}` : ''}`;
}
