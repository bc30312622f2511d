import { defineErrors } from '@oln/contracts';

export const ErasureErrors = defineErrors('ERASURE', {
  PERSON_ERASED: {
    status: 409,
    title: {
      es: 'Lo que se sabía de esa persona se borró, o se está borrando',
      en: 'What was known of that person was erased, or is being erased',
    },
    todo: {
      es: 'Regístrela de nuevo con sus datos, o pida a la coordinación dejar sin efecto la anonimización',
      en: 'Enter the person anew with their data, or ask the coordinator to call the anonymisation off',
    },
  },
});
