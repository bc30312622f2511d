import { defineErrors } from '@oln/contracts';

export const SessionErrors = defineErrors('SESSION', {
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'En la etapa {stage} no hay sesiones', en: 'There are no sessions in the stage {stage}' },
    todo: { es: 'Registre un intento de contacto', en: 'Record a contact attempt' },
  },
  CASE_PAUSED: {
    status: 409,
    title: { es: 'El caso está en pausa', en: 'The case is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  NOT_YET: {
    status: 422,
    title: { es: 'La sesión aún no llega', en: 'The session has not come yet' },
    todo: {
      es: 'Agéndela como cita y regístrela cuando ocurra',
      en: 'Set an appointment, and log it when it has happened',
    },
  },
  BEFORE_CASE: {
    status: 422,
    title: { es: 'La fecha es anterior al caso', en: 'The date lies before the case' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  OTHER_CHILD: {
    status: 422,
    title: { es: 'Un niño o niña no es del caso', en: 'A child does not belong to the case' },
    todo: { es: 'Revise quiénes participaron', en: 'Check who took part' },
  },
});
