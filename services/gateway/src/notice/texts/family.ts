import type { Language } from '../../words/local-time.js';

/** A family in therapy, in both lines at once, or with an alert that its case is to know. */
export const FAMILY_TEXTS: Record<string, Record<Language, string>> = {
  'case.rescue-due': {
    es: 'Una familia faltó a sus sesiones de terapia: corresponde buscarla',
    en: 'A family has missed its therapy sessions: it is to be looked for',
  },
  'case.sessions-missed': {
    es: 'Una familia sigue faltando a sus sesiones de terapia',
    en: 'A family keeps missing its therapy sessions',
  },
  'case.paused-with-family': {
    es: 'Un caso a su cargo quedó en pausa junto con su familia',
    en: 'A case in your charge was paused together with its family',
  },
  'case.resumed-with-family': {
    es: 'Un caso a su cargo se reanudó junto con su familia',
    en: 'A case in your charge was resumed together with its family',
  },
  'case.second-of-line': {
    es: 'Una familia que atiende tiene otro caso en la misma línea',
    en: 'A family that you attend has another case in the same line',
  },
  'case.left-other-line': {
    es: 'Una familia dejó la otra línea de atención; su caso sigue',
    en: 'A family has left the other line of action; your case goes on',
  },
  'case.alert': { es: 'Llegó una alerta sobre un NNA de un caso', en: 'An alert about a child of a case came in' },
  'case.resumed-by-alert': {
    es: 'Llegó una alerta grave sobre un NNA de un caso en pausa: el caso se reanudó',
    en: 'A grave alert about a child of a paused case came in: the case goes on',
  },
  'case.alert-without-case': {
    es: 'Una alerta era para un caso que ya cerró: decida qué se hace',
    en: 'An alert was for a case that has closed: decide what is done',
  },
};
