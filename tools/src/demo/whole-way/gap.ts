import type { CaseSteps } from '../case-steps.js';
import { assertAs } from '../checks.js';
import { join, offerService } from '../network.js';
import { Referral, type Wanted } from './referral.js';
import { SISTER, type Scene } from './scene.js';

/** The only institution there is lets the child wait until the wait is over: nobody is left, and the registry says so. */
export async function nobodyIsLeft(scene: Scene, steps: CaseSteps): Promise<string> {
  const { office, tell } = scene;
  const { coordinator } = office.staff;
  const wanted: Wanted = {
    ...{ need: `speech-therapy.${office.run}`, sector: 'education' },
    ...{ priority: 'medium', waitDays: 60 },
  };
  const school = await join(office, 'Escuela de Lenguaje Rayito', 'education', 'lenguaje');
  const offerId = await offerService(office, school, { ...wanted, name: 'Fonoaudiología' });
  const referral = await Referral.ask(scene, steps, SISTER, wanted);
  await referral.waitAt(school, offerId, wanted);
  tell(`fonoaudiología para la hermana: un solo oferente, en espera → ${office.link(`referral-${referral.id}`)}`);

  await referral.waitEnds(wanted);
  const next = await referral.refusal('wait-review', { decision: 'next-provider' }, coordinator);
  assertAs('Another provider', next, 'REFERRAL.NO_OTHER_PROVIDER');
  const closed = await referral.change('wait-review', { decision: 'let-go', reason: 'no-way-left' }, coordinator);
  assertAs('The referral', closed, { stage: 'closed', outcome: 'expired', exitReason: 'no-way-left' });
  await referral.gapIs(wanted.need, {
    ...{ cause: 'wait-expired', need: wanted.need, sector: wanted.sector, closedAt: undefined },
    demands: [{ referralId: referral.id, cause: 'wait-expired', state: 'waiting' }],
  });
  tell('vence la espera de la hermana y no queda a quién pedir: brecha en el catastro');
  return 'a gap on record';
}
