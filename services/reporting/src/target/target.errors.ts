import { defineErrors } from '@oln/contracts';

export const TargetErrors = defineErrors('TARGET', {
  NO_DIRECTION: {
    status: 422,
    title: {
      es: 'Del indicador {indicator} no se dice si es mejor más o menos: no admite meta',
      en: 'Of the indicator {indicator} nobody says whether more or less is better: it takes no target',
    },
    todo: {
      es: 'Elija un indicador que tenga dirección (better) en GET /indicators',
      en: 'Choose an indicator that has a direction (better) in GET /indicators',
    },
  },
  SHARE_ABOVE_ONE: {
    status: 422,
    title: { es: 'Una proporción no pasa de 1', en: 'A share is not above 1' },
    todo: { es: 'Escriba 0.85 para 85 %', en: 'Write 0.85 for 85 %' },
  },
  THRESHOLDS_TURNED: {
    status: 422,
    title: {
      es: 'El amarillo termina antes que el verde',
      en: 'Yellow ends before green does',
    },
    todo: {
      es: 'Ponga en yellow una diferencia mayor que en green',
      en: 'Allow a greater difference in yellow than in green',
    },
  },
  UNKNOWN: {
    status: 404,
    title: {
      es: 'No hay una meta de ese indicador para ese año',
      en: 'There is no target of that indicator for that year',
    },
    todo: {
      es: 'Vea las que hay en GET /communes/{commune}/targets',
      en: 'See which there are with GET /communes/{commune}/targets',
    },
  },
});
