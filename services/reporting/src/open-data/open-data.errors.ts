import { defineErrors } from '@oln/contracts';

export const OpenDataErrors = defineErrors('OPEN_DATA', {
  NOT_PUBLISHED: {
    status: 404,
    title: { es: 'No hay datos publicados de {quarter}', en: 'No data are published of {quarter}' },
    todo: {
      es: 'Vea en GET /open-data los trimestres publicados: los que terminaron, desde el primero con datos',
      en: 'See in GET /open-data which quarters are: those that have ended, from the first with data on',
    },
  },
});
