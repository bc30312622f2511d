import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const OpinionErrors = defineErrors('OPINION', {
  NOT_A_PARTICIPANT: {
    status: 422,
    title: {
      es: 'Esa persona no participa como NNA en la actividad',
      en: 'That person does not take part in the activity as a child',
    },
    todo: {
      es: 'Registre primero su participación, o la opinión del grupo',
      en: 'Record first that they took part, or the opinion of the group',
    },
  },
});
