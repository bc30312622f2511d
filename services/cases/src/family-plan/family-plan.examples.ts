import { SOME_ID } from '@oln/service-kit';
import type { PlanBody, SignatureBody, ReturnBody, TaskBody } from './family-plan.dto.js';

export const PLAN: PlanBody = {
  objectives: [
    {
      factors: ['child-school-absence'],
      text: 'Vuelve a clases con apoyo de la escuela',
      expectedResult: 'Asistencia sobre 85 %',
      tasks: [
        {
          text: 'Acompañar la matrícula en el taller de los sábados',
          owner: 'case-manager',
          startsOn: '2026-04-06',
          weeks: 4,
        },
        { text: 'Llevarlo a clases', owner: 'family', startsOn: '2026-04-06', weeks: 12 },
      ],
    },
    {
      factors: ['family-violence'],
      text: 'Un hogar sin violencia',
      integratedFrom: { institution: 'CESFAM Sur', childId: SOME_ID, reference: 'Plan 2026-118' },
      tasks: [{ text: 'Control mensual', owner: 'institution', startsOn: '2026-04-13', weeks: 20 }],
    },
  ],
};

export const SIGNATURE: SignatureBody = { party: 'child', childId: SOME_ID };

export const RETURN: ReturnBody = { reason: 'tasks-missing' };

export const TASK: TaskBody = { state: 'done' };
