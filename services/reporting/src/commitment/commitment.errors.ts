import { defineErrors } from '@oln/contracts';

export const CommitmentErrors = defineErrors('COMMITMENT', {
  TURNED: {
    status: 422,
    title: { es: 'El compromiso termina antes de empezar', en: 'The commitment ends before it begins' },
    todo: { es: 'Ponga startsOn antes que endsOn', en: 'Put startsOn before endsOn' },
  },
  OTHER_YEAR: {
    status: 422,
    title: {
      es: 'El compromiso del año {year} no empieza en ese año',
      en: 'The commitment of {year} does not begin in that year',
    },
    todo: { es: 'Nombre el año por aquel en que empieza', en: 'Name the year after the one in which it begins' },
  },
  TOO_LONG: {
    status: 422,
    title: { es: 'Un compromiso anual no dura dos años', en: 'A commitment for a year does not last for two' },
    todo: { es: 'Registre uno por año', en: 'Record one for each year' },
  },
});
