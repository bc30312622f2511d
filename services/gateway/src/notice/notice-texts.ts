import { ruleLabels } from '@oln/contracts/process-labels';
import { localDay, type Language } from '../words/local-time.js';
import { processesOfKind } from '../words/record-paths.js';
import type { Notice } from './notice.js';
import { ALERTS_TEXTS } from './texts/alerts.js';
import { COMMUNITY_TEXTS } from './texts/community.js';
import { FAMILY_TEXTS } from './texts/family.js';
import { MONITORING_TEXTS } from './texts/monitoring.js';
import { OFFER_TEXTS } from './texts/offer.js';
import { PROTECTION_TEXTS } from './texts/protection.js';
import { RIGHTS_TEXTS } from './texts/rights.js';

/** What notices say, by code. The record is named by its id: the reader opens it in the system, where rights hold. */
const TEXTS: Record<string, Record<Language, string>> = {
  'deadline.reminder': { es: 'Se acerca un plazo', en: 'A deadline is near' },
  'deadline.overdue': { es: 'Un plazo venció sin respuesta', en: 'A deadline has passed without an answer' },
  'deadline.climbed': {
    es: 'Un plazo vencido sigue sin respuesta y llega a su nivel',
    en: 'An overdue deadline is still open and has climbed to you',
  },
  'process.stuck': {
    es: 'El proceso de un registro no avanza: sus plazos no corren, hay que revisarlo por cuenta propia y avisar a soporte',
    en: 'The process of a record does not go on: its clocks do not run, look after it yourself and tell support',
  },
  'request.imminent-danger': { es: 'Peligro inminente informado al ingreso', en: 'Imminent danger reported at intake' },
  'request.no-room': {
    es: 'Una familia espera: no hay cupo en la línea',
    en: 'A family is waiting: the line has no room',
  },
  'request.joined-case': {
    es: 'Otra solicitud de una familia que atiende se sumó a su caso: léala',
    en: 'Another request of a family that you attend joined its case: read it',
  },
  'request.assigned': { es: 'Se le asignó una familia', en: 'A family was assigned to you' },
  'request.room-free': {
    es: 'Se liberó un cupo para la cola priorizada',
    en: 'A place is free for the priority queue',
  },
  'request.priority-high': { es: 'Una solicitud pasó a prioridad alta', en: 'A request has risen to high priority' },
  'request.joined': {
    es: 'Una alerta, o un NNA que vuelve del servicio especializado, se sumó a una solicitud abierta',
    en: 'An alert, or a child that is back from the specialised service, joined an open request',
  },
  'request.no-case': {
    es: 'Se asignó una familia y su caso no se ha abierto: nadie la atiende',
    en: 'A family was assigned and its case has not been opened: nobody attends it',
  },
  'request.pause-ended': { es: 'Terminó la pausa de una solicitud', en: 'The pause of a request has ended' },
  'request.last-child-of-age': {
    es: 'El último NNA de una solicitud cumplió 18 años',
    en: 'The last child of a request has come of age',
  },
  'delegation.given': { es: 'Usted reemplaza a una persona del equipo', en: 'You stand in for somebody of the team' },
  'delegation.ended': {
    es: 'Ya no reemplaza a una persona del equipo',
    en: 'You no longer stand in for somebody of the team',
  },
  'emergency-access.opened': {
    es: 'Alguien abrió por urgencia un registro que no está a su cargo: revise el motivo',
    en: 'Somebody opened, in an emergency, a record that is not in their charge: look at the reason',
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
  'case.request-awaited': {
    es: 'Una familia debía volver a ingreso y no hay solicitud: nadie la atiende',
    en: 'A family was to go back to intake and there is no request: nobody attends it',
  },
  'case.not-located-at-risk': { es: 'Una familia con riesgo no fue ubicada', en: 'A family at risk was not located' },
  'case.child-of-age': { es: 'Un NNA de un caso cumplió 18 años', en: 'A child of a case has come of age' },
  'case.child-deceased': {
    es: 'Se registró el fallecimiento de un NNA de un caso',
    en: 'The death of a child of a case was recorded',
  },
  'staff.left': {
    es: 'Una persona dejó la oficina: sus casos esperan reasignación',
    en: 'A person has left the office: their cases wait to be reassigned',
  },
  'reassignment.stopped': {
    es: 'Una cartera no terminó de traspasarse: quienes debían recibirla ya no toman casos, elija a otras personas',
    en: 'A caseload was not handed over whole: those it was to go to take no cases any more, choose others',
  },
  'transfer.requested': { es: 'Otra comuna pide recibir un caso', en: 'Another commune asks you to receive a case' },
  'transfer.answered': { es: 'La otra comuna respondió un traslado', en: 'The other commune has answered a transfer' },
  'transfer.waiting': { es: 'Un traslado sigue sin respuesta', en: 'A transfer is still unanswered' },
  'answer-link.not-mailed': {
    es: 'Un enlace de respuesta venció sin que el correo saliera: hay que contactar a la institución por otra vía',
    en: 'An answer link ran out before its mail could be sent: the institution must be reached another way',
  },
  'answer-link.mail-waits': {
    es: 'El correo con un enlace de respuesta aún no sale: conviene llamar a la institución',
    en: 'The mail with an answer link has not gone out yet: better call the institution',
  },
  ...ALERTS_TEXTS,
  ...COMMUNITY_TEXTS,
  ...FAMILY_TEXTS,
  ...MONITORING_TEXTS,
  ...OFFER_TEXTS,
  ...PROTECTION_TEXTS,
  ...RIGHTS_TEXTS,
};

export const NOTICE_CODES: readonly string[] = Object.keys(TEXTS);

/** What a record is called, by its kind. */
const KINDS: Record<string, Record<Language, string>> = {
  case: { es: 'caso', en: 'case' },
  request: { es: 'solicitud', en: 'request' },
  transfer: { es: 'traslado', en: 'transfer' },
  reassignment: { es: 'traspaso de cartera', en: 'caseload handover' },
  staff: { es: 'persona de la oficina', en: 'staff member' },
  delegation: { es: 'reemplazo', en: 'delegation' },
  'emergency-access': { es: 'acceso de urgencia', en: 'emergency access' },
  'request-import': { es: 'planilla', en: 'sheet' },
  referral: { es: 'derivación', en: 'referral' },
  alert: { es: 'alerta', en: 'alert' },
  watch: { es: 'seguimiento de un NNA', en: 'watch over a child' },
  organization: { es: 'institución', en: 'institution' },
  escalation: { es: 'escalamiento', en: 'escalation' },
  measure: { es: 'medida', en: 'measure' },
  gap: { es: 'brecha', en: 'gap' },
  offer: { es: 'ficha de oferta', en: 'entry of the map of offer' },
  'answer-link': { es: 'enlace de respuesta', en: 'answer link' },
  anonymisation: { es: 'anonimización', en: 'anonymisation' },
  'rights-request': { es: 'solicitud de derechos', en: 'rights request' },
  'community-plan': { es: 'plan comunitario', en: 'community plan' },
  snapshot: { es: 'informe trimestral', en: 'quarterly snapshot' },
  alarm: { es: 'alarma de gestión', en: 'management alarm' },
};

type Said = Pick<Notice, 'code' | 'rule' | 'process'> & Partial<Pick<Notice, 'aboutKind'>>;

export const NOTICE_KINDS: readonly string[] = Object.keys(KINDS);

/** What is the matter, in a sentence without the record. */
export function noticeText(notice: Said, language: Language): string {
  const text = TEXTS[notice.code]?.[language] ?? notice.code;
  return notice.rule ? `${text}: ${ruleText(notice, notice.rule, language)}` : text;
}

/** In the words of the process whose rule it is: two processes may have a rule of the same name. */
function ruleText({ process, aboutKind }: Said, rule: string, language: Language): string {
  // A notice of before says only what it is about.
  const among = process ? [process] : processesOfKind(aboutKind ?? '');
  const labels = [...among, ...(process ? [] : [undefined])].map((code) => ruleLabels(code, rule)).find(Boolean);
  return labels ? lowerFirst(labels.label[language]) : rule;
}

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

export function noticeLine(notice: Notice, language: Language): string {
  const kind = KINDS[notice.aboutKind]?.[language] ?? notice.aboutKind;
  const due = notice.due ? ` · ${language === 'es' ? 'vence' : 'due'} ${localDay(notice.due, language)}` : '';
  return `${noticeText(notice, language)} · ${kind} ${notice.about}${due}`;
}
