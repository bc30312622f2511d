import { defineErrors } from '@oln/contracts';

export const StaffErrors = defineErrors('STAFF', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Esa persona no trabaja en esta comuna', en: 'That person does not work in this commune' },
    todo: {
      es: 'Revise el identificador o regístrela primero',
      en: 'Check the identifier or register the person first',
    },
  },
  OTHER_COMMUNE: {
    status: 403,
    title: { es: 'Esa comuna no está a su alcance', en: 'That commune is not within your reach' },
    todo: {
      es: 'Consulte y registre personas de su propia comuna',
      en: 'Look up and register people of your own commune',
    },
  },
});
