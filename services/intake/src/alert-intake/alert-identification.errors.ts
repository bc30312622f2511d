import { defineErrors } from '@oln/contracts';

export const AlertIdentificationErrors = defineErrors('ALERT_IDENTIFICATION', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa alerta no pregunta por nadie, o no está a su alcance',
      en: 'That alert asks for nobody, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  DECIDED: {
    status: 409,
    title: { es: 'Ya se sabe de quién se trata', en: 'It is known already who it is' },
    todo: { es: 'No hay nada que decidir', en: 'There is nothing to decide' },
  },
  CHOICE_MISSING: {
    status: 422,
    title: {
      es: 'Indique una persona del registro, o que es nueva',
      en: 'Name a person of the registry, or say that it is new',
    },
    todo: { es: 'Envíe personId o isNew, uno de los dos', en: 'Send personId or isNew, one of the two' },
  },
  NOT_A_CHILD: {
    status: 422,
    title: { es: 'Esa persona no es un niño, niña o adolescente', en: 'That person is not a child' },
    todo: { es: 'Elija a otra, o descarte la alerta', en: 'Choose another, or dismiss the alert' },
  },
  TOO_LITTLE: {
    status: 422,
    title: {
      es: 'La alerta no dice lo suficiente para registrar a alguien',
      en: 'The alert does not tell enough to enter somebody',
    },
    todo: {
      es: 'Registre primero a la persona y envíe su personId',
      en: 'Register the person first, and send their personId',
    },
  },
});
