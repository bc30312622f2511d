import { defineErrors } from '@oln/contracts';

export const ReachErrors = defineErrors('REACH', {
  OTHER_COMMUNE: {
    status: 403,
    title: { es: 'Esa comuna no está a su alcance', en: 'That commune is not within your reach' },
    todo: { es: 'Use el código de su propia comuna', en: 'Use the code of your own commune' },
  },
  COMMUNE_MISSING: {
    status: 400,
    title: { es: 'Falta la comuna', en: 'The commune is missing' },
    todo: { es: 'Indique el código CUT de la comuna', en: 'Name the CUT code of the commune' },
  },
});
