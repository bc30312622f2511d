import type { Language } from '../../words/local-time.js';

/** What notices say of figures, by code. */
export const MONITORING_TEXTS: Record<string, Record<Language, string>> = {
  'snapshot.to-sign': {
    es: 'Las cifras del trimestre están listas: revíselas y fírmelas',
    en: 'The figures of the quarter are ready: look at them and sign them',
  },
  'alarm.opened': {
    es: 'Una cifra de la oficina pasó su límite: hay una alarma que atender',
    en: 'A figure of the office is above its limit: there is an alarm to look into',
  },
  'alarm.assigned': {
    es: 'Una alarma de gestión está a su cargo',
    en: 'A management alarm is in your charge',
  },
  'alarm.ended': {
    es: 'Una alarma de gestión terminó por sí sola',
    en: 'A management alarm is over by itself',
  },
};
