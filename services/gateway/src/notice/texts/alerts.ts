import type { Language } from '../../words/local-time.js';

/** What notices say of alerts and watches over children, by code. */
export const ALERTS_TEXTS: Record<string, Record<Language, string>> = {
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
  'alert.score-barred': {
    es: 'Una alerta se evaluó de nuevo sin su puntaje, por falta de consentimiento, y pesa menos: mire si corresponde',
    en: 'An alert was judged anew without its score, for want of consent, and weighs less: see whether that is right',
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
  'watch.left-childhood': {
    es: 'Un NNA con alertas abiertas dejó de serlo',
    en: 'A child with open alerts is not one any more',
  },
  'watch.restored': {
    es: 'Se deshizo una unión: un NNA vuelve a tener su propio seguimiento',
    en: 'A merge was undone: a child has its own watch again',
  },
};
