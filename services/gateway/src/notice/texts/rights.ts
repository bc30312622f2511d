import type { Language } from '../../words/local-time.js';

/** What notices say of people's rights over their data, by code. */
export const RIGHTS_TEXTS: Record<string, Record<Language, string>> = {
  'rights-request.received': {
    es: 'Una persona ejerce un derecho sobre sus datos: la ley fija el plazo para responder',
    en: 'Somebody asks for a right over their data: the law sets the term to answer',
  },
  'anonymisation.announced': {
    es: 'Se anunció la anonimización de una persona: puede retenerla o dejarla sin efecto',
    en: 'The anonymisation of a person was announced: you may hold it or call it off',
  },
  'anonymisation.put-back': {
    es: 'Una anonimización no pudo completarse porque hay registros abiertos: se anunció de nuevo',
    en: 'An anonymisation could not be completed because records are open: it was announced again',
  },
  'rights-request.in-charge': {
    es: 'Una solicitud de derechos pasa a estar a su cargo',
    en: 'A rights request is now in your charge',
  },
};
