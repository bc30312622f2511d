import { defineErrors } from '@oln/contracts';

export const FollowUpErrors = defineErrors('FOLLOW_UP', {
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'El caso no está en seguimiento, sino en {stage}',
      en: 'The case is not in follow-up, but in {stage}',
    },
    todo: { es: 'Vuelva a leer el caso', en: 'Read the case again' },
  },
  TOO_EARLY: {
    status: 409,
    title: {
      es: 'El contacto del mes {month} corresponde desde el {earliest}',
      en: 'The contact of month {month} belongs to the time from {earliest} on',
    },
    todo: { es: 'Espere la fecha: se le avisará', en: 'Wait for the date: you will be told' },
  },
  NOT_TRIED: {
    status: 409,
    title: {
      es: 'Para cerrar el contacto sin respuesta hacen falta {attempts} intentos, de {kinds} tipos, {visits} en visita',
      en: 'To settle the contact without an answer takes {attempts} attempts, of {kinds} kinds, {visits} of them visits',
    },
    todo: { es: 'Registre los intentos de contacto', en: 'Record the contact attempts' },
  },
  RISKS_UNNAMED: {
    status: 422,
    title: { es: 'Si hay riesgo, indique cuáles; si no, ninguno', en: 'If there is a risk, say which; otherwise none' },
    todo: { es: 'Revise el hallazgo y los riesgos', en: 'Check the finding and the risks' },
  },
});
