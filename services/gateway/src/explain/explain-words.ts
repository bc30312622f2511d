import type { Grade } from '@oln/contracts';
import type { Language } from '../words/local-time.js';
import type { Agreement } from './explain.js';

/** Words of the page that explains a process. */
export interface ExplainWords {
  commune: string;
  standsAt: string;
  since: string;
  outcome: string;
  reason: string;
  priority: string;
  grades: Record<Grade, string>;
  inCharge: string;
  nobody: string;
  /** What stays in the commune. */
  withheld: string;
  paused: string;
  waitsFor: string;
  waitsForNothing(ended: boolean): string;
  due: string;
  overdue: string;
  otherwise: string;
  allTold: string;
  process: string;
  agreement: Record<Agreement, string>;
  run(status: 'running' | 'closed', runs: number, events: number): string;
  onTheWay(count: number, attempts: number): string;
  retry(activity: string, attempt: number, failure?: string): string;
  revived(times: number): string;
  steps: string;
  seeIt: string;
  days(count: number): string;
  left(days: number): string;
}

const ES: ExplainWords = {
  commune: 'comuna',
  standsAt: 'Está en',
  since: 'desde el',
  outcome: 'Resultado',
  reason: 'Motivo',
  priority: 'Prioridad',
  grades: { critical: 'crítica', high: 'alta', medium: 'media', low: 'baja' },
  inCharge: 'A cargo de',
  nobody: 'sin asignar',
  withheld: 'no se muestra fuera de la comuna',
  paused: 'En pausa',
  waitsFor: 'Espera',
  waitsForNothing: (ended) => (ended ? 'nada: terminó' : 'ningún plazo corre ahora'),
  due: 'vence el',
  overdue: 'ATRASADO',
  otherwise: 'Si nadie actúa',
  allTold: 'Ya se avisó a todos los niveles',
  process: 'Proceso',
  agreement: {
    agrees: 'corre, y dice lo mismo que el registro',
    'on-its-way': 'aún no oye lo último que hizo el servicio: va en camino',
    differs: 'NO dice lo mismo que el registro: docs/runbooks/process-stuck.md',
    lost: 'NO hay proceso que corra para este registro: el vigilante lo vuelve a iniciar (docs/runbooks/watchdog-revived.md)',
    over: 'terminó, como el registro',
    unknown: 'no se pudo preguntar: Temporal o sus trabajadores no responden',
  },
  run: (status, runs, events) =>
    `${status === 'running' ? 'en marcha' : 'cerrado'} · ${runs === 1 ? 'una corrida' : `${runs} corridas`} · ${events} eventos`,
  onTheWay: (count, attempts) =>
    `${count === 1 ? 'un mensaje' : `${count} mensajes`} por entregar${attempts > 0 ? `, ${attempts} intentos` : ''}`,
  retry: (activity, attempt, failure) => `reintenta ${activity}, intento ${attempt}${failure ? ` (${failure})` : ''}`,
  revived: (times) => (times === 1 ? 'iniciado de nuevo una vez' : `iniciado de nuevo ${times} veces`),
  steps: 'Últimos pasos',
  seeIt: 'Para verlo',
  days: (count) => (count === 1 ? '1 día' : `${count} días`),
  left: (days) => (days === 0 ? 'hoy' : days > 0 ? `en ${ES.days(days)}` : `hace ${ES.days(-days)}`),
};

const EN: ExplainWords = {
  commune: 'commune',
  standsAt: 'Stands at',
  since: 'since',
  outcome: 'Outcome',
  reason: 'Reason',
  priority: 'Priority',
  grades: { critical: 'critical', high: 'high', medium: 'medium', low: 'low' },
  inCharge: 'In charge',
  nobody: 'nobody yet',
  withheld: 'not shown outside the commune',
  paused: 'Paused',
  waitsFor: 'Waits for',
  waitsForNothing: (ended) => (ended ? 'nothing: it has ended' : 'no clock runs now'),
  due: 'due',
  overdue: 'OVERDUE',
  otherwise: 'If nobody acts',
  allTold: 'Every level was told already',
  process: 'Process',
  agreement: {
    agrees: 'runs, and says the same as the record',
    'on-its-way': 'has not heard yet what the service did last: it is on its way',
    differs: 'does NOT say the same as the record: docs/runbooks/process-stuck.md',
    lost: 'NO process runs for this record: the watchdog starts it anew (docs/runbooks/watchdog-revived.md)',
    over: 'has ended, as the record has',
    unknown: 'could not be asked: Temporal or its workers do not answer',
  },
  run: (status, runs, events) => `${status} · ${runs === 1 ? 'one run' : `${runs} runs`} · ${events} events`,
  onTheWay: (count, attempts) =>
    `${count === 1 ? 'one message' : `${count} messages`} to be delivered${attempts > 0 ? `, ${attempts} attempts` : ''}`,
  retry: (activity, attempt, failure) => `retries ${activity}, attempt ${attempt}${failure ? ` (${failure})` : ''}`,
  revived: (times) => (times === 1 ? 'was started anew once' : `was started anew ${times} times`),
  steps: 'Latest steps',
  seeIt: 'To see it',
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  left: (days) => (days === 0 ? 'today' : days > 0 ? `in ${EN.days(days)}` : `${EN.days(-days)} ago`),
};

export const EXPLAIN_WORDS: Record<Language, ExplainWords> = { es: ES, en: EN };
