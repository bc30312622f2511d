import type { Language } from '../../words/local-time.js';

/** What notices say of community plans, by code. */
export const COMMUNITY_TEXTS: Record<string, Record<Language, string>> = {
  'community-plan.in-charge': {
    es: 'Un plan comunitario está a su cargo',
    en: 'A community plan is in your charge',
  },
  'community-plan.person-left': {
    es: 'Una persona dejó la oficina: un plan comunitario quedó sin nadie a cargo',
    en: 'A person has left the office: a community plan has nobody in charge',
  },
  'community-plan.to-conclude': {
    es: 'Un plan comunitario espera su evaluación',
    en: 'A community plan waits to be evaluated',
  },
  'community-plan.cycle-ended': {
    es: 'Terminó un ciclo del Plan Estratégico Comunitario: falta cerrarlo, o comenzar otro',
    en: 'A cycle of a strategic community plan has ended: it is to be closed, or another one begun',
  },
  'community-plan.pause-ended': {
    es: 'Terminó la pausa de un plan comunitario',
    en: 'The pause of a community plan has ended',
  },
  'community-plan.closed': {
    es: 'Se cerró un plan comunitario',
    en: 'A community plan was closed',
  },
};
