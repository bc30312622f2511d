import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const PlanProductErrors = defineErrors('PLAN_PRODUCT', {
  DATE_TO_COME: {
    status: 422,
    title: { es: 'El documento tiene una fecha que aún no llega', en: 'The document has a date that is still to come' },
    todo: { es: 'Use la fecha del documento', en: 'Use the date of the document' },
  },
});
