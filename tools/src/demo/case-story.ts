import type { ApiClient } from '../api-client.js';
import type { CaseSteps } from './case-steps.js';
import type { Office } from './office.js';
import { registerFamily } from './people.js';
import { assign, register, step } from './request-steps.js';

/** From the front desk to the case: admitted, prioritised, assigned. */
export async function openCase(office: Office, story: string, manager: ApiClient): Promise<CaseSteps> {
  const family = await registerFamily(office);
  const request = await register(office, family);
  office.tell(story, `llega a la oficina → ${office.link(`intake-${request.id}`)}`);
  await step(office, request.id, 'admit');
  await step(office, request.id, 'take-up');
  return assign(office, story, request.id, manager);
}

/** Invitation, diagnosis and plan, as they should go. */
export async function reachExecution(
  office: Office,
  story: string,
  steps: CaseSteps,
): Promise<{ plan: Awaited<ReturnType<CaseSteps['agreePlan']>>; acceptedAt: number }> {
  await steps.contact('visit', 'reached');
  await steps.accept();
  const acceptedAt = office.now();
  office.tell(story, 'acepta la invitación');
  await office.daysAfter(acceptedAt, 8);
  await steps.diagnose('entry');
  await steps.hearChildren();
  office.tell(story, 'diagnóstico completo, niñas y niños escuchados');
  await office.daysAfter(acceptedAt, 14);
  const plan = await steps.agreePlan();
  await steps.stageIs('execution');
  office.tell(story, 'plan firmado y aprobado: comienza la ejecución');
  return { plan, acceptedAt };
}

/** Sessions every two weeks and a review every quarter, while `until` days have not passed. */
export async function attend(
  office: Office,
  steps: CaseSteps,
  acceptedAt: number,
  fromDay: number,
  untilDay: number,
): Promise<void> {
  for (let day = fromDay; day < untilDay; day += 14) {
    await office.daysAfter(acceptedAt, day);
    if ((await steps.view()).stage !== 'execution') return;
    await steps.session();
    if (Math.floor(day / 84) > Math.floor((day - 14) / 84)) await steps.review();
  }
}

export async function closeAndFollow(
  office: Office,
  story: string,
  steps: CaseSteps,
  plan: Awaited<ReturnType<CaseSteps['agreePlan']>>,
): Promise<string> {
  await steps.evaluate(plan, 'closure');
  await steps.stageIs('closure');
  const closed = await steps.close(plan);
  const exitAt = office.now();
  office.tell(story, `egresa: ${closed.outcome}`);
  await office.daysAfter(exitAt, 80);
  await steps.followUp('3');
  office.tell(story, 'seguimiento de los 3 meses');
  await office.daysAfter(exitAt, 175);
  await steps.followUp('6');
  await steps.stageIs('ended');
  office.tell(story, 'seguimiento de los 6 meses: proceso terminado');
  return `${closed.outcome}, followed`;
}
