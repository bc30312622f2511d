import type { Language } from '../../words/local-time.js';

/** What notices say of escalations and protection measures, by code. */
export const PROTECTION_TEXTS: Record<string, Record<Language, string>> = {
  'escalation.intake-impossible': {
    es: 'Un NNA vuelve del servicio especializado y no se pudo abrir su ingreso',
    en: 'A child is back from the specialised service, and no request could be opened',
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
  'escalation.paused-with-family': {
    es: 'Un escalamiento a su cargo quedó en pausa junto con su familia',
    en: 'An escalation in your charge was paused together with its family',
  },
  'escalation.resumed-with-family': {
    es: 'Un escalamiento a su cargo se reanudó junto con su familia',
    en: 'An escalation in your charge was resumed together with its family',
  },
  'escalation.child-of-age': {
    es: 'Un NNA de un escalamiento cumplió 18 años',
    en: 'A child of an escalation has come of age',
  },
  'escalation.child-deceased': {
    es: 'Se registró el fallecimiento de un NNA de un escalamiento',
    en: 'The death of a child of an escalation was recorded',
  },
  'escalation.link-not-mailed': {
    es: 'El correo con la notificación de un escalamiento no salió: contacte a la institución por otra vía',
    en: 'The mail that notifies of an escalation never went out: reach the institution another way',
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
  'measure.paused-with-family': {
    es: 'Un procedimiento de medida a su cargo quedó en pausa junto con su familia',
    en: 'A procedure in your charge was paused together with its family',
  },
  'measure.resumed-with-family': {
    es: 'Un procedimiento de medida a su cargo se reanudó junto con su familia',
    en: 'A procedure in your charge was resumed together with its family',
  },
  'measure.child-of-age': { es: 'Un NNA de una medida cumplió 18 años', en: 'A child of a measure has come of age' },
  'measure.child-deceased': {
    es: 'Se registró el fallecimiento de un NNA de una medida',
    en: 'The death of a child of a measure was recorded',
  },
};
