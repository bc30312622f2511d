import { defineErrors } from '@oln/contracts';

export const ReviewErrors = defineErrors('REVIEW', {
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'En la etapa {stage} no se revisa el plan', en: 'The plan is not reviewed in the stage {stage}' },
    todo: { es: 'Se revisa mientras el plan está en ejecución', en: 'It is reviewed while it is carried out' },
  },
  CASE_PAUSED: {
    status: 409,
    title: { es: 'El caso está en pausa', en: 'The case is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  WRONG_DATE: {
    status: 422,
    title: { es: 'La fecha no es de la intervención', en: 'The date is not within the intervention' },
    todo: { es: 'Registre una revisión que ya ocurrió', en: 'Record a review that has happened' },
  },
});
