import { defineErrors } from '@oln/contracts';

export const FigureErrors = defineErrors('FIGURE', {
  UNKNOWN_INDICATOR: {
    status: 404,
    title: { es: 'No hay un indicador {indicator}', en: 'There is no indicator {indicator}' },
    todo: { es: 'Vea los que hay en GET /indicators', en: 'See which there are with GET /indicators' },
  },
  NOT_DIVIDED: {
    status: 422,
    title: {
      es: 'El indicador {indicator} no se divide por {by}',
      en: 'The indicator {indicator} is not divided by {by}',
    },
    todo: { es: 'Vea en el catálogo por qué se divide (by)', en: 'See in the catalogue what it is divided by (by)' },
  },
  PERIOD_TURNED: {
    status: 422,
    title: { es: 'El período termina antes de empezar', en: 'The period ends before it begins' },
    todo: { es: 'Ponga from antes que to', en: 'Put from before to' },
  },
  PERIOD_TOO_LONG: {
    status: 422,
    title: { es: 'El período es de más de diez años', en: 'The period is of more than ten years' },
    todo: { es: 'Pregunte por partes', en: 'Ask for it in parts' },
  },
  WHOLE_MONTHS: {
    status: 422,
    title: {
      es: 'Fuera de la comuna las cifras son de meses completos',
      en: 'Outside the commune figures are of whole months',
    },
    todo: {
      es: 'Use el primer día de un mes en from, el último en to, y hoy o el último día de un mes en asOf',
      en: 'Use the first day of a month in from, the last one in to, and today or the last day of a month in asOf',
    },
  },
});
