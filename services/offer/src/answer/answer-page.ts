import type { RefusalDefinition } from '@oln/contracts';
import { escaped } from '@oln/service-kit';
import { DECLINE_REASONS } from '../referral/referral-commands.js';
import { type AgeBand, type Referral, type Result } from '../referral/referral.js';
import { CHOICES, type Sent } from './link-answer.js';
import type { Purpose } from './answer-link.js';
import type { LinkView } from './link-answer.service.js';

/** The page by which a receiver without an account answers: plain HTML, no script, and nothing that tells who the child is. */

const REASONS: Record<(typeof DECLINE_REASONS)[number], string> = {
  'no-capacity': 'No hay capacidad',
  'not-eligible': 'No cumple los requisitos',
  'outside-area': 'Fuera del territorio',
  'incomplete-information': 'Faltan antecedentes',
  'not-our-competence': 'No nos corresponde',
  'service-ended': 'El servicio terminó',
  other: 'Otra razón',
};
const RESULT_TEXTS: Record<Result, string> = {
  attending: 'Sigue en atención',
  completed: 'Completó la atención',
  abandoned: 'Dejó de asistir',
  'referred-on': 'Se derivó a otro servicio',
  'not-needed': 'No requería la atención',
};
const BANDS: Record<AgeBand, string> = {
  '0-3': '0 a 3 años',
  '4-6': '4 a 6 años',
  '7-13': '7 a 13 años',
  '14-17': '14 a 17 años',
  family: 'Grupo familiar',
};
const PRIORITY_TEXTS = { high: 'Alta', medium: 'Media', low: 'Baja' } as const;
const ASKED: Record<Purpose, string> = {
  answer: '¿Pueden recibir a esta familia?',
  appointment: 'Hay un cupo para esta familia: ¿cuándo y dónde la esperan?',
  attendance: '¿Llegó la familia a su primera atención?',
  result: '¿Qué resultó de la atención?',
  confirmation: '¿Sigue correcta la información de su servicio en el mapa de oferta?',
};
const CHOICE_TEXTS: Record<string, string> = {
  accepted: 'Sí, hay cupo',
  'wait-listed': 'Por ahora, en lista de espera',
  declined: 'No podemos recibirla',
  appointment: 'Fijar fecha',
  attended: 'Sí, asistió',
  missed: 'No asistió',
  result: 'Informar el resultado',
  confirmed: 'Sí, está correcta',
};

const STYLE = `body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
fieldset{border:1px solid #767676;border-radius:.4rem;margin:1rem 0}label{display:block;margin:.4rem 0}
input:not([type=radio]),select{font:inherit;padding:.3rem;width:100%;box-sizing:border-box}
button{font:inherit;padding:.6rem 1.4rem;background:#0b4f8a;color:#fff;border:0;border-radius:.4rem}
dt{font-weight:600}dd{margin:0 0 .4rem}.wrong{border-left:.3rem solid #a40000;padding-left:.8rem}`;

/** Its style is its own, and nothing else is loaded, run or framed. */
export const PAGE_POLICY = `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const whole = (title: string, inside: string): string => `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${inside}</main><footer><p>Oficina Local de la Niñez</p></footer></body></html>`;

/** What is asked, what may be known, and the form. `wrong`: why the last answer was not taken. */
export function questionPage({ link, referral }: LinkView, sent: Sent = {}, wrong?: string): string {
  const known = referral ? knownOf(referral) : '';
  const alert = wrong ? `<p class="wrong" role="alert">${escaped(wrong)}</p>` : '';
  const choices = CHOICES[link.purpose];
  const until = `<p>El enlace sirve una vez y vence el ${localTime(link.expiresAt)}.</p>`;
  return whole(
    ASKED[link.purpose],
    `${alert}${known}<form method="post">${radios(choices, sent)}${extras(choices, sent)}
<button type="submit">Enviar respuesta</button></form>${until}`,
  );
}

export const thanksPage = (): string =>
  whole('Gracias', '<p>Su respuesta quedó registrada. Ya puede cerrar esta página.</p>');

/** A link that takes no answer says why, and what to do. */
export const shutPage = ({ title, todo }: RefusalDefinition): string =>
  whole(escaped(title.es), `<p>${escaped(todo.es)}</p>`);

function knownOf({ need, ageBand, sex, priority, requirementsMet, ...referral }: Referral): string {
  const rows: [string, string][] = [
    ['Necesidad', need],
    ['Edad', BANDS[ageBand]],
    ...(sex
      ? ([['Sexo', sex === 'female' ? 'Femenino' : sex === 'male' ? 'Masculino' : 'Intersexual']] as [string, string][])
      : []),
    ['Prioridad', PRIORITY_TEXTS[priority]],
    ...(requirementsMet.length > 0 ? ([['Cuenta con', requirementsMet.join(', ')]] as [string, string][]) : []),
  ];
  if ('appointmentAt' in referral && referral.appointmentAt)
    rows.push(['Hora fijada', localTime(referral.appointmentAt)]);
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

function radios(choices: readonly string[], sent: Sent): string {
  const only = choices.length === 1 ? choices[0] : undefined;
  const items = choices.map((choice) => {
    const checked = choice === (only ?? sent.answer) ? ' checked' : '';
    return `<label><input type="radio" name="answer" value="${choice}" required${checked}> ${CHOICE_TEXTS[choice]}</label>`;
  });
  return `<fieldset><legend>Respuesta</legend>${items.join('')}</fieldset>`;
}

function extras(choices: readonly string[], sent: Sent): string {
  const has = (...wanted: string[]): boolean => wanted.some((choice) => choices.includes(choice));
  const when = has('accepted', 'appointment', 'attended') ? whenAndWhere(has('accepted', 'appointment'), sent) : '';
  const why = has('declined') ? select('reason', 'Si no pueden recibirla, la razón', REASONS, sent) : '';
  const result = has('result') ? select('result', 'Resultado', RESULT_TEXTS, sent) : '';
  return when + why + result;
}

const whenAndWhere = (
  withPlace: boolean,
  sent: Sent,
): string => `<fieldset><legend>Fecha${withPlace ? ' y lugar' : ''}</legend>
<label>Día <input type="date" name="date" value="${valueOf(sent.date)}"></label>
<label>Hora <input type="time" name="time" value="${valueOf(sent.time)}"></label>
${withPlace ? `<label>Lugar <input name="place" maxlength="500" value="${valueOf(sent.place)}"></label>` : ''}</fieldset>`;

function select(name: string, label: string, texts: Readonly<Record<string, string>>, sent: Sent): string {
  const options = Object.entries(texts).map(
    ([value, text]) => `<option value="${value}"${sent[name] === value ? ' selected' : ''}>${text}</option>`,
  );
  return `<label>${label} <select name="${name}"><option value=""></option>${options.join('')}</select></label>`;
}

const valueOf = (value: unknown): string => (typeof value === 'string' ? escaped(value.slice(0, 500)) : '');

const localTime = (instant: Date): string =>
  new Intl.DateTimeFormat('es-CL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Santiago' }).format(
    instant,
  );
