import { defineErrors } from '@oln/contracts';

export const RequestErrors = defineErrors('INTAKE', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa solicitud no existe o no está a su alcance',
      en: 'That request does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'La solicitud está en otra etapa ({stage}): no corresponde {action}',
      en: 'The request is in another stage ({stage}): {action} does not apply',
    },
    todo: { es: 'Vea en qué etapa está y qué sigue', en: 'See which stage it is in and what comes next' },
  },
  PAUSED: {
    status: 409,
    title: { es: 'La solicitud está en pausa', en: 'The request is paused' },
    todo: { es: 'Reanúdela primero', en: 'Resume it first' },
  },
  FAMILY_UNKNOWN: {
    status: 422,
    title: {
      es: 'Esa familia no está en el registro de su comuna',
      en: 'That family is not in the registry of your commune',
    },
    todo: { es: 'Regístrela primero', en: 'Register it first' },
  },
  CHILD_UNKNOWN: {
    status: 422,
    title: {
      es: 'Alguno de los niños, niñas o adolescentes no es de esa familia',
      en: 'One of the children does not belong to that family',
    },
    todo: {
      es: 'Nombre a integrantes menores de edad de la familia',
      en: 'Name children who are members of the family',
    },
  },
  RECEIVED_LATER: {
    status: 422,
    title: { es: 'La fecha de ingreso está en el futuro', en: 'The request is said to have come in in the future' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  NO_CHILD: {
    status: 409,
    title: { es: 'Ya no hay menores de 18 años en la solicitud', en: 'Nobody in the request is under 18' },
    todo: { es: 'Derive asistidamente a quien corresponda', en: 'Refer the family, accompanied, to who is pertinent' },
  },
  LIVES_ELSEWHERE: {
    status: 409,
    title: { es: 'La familia vive en otra comuna', en: 'The family lives in another commune' },
    todo: {
      es: 'Derive a la OLN de su comuna o corrija el domicilio',
      en: 'Refer it to the office of its commune, or correct the address',
    },
  },
  OUTSIDE_FUNCTIONS: {
    status: 409,
    title: {
      es: 'El motivo no es de las funciones de la OLN',
      en: 'The motive lies outside the functions of the office',
    },
    todo: { es: 'Derive asistidamente a quien corresponda', en: 'Refer the family, accompanied, to who is pertinent' },
  },
  IDENTICAL_OPEN: {
    status: 409,
    title: { es: 'Hay otra solicitud abierta igual: {request}', en: 'An identical request is open: {request}' },
    todo: {
      es: 'Ciérrela como duplicada o explique por qué es otra (separate)',
      en: 'Close this one as a duplicate, or say why it is another (separate)',
    },
  },
  IDENTICAL_ATTENDED: {
    status: 409,
    title: {
      es: 'Ya se atiende a la familia por lo mismo: {request}',
      en: 'The family is attended for the same already: {request}',
    },
    todo: {
      es: 'Ciérrela como duplicada, y lo sabrá quien atiende el caso, o explique por qué es otra (separate)',
      en: 'Close it as a duplicate, and who attends the case will know, or say why it is another (separate)',
    },
  },
  LINE_OPEN: {
    status: 409,
    title: {
      es: 'La familia ya está en esa línea: {request}',
      en: 'The family is in that line already: {request}',
    },
    todo: {
      es: 'Elija otra modalidad o línea, o explique por qué necesita otro caso (separate)',
      en: 'Choose another variant or line, or say why it needs another case (separate)',
    },
  },
  NOT_IDENTICAL: {
    status: 422,
    title: {
      es: 'Esa solicitud no es de los mismos niños, niñas o adolescentes, o ya se cerró',
      en: 'That request is not about the same children, or it is closed',
    },
    todo: {
      es: 'Nombre una solicitud de los mismos niños, niñas o adolescentes que esté abierta o cuyo caso lo esté',
      en: 'Name a request about the same children that is open, or whose case is',
    },
  },
  ARRIVAL_UNKNOWN: {
    status: 409,
    title: { es: 'Aún no se sabe si la familia llegó', en: 'It is not known yet whether the family arrived' },
    todo: { es: 'Confirme primero con el servicio y con la familia', en: 'Ask the service and the family first' },
  },
  LINE_MISSING: {
    status: 422,
    title: { es: 'El acompañamiento familiar necesita una línea', en: 'Family accompaniment needs a line of action' },
    todo: { es: 'Indique gestión de casos o terapia familiar', en: 'Name case management or family therapy' },
  },
  LINE_NOT_NEEDED: {
    status: 422,
    title: { es: 'Esa modalidad no lleva línea', en: 'That variant has no line of action' },
    todo: { es: 'Quite la línea', en: 'Leave the line out' },
  },
  RISK_NOT_CHECKED: {
    status: 409,
    title: {
      es: 'Hay peligro inminente informado: falta confirmar que ningún riesgo queda sin atender',
      en: 'Imminent danger was reported: nobody has confirmed that no risk is left unattended',
    },
    todo: { es: 'Verifique el riesgo y confírmelo (riskChecked)', en: 'Check the risk and confirm it (riskChecked)' },
  },
  DANGER_KNOWN: {
    status: 409,
    title: { es: 'Ese peligro ya fue informado', en: 'That danger was reported already' },
    todo: { es: 'Informe solo lo nuevo', en: 'Report only what is new' },
  },
  NOTHING_NEW: {
    status: 409,
    title: { es: 'No hay nada nuevo en estos datos', en: 'There is nothing new in this data' },
    todo: { es: 'La solicitud ya lo dice', en: 'The request says so already' },
  },
  NOT_SCORED: {
    status: 409,
    title: { es: 'La solicitud aún no tiene puntaje', en: 'The request has no score yet' },
    todo: { es: 'Decida primero la admisibilidad', en: 'Decide on admissibility first' },
  },
  PAUSE_TOO_LONG: {
    status: 422,
    title: {
      es: 'La pausa es demasiado larga o termina en el pasado',
      en: 'The pause is too long or ends in the past',
    },
    todo: { es: 'Elija una fecha hasta el {latest}', en: 'Choose a date until {latest}' },
  },
  PAUSE_IN_DANGER: {
    status: 409,
    title: {
      es: 'Con peligro inminente informado nada se detiene',
      en: 'Nothing is paused while imminent danger is reported',
    },
    todo: { es: 'Atienda primero el riesgo', en: 'Attend to the risk first' },
  },
  DELIVERY_OPEN: {
    status: 409,
    title: {
      es: 'Falta entregar una prestación o recibir la respuesta de la familia',
      en: 'A service is still to be delivered or the family to be heard',
    },
    todo: { es: 'Registre qué pasó con cada prestación', en: 'Record what became of each service' },
  },
});
