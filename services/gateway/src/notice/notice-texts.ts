import type { Notice } from './notice.js';

type Language = 'es' | 'en';

/** What notices say, by code. The record is named by its id: the reader opens it in the system, where rights hold. */
const TEXTS: Record<string, Record<Language, string>> = {
  'deadline.reminder': { es: 'Se acerca un plazo', en: 'A deadline is near' },
  'deadline.overdue': { es: 'Un plazo venció sin respuesta', en: 'A deadline has passed without an answer' },
  'deadline.climbed': {
    es: 'Un plazo vencido sigue sin respuesta y llega a su nivel',
    en: 'An overdue deadline is still open and has climbed to you',
  },
  'request.imminent-danger': { es: 'Peligro inminente informado al ingreso', en: 'Imminent danger reported at intake' },
  'request.no-room': {
    es: 'Una familia espera: no hay cupo en la línea',
    en: 'A family is waiting: the line has no room',
  },
  'request.assigned': { es: 'Se le asignó una familia', en: 'A family was assigned to you' },
  'request.room-free': {
    es: 'Se liberó un cupo para la cola priorizada',
    en: 'A place is free for the priority queue',
  },
  'request.priority-high': { es: 'Una solicitud pasó a prioridad alta', en: 'A request has risen to high priority' },
  'request.pause-ended': { es: 'Terminó la pausa de una solicitud', en: 'The pause of a request has ended' },
  'request.last-child-of-age': {
    es: 'El último NNA de una solicitud cumplió 18 años',
    en: 'The last child of a request has come of age',
  },
  'import.to-review': {
    es: 'Una planilla importada espera su revisión',
    en: 'An imported sheet waits for your review',
  },
  'case.opened': { es: 'Se abrió un caso a su cargo', en: 'A case in your charge was opened' },
  'case.reassigned': { es: 'Un caso pasa a estar a su cargo', en: 'A case is now in your charge' },
  'case.pause-ended': { es: 'Terminó la pausa de un caso', en: 'The pause of a case has ended' },
  'case.evaluation-due': { es: 'Corresponde evaluar un caso', en: 'A case is due for evaluation' },
  'case.second-look': {
    es: 'Corresponde mirar otra vez un caso desestimado',
    en: 'A dismissed case is due for a second look',
  },
  'case.consent-withdrawn': { es: 'Una familia retiró su consentimiento', en: 'A family has withdrawn its consent' },
  'case.risk-found': { es: 'Se encontró un riesgo nuevo en un caso egresado', en: 'A new risk was found after exit' },
  'case.not-located-at-risk': { es: 'Una familia con riesgo no fue ubicada', en: 'A family at risk was not located' },
  'case.escalated-at-once': { es: 'Un caso fue escalado de inmediato', en: 'A case was escalated at once' },
  'case.child-of-age': { es: 'Un NNA de un caso cumplió 18 años', en: 'A child of a case has come of age' },
  'case.child-deceased': {
    es: 'Se registró el fallecimiento de un NNA de un caso',
    en: 'The death of a child of a case was recorded',
  },
  'staff.left': {
    es: 'Una persona dejó la oficina: sus casos esperan reasignación',
    en: 'A person has left the office: their cases wait to be reassigned',
  },
  'transfer.requested': { es: 'Otra comuna pide recibir un caso', en: 'Another commune asks you to receive a case' },
  'transfer.answered': { es: 'La otra comuna respondió un traslado', en: 'The other commune has answered a transfer' },
  'transfer.waiting': { es: 'Un traslado sigue sin respuesta', en: 'A transfer is still unanswered' },
};

export const NOTICE_CODES: readonly string[] = Object.keys(TEXTS);

/** What a deadline is about, by its rule: in the words of the processes (docs/processes). */
const RULES: Record<string, Record<Language, string>> = {
  'admissibility.decide': { es: 'decidir admisibilidad', en: 'decide on admissibility' },
  'referring.arrive': { es: 'confirmar que la familia llegó', en: 'confirm that the family arrived' },
  'prioritised.review': { es: 'revisar la cola', en: 'review the queue' },
  'variant.choose': { es: 'elegir la modalidad', en: 'choose the variant' },
  'assignment.high': { es: 'asignar (prioridad alta)', en: 'assign (high priority)' },
  'assignment.medium': { es: 'asignar (prioridad media)', en: 'assign (medium priority)' },
  'assignment.low': { es: 'asignar (prioridad baja)', en: 'assign (low priority)' },
  'service.deliver': { es: 'entregar y recibir respuesta', en: 'deliver and hear back' },
  'invitation.respond': { es: 'respuesta de la familia', en: "the family's answer" },
  'diagnosis.complete': { es: 'completar el diagnóstico', en: 'complete the diagnosis' },
  'family-plan.approve': { es: 'acordar y aprobar el plan', en: 'agree and approve the plan' },
  'execution.session': { es: 'sesión con la familia', en: 'session with the family' },
  'execution.review': { es: 'revisión del plan', en: 'review of the plan' },
  'execution.evaluate': { es: 'evaluación del mes 6', en: 'evaluation of month 6' },
  'execution.extension-ends': { es: 'fin de la extensión', en: 'end of the extension' },
  'evaluation.conclude': { es: 'concluir la evaluación', en: 'conclude the evaluation' },
  'closure.close': { es: 'cerrar con plan de egreso', en: 'close with an exit plan' },
  'second-look.look': { es: 'mirar otra vez a la familia', en: 'look at the family once more' },
  'second-look.decide': { es: 'registrar la segunda mirada', en: 'record the second look' },
  'follow-up.first': { es: 'contacto a los 3 meses', en: 'contact at 3 months' },
  'follow-up.second': { es: 'contacto a los 6 meses', en: 'contact at 6 months' },
};

const KINDS: Record<string, Record<Language, string>> = {
  case: { es: 'caso', en: 'case' },
  request: { es: 'solicitud', en: 'request' },
  transfer: { es: 'traslado', en: 'transfer' },
  staff: { es: 'persona de la oficina', en: 'staff member' },
  'request-import': { es: 'planilla', en: 'sheet' },
};

/** What is the matter, in a sentence without the record. */
export function noticeText({ code, rule }: Pick<Notice, 'code' | 'rule'>, language: Language): string {
  const text = TEXTS[code]?.[language] ?? code;
  return rule ? `${text}: ${RULES[rule]?.[language] ?? rule}` : text;
}

export function noticeLine(notice: Notice, language: Language): string {
  const kind = KINDS[notice.aboutKind]?.[language] ?? notice.aboutKind;
  const due = notice.due ? ` · ${language === 'es' ? 'vence' : 'due'} ${localDay(notice.due, language)}` : '';
  return `${noticeText(notice, language)} · ${kind} ${notice.about}${due}`;
}

const localDay = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-CL' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'America/Santiago',
  }).format(new Date(instant));
