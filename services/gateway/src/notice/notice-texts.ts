import { ruleLabels } from '@oln/contracts/process-labels';
import { localDay, type Language } from '../words/local-time.js';
import { processesOfKind } from '../words/record-paths.js';
import type { Notice } from './notice.js';

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
  'answer-link.not-mailed': {
    es: 'Un enlace de respuesta venció sin que el correo saliera: hay que contactar a la institución por otra vía',
    en: 'An answer link ran out before its mail could be sent: the institution must be reached another way',
  },
  'answer-link.mail-waits': {
    es: 'El correo con un enlace de respuesta aún no sale: conviene llamar a la institución',
    en: 'The mail with an answer link has not gone out yet: better call the institution',
  },
  'alert.received-critical': {
    es: 'Llegó una alerta crítica: hay dos horas para verificarla',
    en: 'A critical alert came in: there are two hours to verify it',
  },
  'alert.received-high': {
    es: 'Llegó una alerta de gravedad alta',
    en: 'An alert of high severity came in',
  },
  'alert.severity-rose': {
    es: 'Subió la gravedad de una alerta',
    en: 'The severity of an alert has risen',
  },
  'alert.not-identified': {
    es: 'No se sabe de quién es una alerta: alguien debe decirlo',
    en: 'It is not known whom an alert is about: somebody must say so',
  },
  'alert.to-identify': {
    es: 'Una alerta pregunta de quién se trata: compare con el registro',
    en: 'An alert asks whom it is about: compare with the registry',
  },
  'alert.to-confirm': {
    es: 'Se descartó una alerta grave: falta una segunda persona',
    en: 'A grave alert was dismissed: a second person must confirm',
  },
  'alert.sent-back': {
    es: 'Una alerta que usted descartó vuelve a responderse',
    en: 'An alert that you dismissed is to be answered',
  },
  'alert.lowering-to-confirm': {
    es: 'Se pide bajar la gravedad de una alerta: falta una segunda persona',
    en: 'The severity of an alert is to be lowered: a second person must agree',
  },
  'alert.in-charge': {
    es: 'Una alerta está a su cargo',
    en: 'An alert is in your charge',
  },
  'alert.person-left': {
    es: 'Una persona dejó la oficina: una alerta quedó sin nadie a cargo',
    en: 'A person has left the office: an alert has nobody in charge',
  },
  'alert.case-closed': {
    es: 'El caso al que iba una alerta se cerró: falta otra respuesta',
    en: 'The case an alert went to has closed: another answer is needed',
  },
  'alert.arrived-otherwise': {
    es: 'Otra parte ya recibió una alerta que sigue abierta',
    en: 'Somebody has an alert already that is still open',
  },
  'alert.intake-impossible': {
    es: 'Una alerta pide un ingreso que no se pudo abrir',
    en: 'An alert asks for a request that could not be opened',
  },
  'escalation.intake-impossible': {
    es: 'Un NNA vuelve del servicio especializado y no se pudo abrir su ingreso',
    en: 'A child is back from the specialised service, and no request could be opened',
  },
  'watch.left-childhood': {
    es: 'Un NNA con alertas abiertas dejó de serlo',
    en: 'A child with open alerts is not one any more',
  },
  'watch.restored': {
    es: 'Se deshizo una unión: un NNA vuelve a tener su propio seguimiento',
    en: 'A merge was undone: a child has its own watch again',
  },
  'offer.stale': {
    es: 'Nadie ha confirmado a tiempo una ficha del mapa de oferta: revise que siga siendo correcta',
    en: 'Nobody has confirmed an entry of the map of offer in time: see that it is still right',
  },
  'referral.vacancy-offered': {
    es: 'Hay un cupo para una familia que derivó: confírmelo con ella',
    en: 'There is a place for a family you referred: confirm it with them',
  },
  'referral.appointment-set': {
    es: 'La institución fijó hora para una familia: confírmela con ella',
    en: 'The institution set an appointment for a family: confirm it with them',
  },
  'referral.wait-listed': {
    es: 'Una derivación quedó en lista de espera',
    en: 'A referral is on the waiting list',
  },
  'referral.declined': {
    es: 'Una institución no recibe a la familia: elija otro oferente',
    en: 'An institution does not receive the family: choose another provider',
  },
  'referral.next-asked': {
    es: 'No hubo respuesta a tiempo: se consulta al siguiente oferente',
    en: 'There was no answer in time: the next provider is asked',
  },
  'referral.wait-ended': {
    es: 'Terminó el plazo de espera de una derivación: hay que revisarla',
    en: 'The wait of a referral has run out: it must be reviewed',
  },
  'referral.wait-reviewed': {
    es: 'La coordinación revisó la espera de una derivación',
    en: 'The coordinator has reviewed the wait of a referral',
  },
  'referral.escalation-needed': {
    es: 'Una derivación que espera necesita escalarse: abra lo que corresponda',
    en: 'A referral that waits must be escalated: open what is needed',
  },
  'referral.family-not-looked-for': {
    es: 'Un cupo espera a una familia que nadie ha buscado',
    en: 'A place waits for a family that nobody has looked for',
  },
  'referral.vacancy-released': {
    es: 'Una familia no fue ubicada y su cupo pasó al siguiente: revise la derivación',
    en: 'A family was not reached and its place went to the next: review the referral',
  },
  'referral.family-missed': {
    es: 'Una familia no llegó a su primera atención: búsquela',
    en: 'A family did not come to its first attendance: look for them',
  },
  'referral.worsened': {
    es: 'La situación de un NNA derivado empeoró',
    en: 'The situation of a child who was referred has worsened',
  },
  'referral.effective': {
    es: 'Una familia fue recibida',
    en: 'A family was received',
  },
  'referral.result': {
    es: 'Llegó el resultado de una derivación',
    en: 'The result of a referral has come in',
  },
  'referral.without-offer': {
    es: 'Una derivación terminó sin oferta: la brecha quedó registrada',
    en: 'A referral ended without offer: the gap is on record',
  },
  'referral.ended': {
    es: 'Terminó una derivación a su cargo',
    en: 'A referral in your charge has ended',
  },
  'referral.reassigned': {
    es: 'Una derivación pasa a estar a su cargo',
    en: 'A referral is now in your charge',
  },
  'referral.pause-ended': {
    es: 'Terminó la pausa de una derivación',
    en: 'The pause of a referral has ended',
  },
  'referral.case-paused': {
    es: 'El caso está en pausa y hay un cupo guardado: decida con la familia',
    en: 'The case is paused and a place is kept: decide with the family',
  },
  'referral.case-closed': {
    es: 'El caso cerró y una derivación sigue abierta: decida cómo sigue',
    en: 'The case is closed and a referral is still open: decide how it goes on',
  },
  'referral.child-deceased': {
    es: 'Falleció un NNA derivado: su derivación se cerró',
    en: 'A child who was referred has died: the referral was closed',
  },
  'referral.child-of-age': {
    es: 'Un NNA derivado cumplió 18 años: revise su derivación',
    en: 'A child who was referred has come of age: look at the referral',
  },
  'gap.offer-appeared': {
    es: 'Apareció oferta para un NNA que la esperaba',
    en: 'Offer has appeared for a child who waited for it',
  },
  'escalation.opened': {
    es: 'Se abrió un escalamiento al servicio especializado',
    en: 'An escalation to the specialised service was opened',
  },
  'escalation.urgent': {
    es: 'Un escalamiento urgente fue notificado sin esperar aprobación',
    en: 'An urgent escalation was notified without waiting for approval',
  },
  'escalation.to-approve': { es: 'Un escalamiento espera su aprobación', en: 'An escalation waits for your approval' },
  'escalation.returned': {
    es: 'Un escalamiento fue devuelto para completarlo',
    en: 'An escalation was returned to be completed',
  },
  'escalation.not-acknowledged': {
    es: 'Nadie acusó recibo de un escalamiento: se notificó un nivel más arriba',
    en: 'Nobody acknowledged an escalation: it was notified one level higher',
  },
  'escalation.never-acknowledged': {
    es: 'Un escalamiento sigue sin acuse de recibo en el nivel más alto',
    en: 'An escalation is still not acknowledged at the highest level',
  },
  'escalation.acknowledged': {
    es: 'El servicio acusó recibo de un escalamiento',
    en: 'The service has acknowledged an escalation',
  },
  'escalation.accepted': {
    es: 'El servicio aceptó un escalamiento: comienza el traspaso',
    en: 'The service has accepted an escalation: the handover begins',
  },
  'escalation.more-information': {
    es: 'El servicio pide más antecedentes de un escalamiento',
    en: 'The service asks for more information on an escalation',
  },
  'escalation.rejected': {
    es: 'El servicio rechazó un escalamiento: hay que decidir',
    en: 'The service has rejected an escalation: it is to be decided',
  },
  'escalation.given-back': {
    es: 'El servicio devolvió a la familia: la oficina sigue a cargo',
    en: 'The service has given the family back: the office goes on',
  },
  'escalation.worsened': {
    es: 'Empeoró la situación de un NNA que se está escalando',
    en: 'The situation of a child that is being escalated has become worse',
  },
  'escalation.danger-with-service': {
    es: 'Peligro de un NNA que está en el servicio: hay que avisarle ahora',
    en: 'Danger to a child that is with the service: tell the service now',
  },
  'escalation.not-attended': {
    es: 'El servicio no está atendiendo a un NNA traspasado',
    en: 'The service is not attending a child that was handed over',
  },
  'escalation.left-service': {
    es: 'Un NNA egresó del servicio: comienza el seguimiento',
    en: 'A child has left the service: the follow-up begins',
  },
  'escalation.new-risk': {
    es: 'Se encontró un riesgo nuevo tras el egreso del servicio',
    en: 'A new risk was found after the service',
  },
  'escalation.withdrawn': {
    es: 'Un escalamiento a su cargo fue retirado',
    en: 'An escalation in your charge was withdrawn',
  },
  'escalation.reassigned': { es: 'Un escalamiento pasa a estar a su cargo', en: 'An escalation is now in your charge' },
  'escalation.pause-ended': {
    es: 'Terminó la pausa de un seguimiento tras el servicio',
    en: 'The pause of a follow-up after the service has ended',
  },
  'escalation.child-of-age': {
    es: 'Un NNA de un escalamiento cumplió 18 años',
    en: 'A child of an escalation has come of age',
  },
  'escalation.child-deceased': {
    es: 'Se registró el fallecimiento de un NNA de un escalamiento',
    en: 'The death of a child of an escalation was recorded',
  },
  'escalation.case-left': {
    es: 'Terminó el caso de un NNA que se está escalando: el escalamiento sigue',
    en: 'The case of a child that is being escalated has ended: the escalation goes on',
  },
  'measure.opened': {
    es: 'Se abrió un procedimiento de medida de protección',
    en: 'A procedure for a protection measure was opened',
  },
  'measure.alert-joined': {
    es: 'Otra alerta del NNA llega a un procedimiento en curso',
    en: 'Another alert of the child has come to a procedure under way',
  },
  'measure.to-adopt': {
    es: 'Una medida de protección espera su decisión',
    en: 'A protection measure waits for your decision',
  },
  'measure.adopted': { es: 'Se adoptó una medida de protección', en: 'A protection measure was adopted' },
  'measure.not-adopted': { es: 'No se adoptó una medida de protección', en: 'A protection measure was not adopted' },
  'measure.not-complied-with': {
    es: 'Una medida de protección no se cumple: hay que decidir',
    en: 'A protection measure is not complied with: it is to be decided',
  },
  'measure.term-ended': {
    es: 'Terminó el plazo de una medida: renovar o dejar sin efecto',
    en: 'The term of a measure has ended: renew it or lift it',
  },
  'measure.renewed': { es: 'Se renovó una medida de protección', en: 'A protection measure was renewed' },
  'measure.warned': { es: 'Una medida sigue vigente con advertencia', en: 'A measure is back in force with a warning' },
  'measure.ended': { es: 'Una medida de protección terminó', en: 'A protection measure has ended' },
  'measure.escalated': {
    es: 'Una medida que no se cumple fue escalada',
    en: 'A measure that is not complied with was escalated',
  },
  'measure.reassigned': { es: 'Una medida pasa a estar a su cargo', en: 'A measure is now in your charge' },
  'measure.pause-ended': {
    es: 'Terminó la pausa de un procedimiento de medida',
    en: 'The pause of a procedure has ended',
  },
  'measure.child-of-age': { es: 'Un NNA de una medida cumplió 18 años', en: 'A child of a measure has come of age' },
  'measure.child-deceased': {
    es: 'Se registró el fallecimiento de un NNA de una medida',
    en: 'The death of a child of a measure was recorded',
  },
};

export const NOTICE_CODES: readonly string[] = Object.keys(TEXTS);

/** What a record is called, by its kind. */
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
  'received.identify': { es: 'identificar al NNA', en: 'identify the child' },
  'triage.critical': { es: 'verificar la alerta (crítica)', en: 'verify the alert (critical)' },
  'triage.high': { es: 'verificar la alerta (alta)', en: 'verify the alert (high)' },
  'triage.medium': { es: 'verificar la alerta (media)', en: 'verify the alert (medium)' },
  'triage.low': { es: 'verificar la alerta (baja)', en: 'verify the alert (low)' },
  'answer.urgent': { es: 'responder la alerta (crítica)', en: 'answer the alert (critical)' },
  'answer.high': { es: 'responder la alerta (alta)', en: 'answer the alert (high)' },
  'answer.medium': { es: 'responder la alerta (media)', en: 'answer the alert (medium)' },
  'answer.low': { es: 'responder la alerta (baja)', en: 'answer the alert (low)' },
  'confirmation.confirm': { es: 'confirmar que se descarta', en: 'confirm the dismissal' },
  'handing-on.arrive': { es: 'confirmar que llegó', en: 'confirm that it arrived' },
  'active.review': { es: 'revisar las alertas del NNA en conjunto', en: 'review the child’s alerts together' },
  'active.quiet': { es: 'noventa días sin alertas', en: 'ninety days without an alert' },
};

const KINDS: Record<string, Record<Language, string>> = {
  case: { es: 'caso', en: 'case' },
  request: { es: 'solicitud', en: 'request' },
  transfer: { es: 'traslado', en: 'transfer' },
  staff: { es: 'persona de la oficina', en: 'staff member' },
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
