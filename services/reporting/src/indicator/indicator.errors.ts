import { defineErrors } from '@oln/contracts';

export const IndicatorErrors = defineErrors('INDICATOR', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Ese indicador no existe', en: 'That indicator does not exist' },
    todo: { es: 'Vea los que hay en GET /indicators', en: 'See which there are with GET /indicators' },
  },
});
