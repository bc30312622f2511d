import { defineErrors } from '@oln/contracts';

export const OpenDataErrors = defineErrors('OPEN_DATA', {
  NOT_PUBLISHED: {
    status: 404,
    title: { es: 'No hay datos publicados de {quarter}', en: 'No data are published of {quarter}' },
    todo: {
      es: 'Vea en GET /open-data los trimestres que hay: los que terminaron y se tomaron, desde el primero con datos',
      en: 'See in GET /open-data which quarters there are: those that have ended and were taken, from the first with data on',
    },
  },
  NOT_INTACT: {
    status: 503,
    title: {
      es: 'Lo que hay de {quarter} no es lo que se firmó, y no se publica',
      en: 'What there is of {quarter} is not what was signed, and is not published',
    },
    todo: {
      es: 'Avise a quien opera el sistema: hay que reponer lo firmado desde un respaldo',
      en: 'Tell whoever runs the system: what was signed has to be restored from a backup',
    },
  },
  NOT_YET_SIGNED: {
    status: 404,
    title: {
      es: 'Aún no se firma {quarter} en ninguna comuna',
      en: '{quarter} has not yet been signed in any commune',
    },
    todo: {
      es: 'Vuelva más adelante: se publica lo que firma cada coordinación; GET /open-data dice qué falta',
      en: 'Come again later: what each coordinator signs is published; GET /open-data says what is missing',
    },
  },
});
