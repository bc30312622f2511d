import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const ActivityErrors = defineErrors('ACTIVITY', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'La actividad no existe o no está a su alcance',
      en: 'The activity does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STATE: {
    status: 409,
    title: {
      es: 'La actividad ya no está por realizarse: {state}',
      en: 'The activity is not to be held any more: {state}',
    },
    todo: { es: 'Planifique otra actividad', en: 'Plan another activity' },
  },
  NOT_HELD: {
    status: 409,
    title: { es: 'La actividad no se ha realizado', en: 'The activity was not held' },
    todo: { es: 'Registre primero que se realizó', en: 'Record first that it was held' },
  },
  DATE_TO_COME: {
    status: 422,
    title: { es: 'La fecha aún no llega', en: 'The date is still to come' },
    todo: { es: 'Use la fecha en que se realizó', en: 'Use the date on which it was held' },
  },
  COUNTED_TWICE: {
    status: 422,
    title: { es: 'Un mismo tramo de edad y sexo aparece dos veces', en: 'The same age and sex appear twice' },
    todo: { es: 'Indique cada tramo una vez', en: 'Name each of them once' },
  },
});
