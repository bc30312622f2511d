import type { CaseSteps } from '../case-steps.js';
import { assertAs, assertHolds } from '../checks.js';
import { body, COMMUNE, NotAsTold } from '../office.js';
import { RecordSteps, type RecordView } from '../record-steps.js';
import { requestOf, step, type RequestView } from '../request-steps.js';
import { hoursAfter, type Scene } from './scene.js';

interface EscalationView extends RecordView {
  owner: string;
  children: string[];
  level?: number;
  notifiedAt?: string;
}

interface Notification {
  attempt: number;
  level: number;
  title: { es: string };
  notifiedAt: string;
  acknowledgedThrough?: string;
}

type Escalation = RecordSteps<EscalationView>;

/** The service has so many levels; whoever is above the last one is told in the office's own line. */
const LEVELS = 3;
const ACKNOWLEDGE_HOURS = 48;

/** Process §6: from the case to the service, and back to intake when a risk is seen after it. */
export async function worsens(scene: Scene, steps: CaseSteps): Promise<string> {
  const escalation = await drafted(scene, steps);
  await approved(scene, escalation);
  await nobodyAnswers(scene, escalation);
  await handedOver(scene, escalation, steps);
  await leavesService(scene, escalation);
  await returns(scene, escalation);
  return 'escalated, handed over, followed, at intake again';
}

async function drafted(scene: Scene, steps: CaseSteps): Promise<Escalation> {
  const { office, manager, tell } = scene;
  const { children } = await steps.view();
  const asked = {
    reason: 'grave-violation',
    factors: ['family-violence'],
    account: 'El plan no ha detenido la violencia',
  };
  const { id } = await steps.change<EscalationView>('escalation', asked);
  const escalation: Escalation = new RecordSteps(office, '/cases/v1/escalations', id, manager);
  assertAs('The escalation', await escalation.view(), {
    ...{ stage: 'drafted', owner: 'office', caseId: steps.id, children, urgent: false },
    ...{ grounds: ['grave-violation'], personInCharge: manager.person, institutions: ['specialised-service'] },
  });
  tell(`la situación empeora: ${manager.person} prepara el escalamiento → ${office.link(`escalation-${id}`)}`);
  return escalation;
}

/** Two pairs of eyes: who drafted it does not approve it. */
async function approved(scene: Scene, escalation: Escalation): Promise<void> {
  const { coordinator } = scene.office.staff;
  assertAs('The submission', await escalation.change('submission'), { stage: 'approval' });
  assertAs('The clock of the approval', await escalation.clock('approval.approve'), {
    ...{ askedOf: 'coordinator', overdueTo: 'deputy-coordinator' },
  });
  const notified = await escalation.change('approval', {}, coordinator);
  assertAs('The approval', notified, {
    ...{ stage: 'notified', owner: 'office', level: 1, attempt: 1, approvedBy: coordinator.person },
  });
  const { countedFrom, due } = await escalation.clock('notified.acknowledge');
  assertAs('The clock of the acknowledgement', due, hoursAfter(countedFrom!, ACKNOWLEDGE_HOURS));
  scene.tell('la coordinación lo aprueba: se notifica al servicio de protección especializada');
}

/** No acknowledgement: notified again, each time one level higher; above the highest the region is told. Never given up. */
async function nobodyAnswers(scene: Scene, escalation: Escalation): Promise<void> {
  const { office, manager, tell } = scene;
  const { coordinator, supervisor } = office.staff;
  const { notifiedAt } = await escalation.view();
  for (let level = 1; level <= LEVELS; level++) {
    const told = await office.until(`a notification at level ${level}`, () => atLevel(escalation, level), 3);
    tell(`notificado, nivel ${level}: ${told.title.es}`);
  }
  await office.isTold(coordinator, escalation.id, 'escalation.not-acknowledged');
  await office.isTold(manager, escalation.id, 'escalation.not-acknowledged');
  await office.isTold(supervisor, escalation.id, 'escalation.never-acknowledged', { days: 3 });
  tell('nadie acusa recibo en los tres niveles: aviso a la supervisión regional');
  assertAs('The escalation, meanwhile', await escalation.view(), { stage: 'notified', owner: 'office' });
  assertClimbs(notifiedAt!, await notifications(escalation));
  await escalation.change('acknowledgement');
  assertAs('The acknowledgement', await escalation.view(), { stage: 'deciding', owner: 'office' });
  assertAs('Who acknowledged', (await notifications(escalation)).at(-1), { acknowledgedThrough: 'staff' });
  await escalation.clock('deciding.decide');
  tell('por fin acusa recibo: el servicio tiene 10 días hábiles para decidir');
}

async function notifications({ office, path }: Escalation): Promise<Notification[]> {
  const all = body(await office.staff.coordinator.get<Notification[]>(`${path}/notifications`));
  return all.sort((one, other) => one.attempt - other.attempt);
}

const atLevel = async (escalation: Escalation, level: number): Promise<Notification | undefined> =>
  (await notifications(escalation)).find((one) => one.level === level);

/** One level higher each time, up to the highest; never before the one before had its time. */
export function assertClimbs(firstAt: string, sent: readonly Notification[]): void {
  sent.forEach(({ attempt, level, notifiedAt }, at) => {
    assertAs(`Notification ${at + 1}`, { attempt, level }, { attempt: at + 1, level: Math.min(at + 1, LEVELS) });
    const earliest = at === 0 ? firstAt : hoursAfter(sent[at - 1]!.notifiedAt, ACKNOWLEDGE_HOURS);
    if (notifiedAt < earliest)
      throw new NotAsTold(`Notification ${at + 1}: expected not before ${earliest}, was at ${notifiedAt}`);
  });
}

/** Never two owners, never none: the service has the children once the family was received, and not before. */
async function handedOver(scene: Scene, escalation: Escalation, steps: CaseSteps): Promise<void> {
  const { office, tell } = scene;
  const accepted = await escalation.change('decision', { decision: 'accepted' });
  assertAs('The decision', accepted, { stage: 'handover', owner: 'office' });
  await escalation.clock('handover.complete');
  tell('el servicio acepta: comienza el traspaso');
  const early = await escalation.refusal('handover-steps', { step: 'family-received' });
  assertAs('The family received before meeting and file', early, 'ESCALATION.STEPS_MISSING');
  for (const done of ['joint-meeting', 'file-handed-over'])
    assertAs(`After ${done}`, await escalation.change('handover-steps', { step: done }), {
      ...{ stage: 'handover', owner: 'office' },
    });
  const received = await escalation.change('handover-steps', { step: 'family-received' });
  assertAs('The handover', received, { stage: 'with-service', owner: 'specialised-service', outcome: 'handed-over' });
  const owners = body(await office.staff.coordinator.get<{ owner: string }[]>(`${escalation.path}/owners`));
  assertAs(
    'Whose the children are',
    owners.map(({ owner }) => owner),
    received.children.map(() => 'specialised-service'),
  );
  assertAs('The case', await steps.view(), { outcome: 'escalated' });
  tell('reunión, expediente y familia recibida: ahora está a cargo el servicio; el caso termina como escalado');
}

async function leavesService(scene: Scene, escalation: Escalation): Promise<void> {
  const { office, tell } = scene;
  const handedAt = office.now();
  await escalation.clock('with-service.status');
  await office.daysAfter(handedAt, 28);
  assertAs('The status', await escalation.change('statuses', { status: 'attended' }), { stage: 'with-service' });
  tell('a los 30 días la oficina pregunta: el servicio la atiende');
  await office.daysAfter(handedAt, 56);
  const left = await escalation.change('statuses', { status: 'leaving' });
  assertAs('The end of the service', left, { stage: 'exit-follow-up', owner: 'office', heldMonths: [] });
  for (const month of [1, 3, 6, 12]) await escalation.clock(`exit-follow-up.month-${month}`);
  tell('egresa del servicio: la oficina la sigue al mes, a los 3, 6 y 12 meses');
}

/** A risk that is seen after the service opens a request with high priority; the follow-up goes on beside it. */
async function returns(scene: Scene, escalation: Escalation): Promise<void> {
  const { office, family, tell } = scene;
  const { due } = await escalation.clock('exit-follow-up.month-1');
  await office.daysAfter(Date.parse(due), -2);
  const contact = { month: 1, kind: 'visit', result: 'reached', newRisks: ['family-violence'] };
  const held = await escalation.change('exit-contacts', contact);
  assertAs('The contact', held, { stage: 'exit-follow-up', heldMonths: [1] });
  const request = await office.until('a new request of the family', () => openRequest(scene));
  assertAs('The new request', request, {
    ...{ channel: 'alert', motive: 'returned-by-service', stage: 'admissibility', familyId: family.familyId },
  });
  assertHolds('Its factors', request.factors, ['risk-after-exit', 'family-violence']);
  assertHolds('Its children', request.childIds, family.childIds);
  tell(`visita del primer mes: hay un nuevo riesgo, se abre un ingreso → ${office.link(`intake-${request.id}`)}`);
  await step(office, request.id, 'admit');
  await step(office, request.id, 'take-up');
  assertAs('The new request in the queue', await requestOf(office, request.id), { scoring: { priority: 'high' } });
  tell('vuelve a la fila con prioridad alta; el seguimiento del egreso continúa');
}

async function openRequest({ office, family }: Scene): Promise<(RequestView & { id: string }) | undefined> {
  const path = `/intake/v1/requests?commune=${COMMUNE}&familyId=${family.familyId}&open=true`;
  return body(await office.staff.coordinator.get<{ items: RequestView[] }>(path)).items[0];
}
