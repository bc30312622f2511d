import { addTerm } from '@oln/calendar';
import { holidaysOver } from '@oln/calendar/holidays';
import type { EscalationOutcome } from '@oln/contracts';
import { Followed, type Scenario } from './followed.js';
import { HERE, type Scene } from './scene.js';

async function drafted(scene: Scene): Promise<Followed> {
  const { familyId, childIds } = await scene.family();
  const why = { grounds: ['grave-violation'], factors: ['family-violence'], account: 'Dos visitas' };
  return Followed.opened(scene, 'escalation', { commune: HERE, familyId, childIds, ...why, urgent: false });
}

const REJECTED = { decision: 'rejected', reason: 'not-grave' };

/** The service has it, and decides. */
async function decided(escalation: Followed, decision: object): Promise<void> {
  await escalation.does('submission');
  await escalation.does('approval', {}, escalation.scene.coordinator);
  await escalation.does('acknowledgement');
  await escalation.does('decision', decision);
}

/** The service has the appeal: whatever was left of its first term, it has ten business days anew. */
async function appealed(escalation: Followed): Promise<void> {
  const told = { received: true };
  const { stageSince } = await escalation.does<{ stageSince: string }>('appeal', told, escalation.scene.coordinator);
  const since = new Date(stageSince);
  await escalation.isDue('deciding.decide', addTerm(stageSince, '10bd', holidaysOver(since, since)));
}

export async function handOver(escalation: Followed): Promise<void> {
  await decided(escalation, { decision: 'accepted' });
  for (const step of ['joint-meeting', 'file-handed-over', 'family-received'])
    await escalation.does('handover-steps', { step });
}

async function rejected(scene: Scene): Promise<Followed> {
  const escalation = await drafted(scene);
  await decided(escalation, REJECTED);
  return escalation;
}

/** Process §6. */
export const ESCALATIONS: Record<EscalationOutcome, Scenario> = {
  'handed-over': async (scene) => {
    const escalation = await drafted(scene);
    await handOver(escalation);
    return escalation;
  },
  returned: async (scene) => {
    const escalation = await drafted(scene);
    await decided(escalation, { decision: 'accepted' });
    await escalation.does('giving-back', { reason: 'family-refuses' });
    return escalation;
  },
  'rejected-kept': async (scene) => {
    const escalation = await drafted(scene);
    await decided(escalation, { decision: 'more-information' });
    await escalation.does('information', { note: 'Informe enviado' });
    // Longer than a weekend: what it has left ends on another day than what it is given anew.
    await scene.pass(4);
    await escalation.does('decision', REJECTED);
    await appealed(escalation);
    await escalation.does('decision', REJECTED);
    await escalation.does('keeping', { reason: 'attended-by-office' }, scene.coordinator);
    return escalation;
  },
  'measure-instead': async (scene) => {
    const escalation = await rejected(scene);
    await escalation.does('measure', { grounds: ['neglect'] }, scene.coordinator);
    return escalation;
  },
  withdrawn: async (scene) => {
    const escalation = await drafted(scene);
    const risks = ['grave-violation', 'family-violence'].map((risk) => ({ risk, measure: 'no-longer-present' }));
    await escalation.does('withdrawal', { reason: 'danger-over', risks }, scene.coordinator);
    return escalation;
  },
};
