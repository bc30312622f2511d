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
  ROLE_NOT_YOURS_TO_GIVE: {
    status: 403,
    title: { es: 'Esos roles no los da ni los quita usted', en: 'Those roles are not yours to give or take' },
    todo: {
      es: 'Los de la oficina los da su coordinación o la supervisión regional; los de supervisión y operación, la supervisión nacional u operación, y a otra persona que quien los da',
      en: 'Those of an office are given by its coordinator or the region; those of supervisors and operators by the national supervisor or an operator, to somebody else than who gives them',
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
