import { defineErrors } from '@oln/contracts';

export const GuardianshipErrors = defineErrors('GUARDIANSHIP', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Ese cuidado no existe o no está a su alcance',
      en: 'That guardianship does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_A_CHILD: {
    status: 422,
    title: { es: 'Esa persona es mayor de edad', en: 'That person is of age' },
    todo: {
      es: 'El cuidado se registra para niños, niñas y adolescentes',
      en: 'Guardianships are recorded for children',
    },
  },
  ONE_GUARDIAN: {
    status: 422,
    title: { es: 'Indique una persona o una institución, no ambas', en: 'Name a person or an institution, not both' },
    todo: { es: 'Registre un cuidado por cada una', en: 'Record a guardianship for each' },
  },
  NOT_AN_ADULT: {
    status: 422,
    title: { es: 'Quien cuida debe ser una persona adulta distinta', en: 'The guardian must be another, adult person' },
    todo: { es: 'Revise a quién nombró', en: 'Check whom you named' },
  },
  OTHER_COMMUNE: {
    status: 422,
    title: {
      es: 'Quien cuida está en el registro de otra comuna',
      en: 'The guardian is in the registry of another commune',
    },
    todo: {
      es: 'Registre a esa persona en la comuna del niño, niña o adolescente',
      en: 'Enter that person in the commune of the child',
    },
  },
  BEFORE_BIRTH: {
    status: 422,
    title: { es: 'El cuidado comienza antes del nacimiento', en: 'The guardianship begins before the birth' },
    todo: { es: 'Revise ambas fechas', en: 'Check both dates' },
  },
  ENDED: {
    status: 409,
    title: { es: 'Este cuidado ya terminó', en: 'This guardianship has ended already' },
    todo: { es: 'Registre uno nuevo si volvió', en: 'Record a new one if it came back' },
  },
  ENDS_BEFORE: {
    status: 422,
    title: { es: 'El término es anterior al comienzo', en: 'The end lies before the beginning' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
});
