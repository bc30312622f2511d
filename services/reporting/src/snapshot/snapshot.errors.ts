import { defineErrors } from '@oln/contracts';

export const SnapshotErrors = defineErrors('SNAPSHOT', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'No hay un informe trimestral con ese identificador', en: 'There is no snapshot with that id' },
    todo: { es: 'Vea los que hay en GET /snapshots', en: 'See which there are with GET /snapshots' },
  },
  NO_SUCH_CONTENT: {
    status: 404,
    title: { es: 'Esas cifras no se tomaron', en: 'Those figures were not taken' },
    todo: {
      es: 'Vea cuántas veces se tomaron en GET /snapshots/{id}/contents',
      en: 'See how often they were taken with GET /snapshots/{id}/contents',
    },
  },
  SIGNED: {
    status: 409,
    title: { es: 'Las cifras están firmadas: no cambian más', en: 'The figures are signed: they change no more' },
    todo: {
      es: 'Lo que cambió después se ve en GET /snapshots/{id}/changes',
      en: 'What has changed since is shown by GET /snapshots/{id}/changes',
    },
  },
  NOTHING_NEW: {
    status: 409,
    title: { es: 'Las cifras de hoy son las que se tomaron', en: 'The figures of today are those that were taken' },
    todo: { es: 'No hace falta tomarlas de nuevo', en: 'There is no need to take them again' },
  },
});
