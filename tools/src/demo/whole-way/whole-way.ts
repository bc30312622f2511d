import { attend, reachExecution } from '../case-story.js';
import { registerFamily } from '../people.js';
import type { Story } from '../story.js';
import { fromAlertToCase } from './alert.js';
import { nobodyIsLeft } from './gap.js';
import { secondReceives } from './referral.js';
import { worsens } from './escalation.js';
import type { Scene } from './scene.js';

/** From two alerts to the case, from the case to the network, to the specialised service and back. */
export const wholeWay: Story = {
  name: 'Violeta',
  about: 'una familia que llega por dos alertas, espera en la red y pasa por el servicio especializado',
  expected: 'received by the second provider, a gap on record, escalated, handed over, followed, at intake again',
  tell: async (office) => {
    const [manager] = office.staff.managers;
    const family = await registerFamily(office, 2);
    const tell = (text: string): void => office.tell(wholeWay.name, text);
    const scene: Scene = { office, story: wholeWay.name, family, manager: manager!, tell };
    const steps = await fromAlertToCase(scene);
    const { acceptedAt } = await reachExecution(office, wholeWay.name, steps);
    const [received, gap] = await Promise.all([
      secondReceives(scene, steps),
      nobodyIsLeft(scene, steps),
      // The case goes on while others let the children wait.
      attend(office, steps, acceptedAt, 28, 78),
    ]);
    const returned = await worsens(scene, steps);
    return `${received}, ${gap}, ${returned}`;
  },
};
