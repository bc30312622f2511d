import type { ApiClient } from '../api-client.js';
import { attend, closeAndFollow, openCase, reachExecution } from './case-story.js';
import { community } from './community-story.js';
import { monitoring } from './monitoring-story.js';
import { body, COMMUNE, NotAsTold, type Office } from './office.js';
import { registerFamily } from './people.js';
import { asksWhatIsHeld } from './rights-story.js';
import { register, requestOf, step } from './request-steps.js';
import type { Story } from './story.js';
import { wholeWay } from './whole-way/whole-way.js';

const completes: Story = {
  name: 'Roja',
  about: 'una familia que completa los seis meses',
  expected: 'completed, followed',
  tell: async (office) => {
    const steps = await openCase(office, completes.name, office.staff.managers[0]!);
    const { plan, acceptedAt } = await reachExecution(office, completes.name, steps);
    await attend(office, steps, acceptedAt, 28, 200);
    await steps.stageIs('evaluation');
    office.tell(completes.name, 'mes 6: el proceso llama a evaluar');
    return closeAndFollow(office, completes.name, steps, plan);
  },
};

const rejects: Story = {
  name: 'Azul',
  about: 'una familia que rechaza la invitación y se mira otra vez a los 60 días',
  expected: 'invitation-rejected, looked at again',
  tell: async (office) => {
    const steps = await openCase(office, rejects.name, office.staff.managers[0]!);
    await steps.contact('call', 'reached');
    await steps.change('invitation/rejection', { reason: 'distrust', risks: [] });
    const { outcome } = await steps.view();
    office.tell(rejects.name, 'rechaza la invitación: el cupo queda libre de inmediato');
    await office.until(
      'the second look is asked for',
      async () => {
        const due = body(await office.staff.coordinator.get<{ rule: string }[]>(`${steps.path}/due`));
        return due.some(({ rule }) => rule === 'second-look.decide');
      },
      65,
    );
    await steps.change('second-look', { finding: 'no-risk-seen', risks: [] });
    await steps.stageIs('ended');
    office.tell(rejects.name, 'segunda mirada: sin riesgo a la vista, proceso terminado');
    return `${outcome}, looked at again`;
  },
};

const renounces: Story = {
  name: 'Verde',
  about: 'una familia que renuncia en el mes 4',
  expected: 'renounced in month 4',
  tell: async (office) => {
    const steps = await openCase(office, renounces.name, office.staff.managers[0]!);
    const { acceptedAt } = await reachExecution(office, renounces.name, steps);
    await attend(office, steps, acceptedAt, 28, 108);
    await office.daysAfter(acceptedAt, 112);
    // No family is let go while a known risk is left unattended.
    await steps.change('renunciation', {
      reason: 'no-time',
      risks: [{ risk: 'family-violence', measure: 'network-informed' }],
    });
    const { outcome } = await steps.view();
    office.tell(renounces.name, 'renuncia a la intervención; se revisó que no quede riesgo sin atender');
    return `${outcome} in month ${Math.ceil((office.now() - acceptedAt) / 30.4 / 86_400_000)}`;
  },
};

const extended: Story = {
  name: 'Amarilla',
  about: 'una familia extendida al mes 9, cuya gestora deja la oficina en el mes 3',
  expected: 'completed, followed, by another manager',
  tell: async (office) => {
    const [, leaving, successor] = office.staff.managers as [ApiClient, ApiClient, ApiClient];
    const steps = await openCase(office, extended.name, leaving);
    const { plan, acceptedAt } = await reachExecution(office, extended.name, steps);
    await attend(office, steps, acceptedAt, 28, 80);
    await office.daysAfter(acceptedAt, 84);
    await leave(office, leaving, successor);
    office.tell(extended.name, `${leaving.person} deja la oficina: todos sus casos pasan a ${successor.person}`);
    const moved = await office.until('the case is reassigned', async () => {
      const view = await steps.view();
      return view.personInCharge === successor.person && view;
    });
    steps.by = successor;
    await attend(office, steps, acceptedAt, 98, 200);
    await steps.stageIs('evaluation');
    await steps.evaluate(plan, 'extension', new Date(acceptedAt + 265 * 86_400_000).toISOString().slice(0, 10));
    await steps.stageIs('execution');
    office.tell(extended.name, 'mes 6: quedan objetivos, se extiende hasta el mes 9');
    await attend(office, steps, acceptedAt, 200, 290);
    await steps.stageIs('evaluation');
    office.tell(extended.name, 'mes 9: termina la extensión');
    const result = await closeAndFollow(office, extended.name, steps, plan);
    return moved.personInCharge === successor.person ? `${result}, by another manager` : result;
  },
};

/** The directory says that somebody has left, and the coordinator hands the whole caseload over. */
async function leave(office: Office, leaving: ApiClient, successor: ApiClient): Promise<void> {
  const { coordinator } = office.staff;
  const path = `/gateway/v1/communes/${COMMUNE}/staff/${leaving.person}`;
  const { version, roles, caseloads } = body(
    await coordinator.get<{ version: number; roles: string[]; caseloads: unknown[] }>(path),
  );
  body(await coordinator.put(path, { roles, caseloads, active: false }, { ifMatch: version }));
  const handover = { from: leaving.person, to: [successor.person], reason: 'staff-left' };
  body(await coordinator.post(`/cases/v1/communes/${COMMUNE}/reassignments`, handover));
}

const paused: Story = {
  name: 'Blanca',
  about: 'una familia que se ausenta un mes: sus plazos se detienen',
  expected: 'completed, followed, later by the pause',
  tell: async (office) => {
    const steps = await openCase(office, paused.name, office.staff.managers[0]!);
    const { plan, acceptedAt } = await reachExecution(office, paused.name, steps);
    await attend(office, steps, acceptedAt, 28, 60);
    const pausedAt = office.now();
    await steps.change('pause', { until: office.dateIn(45), reason: 'family-away' });
    office.tell(paused.name, 'viaja al norte: el caso queda en pausa');
    await office.daysAfter(pausedAt, 30);
    await steps.change('resumption');
    office.tell(paused.name, 'vuelve antes: los plazos corren otra vez');
    await attend(office, steps, acceptedAt, 100, 240);
    await steps.stageIs('evaluation');
    const months = (office.now() - acceptedAt) / 86_400_000 / 30.4;
    office.tell(paused.name, `evaluación en el mes ${months.toFixed(1)}: el mes de pausa no contó`);
    const result = await closeAndFollow(office, paused.name, steps, plan);
    return months > 6.7 ? `${result}, later by the pause` : result;
  },
};

const notPertinent: Story = {
  name: 'Gris',
  about: 'una solicitud no pertinente, acompañada hasta quien corresponde',
  expected: 'referred',
  tell: async (office) => {
    const request = await register(office, await registerFamily(office), 'alimony');
    office.tell(notPertinent.name, `pide ayuda por una pensión de alimentos → ${office.link(`intake-${request.id}`)}`);
    await step(office, request.id, 'refer', { to: 'legal-aid', reason: 'outside-functions' });
    const from = office.now();
    await office.daysAfter(from, 5);
    await step(office, request.id, 'arrival', { arrived: true });
    const { outcome } = await requestOf(office, request.id);
    office.tell(notPertinent.name, 'fue recibida en la asistencia judicial: recién ahora termina');
    return outcome ?? 'none';
  },
};

const forgotten: Story = {
  name: 'Negra',
  about: 'una solicitud que nadie mira: el plazo vence y sube hasta la supervisión regional',
  expected: 'climbed to the regional supervisor, then decided',
  tell: async (office) => {
    const request = await register(office, await registerFamily(office), 'school');
    office.tell(forgotten.name, `queda sin respuesta → ${office.link(`intake-${request.id}`)}`);
    const { coordinator, supervisor } = office.staff;
    await office.isTold(coordinator, request.id, 'deadline.overdue', { days: 8 });
    office.tell(forgotten.name, 'venció el plazo de admisibilidad: aviso a la coordinación');
    await office.isTold(supervisor, request.id, 'deadline.climbed', { days: 10 });
    office.tell(forgotten.name, 'sigue sin respuesta: aviso a la supervisión regional');
    await step(office, request.id, 'admit');
    await step(office, request.id, 'withdraw', { reason: 'solved', riskChecked: true });
    const { outcome } = await requestOf(office, request.id);
    if (outcome !== 'withdrawn') throw new NotAsTold(`The request ended as ${outcome}`);
    office.tell(forgotten.name, 'la coordinación la atiende; la familia ya lo había resuelto');
    return 'climbed to the regional supervisor, then decided';
  },
};

export const STORIES: Story[] = [
  ...[completes, rejects, renounces, extended, paused, notPertinent, forgotten, asksWhatIsHeld],
  wholeWay,
  community,
  monitoring,
];
