import { defineErrors } from '@oln/contracts';

export const ReportErrors = defineErrors('REPORT', {
  UNKNOWN_COMMUNE: {
    status: 404,
    title: { es: 'No hay una comuna con el código {commune}', en: 'There is no commune with the code {commune}' },
    todo: { es: 'Use el código CUT de cinco cifras', en: 'Use the CUT code of five digits' },
  },
  MONTH_NOT_ENDED: {
    status: 422,
    title: { es: '{month} aún no termina', en: '{month} has not ended yet' },
    todo: { es: 'El último mes con informe es {last}', en: 'The last month with a report is {last}' },
  },
  BEFORE_DATA: {
    status: 422,
    title: { es: 'No hay datos de {month}', en: 'There are no data of {month}' },
    todo: { es: 'El primer mes con datos es {first}', en: 'The first month with data is {first}' },
  },
  NO_DATA: {
    status: 422,
    title: { es: 'Esta comuna aún no tiene datos', en: 'This commune has no data yet' },
    todo: {
      es: 'El informe existe desde el mes en que llega la primera solicitud',
      en: 'There is a report from the month on in which the first request comes',
    },
  },
  CUT_OFF: {
    status: 422,
    title: {
      es: 'El corte no es el fin de un mes desde {month}',
      en: 'The cut-off is not the end of a month from {month} on',
    },
    todo: {
      es: 'Use el último día del mes del informe o de uno posterior que ya terminó, o no lo indique',
      en: 'Use the last day of the month of the report, or of a later one that has ended, or leave it out',
    },
  },
  BUSY: {
    status: 503,
    title: { es: 'Se están haciendo demasiados informes a la vez', en: 'Too many reports are being made at once' },
    todo: { es: 'Repita en unos segundos', en: 'Repeat in a few seconds' },
  },
});
