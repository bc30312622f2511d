import { defineErrors } from '@oln/contracts';

export const StaffErrors = defineErrors('STAFF', {
  TAKES_NO_PLANS: {
    status: 422,
    title: {
      es: 'Esa persona no trabaja con comunidades en esta oficina',
      en: 'That person does not work with communities in this office',
    },
    todo: {
      es: 'Revise el identificador, o registre a la persona en la oficina',
      en: 'Check the identifier, or register the person in the office',
    },
  },
});
