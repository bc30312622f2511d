import type { Label } from '../building-blocks/stage-table.js';

/** What a clock counts from, for people: anchors that owners name, and happenings they tell of. */
export const ANCHOR_LABELS: Readonly<Record<string, Label>> = {
  acceptedAt: { es: 'la aceptación de la invitación', en: 'the acceptance of the invitation' },
  announcedAt: { es: 'el anuncio', en: 'the announcement' },
  appointmentAt: { es: 'la hora de atención acordada', en: 'the appointment that was agreed' },
  askedAt: { es: 'la recepción de la solicitud', en: 'the receipt of the request' },
  consentWithdrawnAt: { es: 'el retiro del consentimiento', en: 'the withdrawal of consent' },
  cycleStartedAt: { es: 'el comienzo del ciclo', en: 'the beginning of the cycle' },
  effectiveAt: { es: 'la primera atención', en: 'the first attendance' },
  exitAt: { es: 'el egreso', en: 'the exit' },
  firstTermEndsAt: { es: 'el fin del primer plazo', en: 'the end of the first term' },
  inForceSince: { es: 'la entrada en vigencia de la medida', en: 'the day the measure came into force' },
  leftServiceAt: { es: 'el egreso del servicio especializado', en: 'the exit from the specialised service' },
  lookDueSince: { es: 'el día en que correspondía mirar otra vez', en: 'the day the second look was due' },
  notifiedAt: { es: 'la última notificación', en: 'the latest notification' },
  openedAt: { es: 'la apertura de la alarma', en: 'the opening of the alarm' },
  receivedAt: { es: 'la recepción de la alerta', en: 'the receipt of the alert' },
  rescueDueSince: { es: 'la segunda inasistencia seguida', en: 'the second missed session in a row' },
  serviceCountsFrom: {
    es: 'lo último que se acordó, faltó o se entregó',
    en: 'what was last agreed, missed or delivered',
  },
  waitCountsFrom: { es: 'el inicio de la espera', en: 'the beginning of the wait' },
};

export const HAPPENING_LABELS: Readonly<Record<string, Label>> = {
  'activity-held': { es: 'la última actividad', en: 'the latest activity' },
  'alert-joined': { es: 'la última alerta', en: 'the latest alert' },
  'list-checked': { es: 'la última revisión de la lista', en: 'the latest check of the list' },
  'measure-reviewed': { es: 'la última revisión de la medida', en: 'the latest review of the measure' },
  'queue-reviewed': { es: 'la última revisión de la cola', en: 'the latest review of the queue' },
  'review-held': { es: 'la última revisión del plan', en: 'the latest review of the plan' },
  'session-held': { es: 'la última sesión', en: 'the latest session' },
  'status-heard': { es: 'la última noticia del servicio', en: 'the latest news from the service' },
  'watch-reviewed': { es: 'la última revisión del seguimiento', en: 'the latest review of the watch' },
};
