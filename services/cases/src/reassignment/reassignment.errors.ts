import { defineErrors } from '@oln/contracts';

export const ReassignmentErrors = defineErrors('REASSIGNMENT', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Esa reasignación no existe', en: 'There is no such reassignment' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOBODY: {
    status: 422,
    title: { es: 'Falta a quién pasan los casos', en: 'Who takes the cases is missing' },
    todo: { es: 'Indique al menos una persona', en: 'Name at least one person' },
  },
  SAME_PERSON: {
    status: 422,
    title: { es: 'Los casos no pueden pasar a la misma persona', en: 'The cases cannot go to the same person' },
    todo: { es: 'Elija a otras personas', en: 'Choose other people' },
  },
  NO_CASES: {
    status: 409,
    title: { es: 'Esa persona no tiene casos abiertos', en: 'That person has no open cases' },
    todo: { es: 'No hay nada que reasignar', en: 'There is nothing to reassign' },
  },
});
