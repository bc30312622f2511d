import { defineErrors } from '@oln/contracts';

export const ExplainErrors = defineErrors('EXPLAIN', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'A su alcance no hay ningún proceso con ese identificador',
      en: 'No process with that id is within your reach',
    },
    todo: {
      es: 'Revise el identificador (case-…, referral-…, o el del registro solo) y la comuna',
      en: 'Check the id (case-…, referral-…, or the record’s alone) and the commune',
    },
  },
});
