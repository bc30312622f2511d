import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const ParticipationErrors = defineErrors('PARTICIPATION', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa participación no existe o no está a su alcance',
      en: 'That participant does not exist, or is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NO_ASSENT: {
    status: 422,
    title: { es: 'Falta el asentimiento de un NNA', en: 'The assent of a child is missing' },
    todo: {
      es: 'Registre qué dijo y cuándo, o que es muy pequeño para decirlo',
      en: 'Record what the child said and when, or that it is too young to say',
    },
  },
  NO_CONSENT: {
    status: 422,
    title: {
      es: 'Falta el consentimiento de quien cuida a un NNA',
      en: 'The consent of a child’s guardian is missing',
    },
    todo: { es: 'Registre la fecha del consentimiento', en: 'Record the date of the consent' },
  },
  AGREED_LATER: {
    status: 422,
    title: {
      es: 'El acuerdo de un NNA es posterior a la actividad',
      en: 'A child agreed only after the activity',
    },
    todo: {
      es: 'Cuente a quienes no habían acordado, sin identificarlos',
      en: 'Count those who had not agreed, without naming them',
    },
  },
  OTHER_KIND: {
    status: 409,
    title: {
      es: 'Esa persona ya participa como NNA o como adulta',
      en: 'That person takes part already, as a child or as an adult',
    },
    todo: { es: 'Regístrela como la primera vez', en: 'Record them as the first time' },
  },
  NOT_A_CHILD: {
    status: 422,
    title: {
      es: 'El registro no conoce a esa persona como NNA',
      en: 'The registry does not know that person as a child',
    },
    todo: { es: 'Regístrela como persona adulta', en: 'Record them as an adult' },
  },
  NOT_AN_ADULT: {
    status: 422,
    title: { es: 'El registro conoce a esa persona como NNA', en: 'The registry knows that person as a child' },
    todo: { es: 'Regístrela como NNA', en: 'Record them as a child' },
  },
  WITHDRAWN_ALREADY: {
    status: 409,
    title: { es: 'Esa persona ya se retiró', en: 'That person has withdrawn already' },
    todo: { es: 'No hay nada que hacer', en: 'There is nothing to do' },
  },
});
