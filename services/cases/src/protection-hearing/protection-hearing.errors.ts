import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const ProtectionHearingErrors = defineErrors('PROTECTION_HEARING', {
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'Una medida terminada no escucha a nadie más', en: 'A measure that has ended hears nobody any more' },
    todo: { es: 'Abra un procedimiento nuevo', en: 'Open a new procedure' },
  },
  CHILD_MISSING: {
    status: 422,
    title: { es: 'Falta a qué NNA se escuchó', en: 'Which child was heard is missing' },
    todo: { es: 'Indique un NNA de la medida', en: 'Name a child of the measure' },
  },
  SAID_OR_WHY_NOT: {
    status: 422,
    title: {
      es: 'Falta lo que se dijo, o por qué no se escuchó',
      en: 'What was said is missing, or why nobody was heard',
    },
    todo: { es: 'Escriba una de las dos cosas', en: 'Write one of the two' },
  },
});
