import { localDate } from '@oln/calendar';
import { ROLE_LABELS, type Deadline, type Role } from '@oln/contracts/processes';
import { readable } from '@oln/crypto/readable';
import type { ProcessState } from './process-state.js';
import { isOverdue, type Ring } from './rings.js';
import { findClock, stageOf, type ProcessTable } from './stage-table.js';

/** What a supervisor reads in the Temporal UI: Spanish labels, codes and dates. Never personal data. */

const LEVELS = { reminder: 'Recordatorio', due: 'Vencimiento', climb: 'Escalamiento' } as const;
/** What Temporal keeps of a summary. */
const SUMMARY_LENGTH = 200;

const day = (instant: string): string => localDate(instant).split('-').reverse().join('-');

const labelOf = (table: ProcessTable, rule: string): string =>
  rule === 'pause.ends' ? 'Fin de la pausa' : (findClock(table, rule)?.label.es ?? rule);

const summary = (text: string): string => readable(text.slice(0, SUMMARY_LENGTH));

export const ringSummary = (table: ProcessTable, stage: string, { clock, level }: Ring): string =>
  summary(
    `${LEVELS[level]} · ${stageOf(table, stage).label.es} · ${labelOf(table, clock.rule)} · vence ${day(clock.due)}`,
  );

export function activitySummary(table: ProcessTable, stage: string, deadlines: Deadline[]): string {
  const clocks = deadlines.map(({ rule, due }) => `${labelOf(table, rule)} ${day(due)}`).join(', ');
  return summary(`Plazos de ${stageOf(table, stage).label.es}: ${clocks || 'ninguno'}`);
}

/** Markdown, shown as the current details of the process. */
export function describe(table: ProcessTable, state: ProcessState, clocks: Deadline[]): string {
  const { outcome, pause, personInCharge } = state;
  return [
    `**${table.label.es}** · comuna ${state.commune}`,
    `- Etapa: **${stageOf(table, state.stage).label.es}**`,
    `- Desde: ${day(state.enteredAt)}`,
    `- Responsable: ${personInCharge ?? 'sin asignar'}`,
    ...(outcome ? [`- Resultado: **${table.outcomes[outcome]?.es ?? outcome}**`] : []),
    ...(pause ? [`- En pausa desde ${day(pause.since)} (${pause.reason})`] : []),
    ...clocks.map((clock) => clockLine(table, state, clock)),
    ...(state.ended ? ['- Proceso terminado'] : []),
  ].join('\n');
}

function clockLine(table: ProcessTable, state: ProcessState, clock: Deadline): string {
  const what = isOverdue(clock, state) ? '**ATRASADO**' : 'Espera';
  const otherwise = findClock(table, clock.rule)?.otherwise.es;
  return [
    `- ${what}: ${labelOf(table, clock.rule)}`,
    `Vence: ${day(clock.due)}`,
    ...(clock.askedOf ? [`Debe actuar: ${ROLE_LABELS[clock.askedOf].es}`] : []),
    ...(otherwise ? [`Si nadie actúa: ${otherwise}`] : []),
    ...(clock.kind === 'term' ? [`Se avisa ${toldOf(clock)}`] : []),
  ].join(' · ');
}

/** Who is told when it passes, and where it climbs after that. */
function toldOf({ due, overdueTo, climbs }: Deadline): string {
  const steps: { at: string; to: Role }[] = [{ at: due, to: overdueTo }, ...climbs];
  return steps.map(({ at, to }) => `a ${ROLE_LABELS[to].es} el ${day(at)}`).join(', ');
}
